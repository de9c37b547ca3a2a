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

/** One condition on κ for each multiplier under 1: what bad feedback has taken off is put back. */
const unfed = (least: number, condition: (shift: number) => Filter): readonly Filter[] =>
  multipliersFrom(least).map((multiplier) => ({
    'score.multiplier': multiplier,
    'score.kappa': condition(Math.log2(multiplier)),
  }))

/** κ under a line once bad feedback is left out of it; no key at all is under every line. */
const heldUnder = (line: number, least: number): readonly Filter[] => [
  {
    'score.kappa': { $lt: line },
    $or: [
      { 'score.multiplier': { $gte: 1 } },
      { 'score.kappa': { $lt: line + Math.log2(least) } },
      ...unfed(least, (shift) => ({ $lt: line + shift })),
    ],
  },
  { 'score.kappa': null },
]

/** κ from a line on once bad feedback is left out of it. */
function heldFrom(line: number, least: number): readonly Filter[] {
  const badly = unfed(least, (shift) => ({ $gte: line + shift }))
  const strip = { 'score.kappa': { $gte: line + Math.log2(least), $lt: line }, $or: badly }

  return [{ 'score.kappa': { $gte: line } }, ...(badly.length > 0 ? [strip] : [])]
}

/** κ in a tier, by the two runs of the index: not under the tier's band, and known to be. */
const aboveAndUnderBand = (
  range: { readonly policyVersion: number; readonly code: string },
  kappa: Filter,
): readonly Filter[] =>
  [null, { $gt: everyDate }].map((belowSince) => ({
    ...inTier(range),
    'tier.belowSince': belowSince,
    'score.kappa': kappa,
  }))

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

type InTier = Extract<MoverRange, { readonly code: string }>

/** Customers of one tier, by their own key or by their group's. */
function filtersInTier(range: InTier): readonly Filter[] {
  const own = inTier(range)
  switch (range.kind) {
    case 'risen':
      return [{ ...own, 'tier.belowSince': null, 'score.kappa': { $gte: range.kappaFrom } }]
    case 'fallen':
      return joined({ ...own, 'tier.belowSince': null }, heldUnder(range.kappaUnder, range.leastMultiplier))
    case 'recovered':
      return joined(
        { ...own, 'tier.belowSince': { $gt: everyDate } },
        heldFrom(range.kappaFrom, range.leastMultiplier),
      )
    case 'distrusted':
      return [{ ...own, 'tier.belowSince': { $gt: everyDate, $lt: range.leftBy } }]
    case 'shaken':
      return [{ ...own, 'tier.shaken': true, 'score.kappa': { $lt: range.kappaUnder } }]
    case 'group-risen':
      return [{ ...own, 'group.kappa': { $gte: range.groupFrom } }]
    case 'group-fallen':
      return joined({ ...own, 'group.kappa': { $lt: range.groupUnder } }, [
        { 'tier.belowSince': { $gt: everyDate, $lte: range.leftBy } },
      ])
    case 'falling':
      return aboveAndUnderBand(range, {
        $lte: range.kappaUpTo,
        ...(range.kappaFrom === undefined ? {} : { $gt: range.kappaFrom }),
      })
    case 'falling-anew':
      return joined(
        { 'score.at': { $gte: range.scoredFrom } },
        aboveAndUnderBand(range, { $lte: range.kappaUpTo }),
      )
  }
}

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
      return [
        { 'score.policyVersion': { $lt: range.policyVersion } },
        { 'score.policyVersion': { $gt: range.policyVersion } },
        { 'score.policyVersion': null },
      ]
    case 'other-tier':
      return joined({ 'score.policyVersion': range.policyVersion }, otherThan(range.codes))
    default:
      return filtersInTier(range)
  }
}
