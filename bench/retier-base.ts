import type { mongo } from 'mongoose'
import type { Customer, TierState } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import { emptyFacts } from '#src/domain/facts/merge-facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import { quantileCut, type RankedScore } from '#src/domain/tier/cuts.ts'
import { demotionDueAt } from '#src/domain/tier/decide-tier.ts'
import { isUnder, type Ladder, ladderOf, stepAt } from '#src/domain/tier/ladder.ts'
import type { Store } from '#src/store/open-store.ts'

const BATCH = 5_000
/** One in so many is under its band, known to be, and waits for its day. */
const CONFIRMING = 100

/** What a run is to find: whoever has just fallen, and whoever stands above the next tier. */
type Crossing = 'stays' | 'falls' | 'rises'

const policyOf = (now: Date): Policy => ({
  ...retailPreset('CNY'),
  version: 1,
  landmark: addDays(now, -365),
  scales: { spend: 2_000, orders: 2, engagement: 3 },
  calibratedAt: addDays(now, -100),
})

/** A number from 0 to 1 that is a customer's own: as even as a random one, and the same in every process. */
const share = (n: number): number => (n * 0.618_033_988_749_895 + 0.5) % 1

/** Log-normal spend, as bases have it; the quantile function is Tukey's lambda approximation of the normal one. */
const normal = (p: number): number => (p ** 0.135 - (1 - p) ** 0.135) / 0.1975

function factsOf(n: number, now: Date): Customer['facts'] {
  const spend = 4_000 * Math.exp(1.4 * normal(Math.min(0.999_999, Math.max(0.000_001, share(n)))))
  const at = addDays(now, -1 - 20 * share(n + 7))
  return {
    ...emptyFacts,
    sums: { spend, orders: 2 + 6 * share(n + 3), engagement: 4 * share(n + 5) },
    orderCount: 5,
    purchaseDays: 5,
    valueSum: spend,
    netSpendMinor: Math.round(spend * 100),
    firstDayMinor: 10_000,
    firstOrderAt: addDays(now, -500),
    lastPurchaseAt: at,
    lastOrder: { at, amountMinor: 12_300, currency: 'CNY' },
    recentOrders: [{ at, amountMinor: 12_300, currency: 'CNY' }],
    lastFromCustomerAt: at,
    sources: { shop: { kinds: ['order'], lastAt: at } },
    eventCount: 9,
    lastEventAt: at,
  }
}

const stateOf = (ladder: Ladder, step: number, since: Date, belowSince?: Date): TierState => ({
  code: ladder.codes[step] ?? '',
  since,
  evidence: { reason: 'first', policyVersion: 1 },
  ...(belowSince && { belowSince }),
})

/** A tier in which a customer of this key stands when the last run is over, or one that it is about to leave. */
function tierOf(ladder: Ladder, kappa: number, n: number, crossing: Crossing, now: Date): TierState {
  const since = addDays(now, -200)
  const own = stepAt(ladder, kappa)
  if (crossing === 'rises') return stateOf(ladder, own + 1, since)
  if (crossing === 'falls') return stateOf(ladder, own - 1, since)

  const better = own - 1
  const isConfirming = n % CONFIRMING === 0 && better >= 0 && isUnder(ladder, better, kappa, ladder.down)
  return isConfirming ? stateOf(ladder, better, since, addDays(now, -5)) : stateOf(ladder, own, since)
}

/** Whether a customer can be made to cross: clear of both bands. */
const canCross = (ladder: Ladder, kappa: number): boolean => {
  const step = stepAt(ladder, kappa)
  const isLow = step > 0 && kappa < (ladder.cuts[step - 1] ?? 0) + ladder.down
  return isLow && step < ladder.lowest && kappa >= (ladder.cuts[step] ?? 0) + ladder.up
}

/** Puts a policy, yesterday's cut and `size` customers into an empty store, `movers` of whom are to cross. */
export async function loadRetierBase(
  {
    store,
    customers,
    now,
  }: { readonly store: Store; readonly customers: mongo.Collection; readonly now: Date },
  size: number,
  movers: number,
): Promise<void> {
  const policy = policyOf(now)
  const cutAt = addDays(now, -1)
  const scores: RankedScore[] = []
  for (let n = 0; n < size; n++) scores.push(scoreOf(factsOf(n, now), policy, cutAt))
  const day = cutAt.toISOString().slice(0, 10)
  const cut = quantileCut({ _id: `quantile|1|${day}|1`, policy, at: cutAt, scores, base: size })
  await store.policies.insert(policy)
  await store.policies.activate(policy.version)
  await store.cuts.insert(cut)
  await store.cuts.markDecided(cut._id)

  const ladder = ladderOf(policy, cut)
  const every = Math.max(1, Math.floor(size / (4 * movers)))
  let left = movers
  const crossingOf = (n: number, kappa: number): Crossing => {
    if (left === 0 || n % every !== 0 || !canCross(ladder, kappa)) return 'stays'
    left -= 1
    return left % 2 === 0 ? 'falls' : 'rises'
  }
  const customer = (n: number) => {
    const facts = factsOf(n, now)
    const score = { ...scoreOf(facts, policy, cutAt), cutId: cut._id }
    const kappa = score.kappa ?? -Infinity
    const tier = tierOf(ladder, kappa, n, crossingOf(n, kappa), now)
    const due = tier.belowSince && demotionDueAt(tier.since, tier.belowSince, policy)
    const id = `c${n}`
    return {
      ...{ _id: id, ref: id, name: `Customer ${n}`, aliases: [], searchKeys: [id], kind: 'customer' },
      ...{ status: 'active', owner: `rep${n % 50}`, attrs: { region: `r${n % 30}` }, contacts: [], tags: [] },
      ...{ facts, score, tier, lifecycle: 'mature', knownSince: addDays(now, -500) },
      ...{ nextCheckAt: due ?? addDays(now, 30 + (n % 30)), outgoing: [], rev: 3, v: 1 },
    }
  }
  for (let from = 0; from < size; from += 2 * BATCH) {
    const batches = [from, from + BATCH].filter((start) => start < size)
    await Promise.all(
      batches.map((start) => {
        const batch = Array.from({ length: Math.min(BATCH, size - start) }, (_, i) => customer(start + i))
        return customers.insertMany(batch as never, { ordered: false })
      }),
    )
  }
  if (left > 0) throw new Error(`${left} of ${movers} movers found no place among ${size} customers`)
}
