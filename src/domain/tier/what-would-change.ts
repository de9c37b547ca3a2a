import type { TierState } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import type { FactKind } from '#src/domain/event.ts'
import { reporters } from '#src/domain/facts/source-reach.ts'
import type { ByDimension, Dimension, Facts } from '#src/domain/facts.ts'
import { minorDigits, toMajor } from '#src/domain/money.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { growth } from '#src/domain/score/decay.ts'
import { keyWeights } from '#src/domain/score/key-weights.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import { transformOf } from '#src/domain/score/transform.ts'
import { ladderOf, stepAt } from './ladder.ts'

/** The smallest thing that lifts a customer to the next tier today: one order, or so many answers from it. */
export type WhatWouldChange = {
  /** The tier that order reaches: the next one up, or a higher one where any order would leap. */
  readonly to: string
  /** One order of this net amount, base-currency minor units. */
  readonly spendMinor: number
  /** Or this many inbound touches today, where that is within reach. */
  readonly interactions?: number
}

export type WhatIf = {
  readonly facts: Facts
  readonly tier: Pick<TierState, 'code'>
  readonly cut: Cut
  readonly policy: Policy
  readonly now: Date
}

/** More touches than this nobody makes in a day. */
const mostInteractions = 50
/** Rounding may leave the solved amount this many minor units short. */
const roundingSteps = 16

/** The facts with something added; a source is added only where none of the customer's could tell of it. */
function plus(
  { facts, policy, now }: WhatIf,
  dimension: 'spend' | 'engagement',
  kind: FactKind,
  added: Readonly<Record<Dimension, number>>,
): Facts {
  const rule = policy.dimensions.find(({ name }) => name === dimension)
  const known = rule !== undefined && reporters(facts.sources, rule, policy).length > 0
  const name = dimension === 'engagement' ? 'chat' : 'orders'
  const sources = known ? facts.sources : { ...facts.sources, [name]: { kinds: [kind], lastAt: now } }
  const grown = Object.entries(added).map(([name, x]) => [name, (facts.sums[name] ?? 0) + x] as const)

  return {
    ...facts,
    sources,
    sums: { ...facts.sums, ...Object.fromEntries(grown) },
  }
}

function withOrder(whatIf: WhatIf, amountMinor: number): Facts {
  const { policy, now } = whatIf
  const weight = growth(now, policy)
  const amount = transformOf(policy, 'spend').apply(toMajor({ amountMinor, currency: policy.baseCurrency }))
  return plus(whatIf, 'spend', 'order', { spend: amount * weight, orders: weight })
}

function withTouches(whatIf: WhatIf, n: number): Facts {
  const { policy, now } = whatIf
  return plus(whatIf, 'engagement', 'interaction', {
    engagement: n * policy.interactionWeights.in * growth(now, policy),
  })
}

const kappaOf = (facts: Facts, { policy, now }: WhatIf): number =>
  scoreOf(facts, policy, now).kappa ?? -Infinity

const othersOf = ({ spend: _, ...others }: ByDimension): number =>
  Object.values<number>(others).reduce((sum, part) => sum + part, 0)

/** The order whose spend part fills what the others leave open, by the inverse of the transform, in minor units. */
function solvedMinor(whatIf: WhatIf, target: number): number {
  const { policy, now } = whatIf
  const free = withOrder(whatIf, 0)
  const { parts, multiplier } = scoreOf(free, policy, now)
  const perUnit = keyWeights(free, policy).get('spend') ?? 0
  const open = 2 ** target / multiplier - othersOf(parts)
  const units = (Math.max(0, open) / perUnit - free.sums.spend) / growth(now, policy)

  return transformOf(policy, 'spend').invert(Math.max(0, units)) * 10 ** minorDigits(policy.baseCurrency)
}

function orderThatLifts(whatIf: WhatIf, target: number): number | undefined {
  const reaches = (minor: number) => kappaOf(withOrder(whatIf, minor), whatIf) >= target
  if (reaches(1)) return 1

  const start = Math.floor(solvedMinor(whatIf, target)) - 1
  if (!Number.isSafeInteger(start)) return undefined
  for (let minor = Math.max(1, start); minor < start + roundingSteps; minor++)
    if (reaches(minor)) return minor
  return undefined
}

function touchesThatLift(whatIf: WhatIf, target: number): number | undefined {
  const reaches = (n: number) => kappaOf(withTouches(whatIf, n), whatIf) >= target
  for (let n = 1; n <= mostInteractions; n++) if (reaches(n)) return n
  return undefined
}

/**
 * What would lift the customer to the next tier today, under the cut as it stands and past its band. Nothing in
 * the top tier, where the tier has no cut, or where no single order can do it.
 */
export function whatWouldChange(whatIf: WhatIf): WhatWouldChange | undefined {
  const ladder = ladderOf(whatIf.policy, whatIf.cut)
  const next = ladder.codes.indexOf(whatIf.tier.code) - 1
  const target = (ladder.cuts[next] ?? Infinity) + ladder.up
  if (!Number.isFinite(target)) return undefined

  const spendMinor = orderThatLifts(whatIf, target)
  if (spendMinor === undefined) return undefined

  const reached = stepAt(ladder, kappaOf(withOrder(whatIf, spendMinor), whatIf), ladder.up)
  const interactions = touchesThatLift(whatIf, (ladder.cuts[reached] ?? Infinity) + ladder.up)
  return { to: ladder.codes[reached] ?? '', spendMinor, ...present({ interactions }) }
}
