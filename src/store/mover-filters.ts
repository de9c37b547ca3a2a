import type { MoverRange } from '#src/domain/tier/mover-ranges.ts'

type Filter = Readonly<Record<string, unknown>>

/** Ahead of every date and every text that is stored: ranges from here on find who has the field. */
const everyDate = new Date(0)
const everyText = ''

const inTier = ({ policyVersion, code }: { readonly policyVersion: number; readonly code: string }) => ({
  'score.policyVersion': policyVersion,
  'tier.code': code,
})

/** Feedback is rounded to hundredths: the multipliers under 1 are few. */
function multipliersFrom(least: number): readonly number[] {
  const lowest = Math.round(least * 100)
  return Array.from({ length: Math.max(0, 100 - lowest) }, (_, i) => (lowest + i) / 100)
}

/** κ under a line once bad feedback is left out of it; no key at all is under every line. */
function heldUnder(line: number, least: number): readonly Filter[] {
  const badly = multipliersFrom(least).map((multiplier) => ({
    'score.multiplier': multiplier,
    'score.kappa': { $lt: line + Math.log2(multiplier) },
  }))

  return [
    {
      'score.kappa': { $lt: line },
      $or: [
        { 'score.multiplier': { $gte: 1 } },
        { 'score.kappa': { $lt: line + Math.log2(least) } },
        ...badly,
      ],
    },
    { 'score.kappa': null },
  ]
}

/** κ from a line on once bad feedback is left out of it. */
const heldFrom = (line: number, least: number): readonly Filter[] => [
  { 'score.kappa': { $gte: line } },
  { 'score.kappa': { $gte: line + Math.log2(least), $lt: line }, 'score.multiplier': { $lt: 1 } },
]

/** Between and beside these codes, in the order of their bytes. */
function otherThan(codes: readonly string[]): readonly Filter[] {
  const sorted = [...codes].sort()
  return [everyText, ...sorted].map((from, i) => {
    const to = sorted[i]
    return { 'tier.code': { [i === 0 ? '$gte' : '$gt']: from, ...(to === undefined ? {} : { $lt: to }) } }
  })
}

const joined = (common: Filter, alternatives: readonly Filter[]): readonly Filter[] =>
  alternatives.map((one) => ({ ...common, ...one }))

/** The queries whose answers together are the range; each is served by an index. */
export function filtersOf(range: MoverRange): readonly Filter[] {
  switch (range.kind) {
    case 'tierless':
      return [{ kind: 'customer', 'tier.code': null }]
    case 'prospects':
      return [{ kind: 'prospect' }]
    case 'due':
      return [{ nextCheckAt: { $lte: range.at } }]
    case 'asked':
      return [{ 'tier.proposed.at': { $gt: everyDate } }, { 'tier.kept.at': { $gt: everyDate } }]
    case 'other-version':
      return joined({}, [
        { 'score.policyVersion': { $lt: range.policyVersion } },
        { 'score.policyVersion': { $gt: range.policyVersion } },
        { 'score.policyVersion': null },
      ])
    case 'other-tier':
      return joined({ 'score.policyVersion': range.policyVersion }, otherThan(range.codes))
    case 'risen':
      return [{ ...inTier(range), 'tier.belowSince': null, 'score.kappa': { $gte: range.kappaFrom } }]
    case 'fallen':
      return joined(
        { ...inTier(range), 'tier.belowSince': null },
        heldUnder(range.kappaUnder, range.leastMultiplier),
      )
    case 'recovered':
      return joined(
        { ...inTier(range), 'tier.belowSince': { $gt: everyDate } },
        heldFrom(range.kappaFrom, range.leastMultiplier),
      )
    case 'distrusted':
      return [{ ...inTier(range), 'tier.belowSince': { $gt: everyDate, $lt: range.leftBy } }]
    case 'shaken':
      return [{ ...inTier(range), 'tier.shaken': true, 'score.kappa': { $lt: range.kappaUnder } }]
    case 'group-risen':
      return [{ ...inTier(range), 'group.kappa': { $gte: range.groupFrom } }]
    case 'group-fallen':
      return [
        {
          ...inTier(range),
          'tier.belowSince': { $gt: everyDate, $lte: range.leftBy },
          'group.kappa': { $lt: range.groupUnder },
        },
      ]
  }
}
