import { type Customer, lifecycles } from '#src/domain/customer.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import { valueNowMinor } from '#src/domain/value.ts'
import type { BaseCell, DataQuality, DigestFigures, OverrideBias, Sum } from './figures.ts'
import { type DigestFrame, tierCodes } from './frame.ts'

const lowConfidence = 0.6

type Growing = { count: number; valueMinor: number }

const plus = (sum: Growing | undefined, valueMinor: number): Growing => ({
  count: (sum?.count ?? 0) + 1,
  valueMinor: (sum?.valueMinor ?? 0) + valueMinor,
})

const none: Sum = { count: 0, valueMinor: 0 }

type Sums = Pick<DigestFigures, 'customers' | 'byTier' | 'byLifecycle' | 'cells'>

/** Counts and value by tier and lifecycle, prospects left out. */
export function baseCounter({ policy, now }: DigestFrame) {
  const cells = new Map<string, BaseCell>()
  let all: Sum = none

  return {
    add(customer: Customer): void {
      const tier = standingTier(customer, now)
      const valueMinor = valueNowMinor(customer.facts, policy, now)
      all = plus(all, valueMinor)
      if (tier === undefined) return
      const { lifecycle } = customer
      const key = `${tier}|${lifecycle}`
      cells.set(key, { tier, lifecycle, ...plus(cells.get(key), valueMinor) })
    },
    result(): Sums {
      const sumOf = (belongs: (cell: BaseCell) => boolean): Sum =>
        [...cells.values()]
          .filter(belongs)
          .reduce(
            (sum, cell) => ({ count: sum.count + cell.count, valueMinor: sum.valueMinor + cell.valueMinor }),
            none,
          )
      return {
        customers: all,
        byTier: tierCodes(policy).map((tier) => ({ tier, ...sumOf((cell) => cell.tier === tier) })),
        byLifecycle: lifecycles
          .filter((lifecycle) => lifecycle !== 'prospect')
          .map((lifecycle) => ({ lifecycle, ...sumOf((cell) => cell.lifecycle === lifecycle) })),
        cells: tierCodes(policy).flatMap((tier) =>
          lifecycles.flatMap((lifecycle) => cells.get(`${tier}|${lifecycle}`) ?? []),
        ),
      }
    },
  }
}

/** How sure the data is, and what is missing of it. */
export function qualityCounter() {
  let [sum, scored, low, unowned, neverTouched] = [0, 0, 0, 0, 0]

  return {
    add({ score, owner, facts }: Customer): void {
      if (score) {
        sum += score.confidence
        scored += 1
        if (score.confidence < lowConfidence) low += 1
      }
      if (owner === undefined) unowned += 1
      if (!facts.lastTouch) neverTouched += 1
    },
    result: (): DataQuality => ({ confidence: scored === 0 ? 0 : sum / scored, low, unowned, neverTouched }),
  }
}

/** Who pins tiers, which way, and whether the data has come to agree: its own tier then reaches the pinned one. */
export function overrideCounter({ policy, now }: DigestFrame) {
  const codes = tierCodes(policy)
  const by = new Map<string, { up: number; down: number; right: number }>()

  return {
    add({ override, tier }: Customer): void {
      if (!override || override.until <= now || !tier) return
      const [pinned, own] = [codes.indexOf(override.tier), codes.indexOf(tier.code)]
      const tally = by.get(override.by) ?? { up: 0, down: 0, right: 0 }
      const before = tier.previous === undefined ? own : codes.indexOf(tier.previous)
      // Where the data says the same today, the way is read from the tier it stood in before.
      const isUp = pinned === own ? pinned < before : pinned < own
      tally[isUp ? 'up' : 'down'] += 1
      if (pinned === own) tally.right += 1
      by.set(override.by, tally)
    },
    result: (): readonly OverrideBias[] =>
      [...by]
        .map(([who, tally]) => ({ by: who, ...tally }))
        .sort((a, b) => b.up + b.down - (a.up + a.down) || (a.by < b.by ? -1 : 1)),
  }
}
