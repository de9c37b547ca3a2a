import type { DecideDeps } from '#src/decide/deps.ts'
import { rescoreCustomer } from '#src/decide/tiers/rescore-customer.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { retier } from '#src/decide/tiers/retier.ts'
import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { emptyFacts } from '#src/domain/facts/merge-facts.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { ingestFacts } from '#src/ingest/facts/ingest-facts.ts'
import type { FactDeps } from '#src/ingest/import-deps.ts'
import { type Bench, median, timed } from './bench.ts'
import { openBenchStore, silent } from './bench-store.ts'

const WHALE = 100_000
const SMALL = 100
const ROUNDS = 25
/** Both have bought over as many years: a busy shop, and one that buys every fortnight. */
const YEARS = 4

const customer = (id: string, now: Date): Customer => ({
  _id: id,
  ref: id,
  name: `Customer ${id}`,
  aliases: [],
  searchKeys: [id],
  kind: 'customer',
  status: 'active',
  attrs: {},
  contacts: [],
  tags: [],
  facts: emptyFacts,
  lifecycle: 'new',
  knownSince: addDays(now, -365 * YEARS),
  outgoing: [],
  rev: 1,
  v: 1,
})

const anOrder = (customerId: string, name: string, at: Date): FactEvent => ({
  ...{ _id: `shop|${customerId}-${name}`, customerId, source: 'shop', at, bookedAt: at, receivedAt: at },
  ...{ kind: 'order', amountMinor: 19_900, currency: 'CNY', product: 'Sensors' },
})

/** Evenly over the years up to yesterday. */
const history = (id: string, count: number, now: Date): readonly FactEvent[] =>
  Array.from({ length: count }, (_, n) =>
    anOrder(id, String(n), addDays(now, -1 - (365 * YEARS * n) / count)),
  )

/** One more event of a customer with a long history beside one of a customer with a short one. */
export const whale: Bench = {
  name: 'whale',
  help: 'one more event, taken in, folded and decided: of a customer with 100,000; ratio: to one of a customer with 100',
  async run() {
    const now = new Date('2026-11-22T12:00:00Z')
    const bench = await openBenchStore('tierwise-bench-whale')
    const { store } = bench
    let token = 0
    const deps: DecideDeps & FactDeps = {
      ...store,
      clock: { now: () => now },
      companyTimeZone: 'Asia/Shanghai',
      log: silent,
      ids: { next: () => `t${++token}` },
    }
    await store.policies.insert({ ...retailPreset('CNY'), version: 1 })
    await store.policies.activate(1)
    await store.customers.insertNew([customer('whale', now), customer('small', now)])
    const loadMs = await timed(async () => {
      const events = [...history('whale', WHALE, now), ...history('small', SMALL, now)]
      await store.events.insertNew(events)
      bench.analyze()
      await rescoreMany(deps, ['whale', 'small'])
      await retier(deps)
    })

    const taken: Record<'whale' | 'small', number[]> = { whale: [], small: [] }
    for (let round = 0; round < ROUNDS; round++) {
      for (const id of ['whale', 'small'] as const) {
        const event = anOrder(id, `more-${round}`, new Date(now.getTime() - round * 60_000))
        const ms = await timed(async () => {
          await ingestFacts(deps, [event])
          await rescoreCustomer(deps, id)
        })
        taken[id].push(ms)
      }
    }
    const orders = (await store.customers.get('whale'))?.facts.orderCount ?? 0
    await bench.close()

    const [whaleMs, smallMs] = [median(taken.whale), median(taken.small)]
    return {
      bench: 'whale',
      store: bench.describe,
      n: WHALE,
      ratio: whaleMs / smallMs,
      figures: {
        whaleMs,
        smallMs,
        orders,
        loadMs,
        rssMb: process.resourceUsage().maxRSS / 1024,
      },
    }
  },
}
