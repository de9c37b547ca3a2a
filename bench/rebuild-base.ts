import { decideCustomer } from '#src/decide/tiers/decide-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { seeded } from '#src/domain/evaluation/random.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { foldMonths } from '#src/domain/facts/fold-months.ts'
import { emptyFacts, mergeFacts } from '#src/domain/facts/merge-facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { calibrate } from '#src/domain/score/calibrate.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import { quantileCut } from '#src/domain/tier/cuts.ts'
import type { Store } from '#src/store/open-store.ts'

const DAY_MS = 86_400_000
const EVENTS_EACH = 10
const PAGE = 1_000

const idOf = (n: number): string => `c${String(n).padStart(8, '0')}`

/** Ten facts of one customer over two years: seven orders of a size of its own, two calls, one rating. */
function eventsOf(n: number, now: Date): FactEvent[] {
  const next = seeded(n + 1)
  const size = 1_000 * Math.exp(4 * next())
  return Array.from({ length: EVENTS_EACH }, (_, k): FactEvent => {
    const at = new Date(now.getTime() - Math.floor(next() ** 2 * 730) * DAY_MS - 3_600_000)
    const source = k < 7 ? 'shop' : 'crm'
    const base = { _id: `${source}|${n}-${k}`, customerId: idOf(n), source, at, bookedAt: at, receivedAt: at }
    if (k < 7) {
      const amountMinor = Math.round(size * (0.5 + next()))
      return { ...base, kind: 'order', amountMinor, currency: 'CNY', product: `P${k}` }
    }
    return k < 9
      ? { ...base, kind: 'interaction', channel: 'phone', direction: 'in' }
      : { ...base, kind: 'feedback', topic: 'service', rating: 4 }
  })
}

const newcomer = (n: number, now: Date): Customer => ({
  _id: idOf(n),
  ref: idOf(n),
  name: `Customer ${n}`,
  aliases: [],
  searchKeys: [`customer ${n}`, `${n}`, idOf(n)],
  kind: 'customer',
  status: 'active',
  owner: `rep${n % 50}`,
  attrs: {},
  contacts: [],
  tags: [],
  facts: emptyFacts,
  lifecycle: 'new',
  knownSince: new Date(now.getTime() - 800 * DAY_MS),
  outgoing: [],
  rev: 1,
  v: 1,
})

const factsOf = (policy: Policy, id: string, events: readonly FactEvent[]) =>
  mergeFacts(foldMonths(policy, id, events).map(({ facts }) => facts))

/** A policy calibrated, and a cut made, on the first customers: the rest is drawn alike. */
function frameOf(draft: Omit<Policy, 'version'>, now: Date): { policy: Policy; cut: Cut } {
  const bare: Policy = { ...draft, version: 1 }
  const facts = Array.from({ length: 2_000 }, (_, n) => factsOf(bare, idOf(n), eventsOf(n, now)))
  const policy = { ...bare, scales: calibrate(facts, bare, now), calibratedAt: now }
  const scores = facts.map((each) => scoreOf(each, policy, now))
  const _id = `quantile|1|${now.toISOString().slice(0, 10)}|1`
  return {
    policy,
    cut: quantileCut({ _id, policy, at: now, scores, base: scores.length, earlier: [], blind: [] }),
  }
}

/** Puts a base of `size` customers with ten events each into the store, folded and decided under a first policy. */
export async function loadBase(
  store: Store,
  draft: Omit<Policy, 'version'>,
  size: number,
  now: Date,
): Promise<void> {
  const { policy, cut } = frameOf(draft, now)
  await store.policies.insert(policy)
  await store.policies.activate(1)
  await store.cuts.insert(cut)
  for (let from = 0; from < size; from += PAGE) {
    const customers: Customer[] = []
    const events: FactEvent[] = []
    for (let n = from; n < Math.min(size, from + PAGE); n++) {
      const own = eventsOf(n, now)
      const blank = newcomer(n, now)
      const { set } = decideCustomer(blank, factsOf(policy, blank._id, own), {
        policy,
        cut,
        now,
        sources: [],
      })
      customers.push({ ...blank, ...set })
      events.push(...own)
    }
    await store.customers.insertNew(customers)
    await store.events.insertNew(events)
  }
}
