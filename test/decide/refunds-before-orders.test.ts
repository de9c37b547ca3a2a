import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rescoreCustomer } from '#src/decide/tiers/rescore-customer.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import type { FactEvent, OrderEvent, RefundEvent } from '#src/domain/event.ts'
import type { Facts } from '#src/domain/facts.ts'
import { ingestFacts } from '#src/ingest/facts/ingest-facts.ts'
import { daysAgo } from '../helpers/builders/a-customer.ts'
import { anOrder } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { type Company, useCompany } from '../helpers/company.ts'
import { killedAfter } from '../helpers/hooked-ports.ts'
import { drain, runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

const aRefund = (customerId: string, given: Partial<RefundEvent> = {}): RefundEvent => {
  const { product: _, quantity: __, ...order } = anOrder(customerId, { at: given.at ?? daysAgo(2) })
  return { ...order, kind: 'refund', amountMinor: 30_00, ...given }
}

/** An order of a quarter ago and what came back of it this month. */
const aReturn = (id: string) => {
  const order = anOrder(id, { _id: `${id}|o`, at: daysAgo(90), yuan: 100, orderNumber: 'n1' })
  const refund = aRefund(id, { _id: `${id}|r`, orderNumber: 'n1' })
  const other = anOrder(id, { _id: `${id}|x`, at: daysAgo(3), yuan: 7 })
  return { order, refund, other }
}

onEveryServer('refunds that come before their order', (openStore, where) => {
  const company = useCompany(openStore, where)
  const open = async (...ids: readonly string[]) => {
    await company().publish(aPolicy())
    await company().join(...ids.map((id) => aNewcomer(id, { _id: id })))
  }
  const decide = (id: string) => rescoreCustomer(company().deps, id)
  const factsNow = async (id: string): Promise<Facts> => (await company().get(id)).facts

  test('both months are folded again, and the facts are those of the other order of arrival', async () => {
    await open('late', 'early')
    const { ingest, store } = company()
    const [late, early] = [aReturn('late'), aReturn('early')]
    await ingest(early.order, early.refund, early.other)
    await decide('early')

    await ingest(late.refund, late.other)
    await decide('late')
    const before = await factsNow('late')
    await ingest(late.order)
    await decide('late')

    expect(before).toMatchObject({ orderCount: 1, netSpendMinor: 7_00 - 30_00 })
    expect(await factsNow('late')).toEqual(await factsNow('early'))
    expect(await factsNow('late')).toMatchObject({ orderCount: 2, netSpendMinor: 77_00, refundCount: 1 })
    const months = await store.events.months('late')
    expect(months.map(({ month, facts, rebooked }) => [month, facts.eventCount, rebooked])).toEqual([
      ['2026-09', 2, undefined],
      ['2026-12', 1, 1],
    ])
  })

  test('a month that held nothing but the refund is folded to nothing', async () => {
    await open('c1')
    const { order, refund } = aReturn('c1')
    await company().ingest(refund)
    await decide('c1')

    await company().ingest(order)
    await decide('c1')

    expect(await factsNow('c1')).toMatchObject({ orderCount: 1, netSpendMinor: 70_00, eventCount: 2 })
  })

  test('a fold that was read before the refund moved never stands after it', async () => {
    await open('c1')
    const { order, refund, other } = aReturn('c1')
    const { ingest, store } = company()
    await ingest(refund, other)
    await decide('c1')
    const [stale] = (await store.events.months('c1')).filter(({ month }) => month === '2026-12')
    await ingest(order)
    await decide('c1')

    if (stale) await store.events.putMonths([stale])

    const december = (await store.events.months('c1')).find(({ month }) => month === '2026-12')
    expect(stale?.facts).toMatchObject({ eventCount: 2, refundCount: 1 })
    expect(december?.facts).toMatchObject({ eventCount: 1, refundCount: 0 })
  })

  test('two who decide at once book it once', async () => {
    await open('c1')
    const { order, refund } = aReturn('c1')
    await company().ingest(refund)
    await decide('c1')
    await company().ingest(order)

    await Promise.all([decide('c1'), decide('c1'), rescoreMany(company().deps, ['c1'])])
    await decide('c1')

    const [stored] = (await company().store.events.ofOrders('c1', ['n1'])).filter((e) => e.kind === 'refund')
    expect(stored).toMatchObject({ bookedAt: order.bookedAt, leftMonths: ['c1|2026-12'] })
    expect(await factsNow('c1')).toMatchObject({ orderCount: 1, netSpendMinor: 70_00 })
    expect((await company().get('c1')).dirty).toBeUndefined()
  })

  const rows = fc.array(
    fc.record({
      isOrder: fc.boolean(),
      daysAgo: fc.integer({ min: 0, max: 200 }),
      number: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
      amountMinor: fc.integer({ min: 0, max: 500_00 }),
    }),
    { minLength: 1, maxLength: 7 },
  )
  let made = 0

  test('any order of arrival, in any portions, decided one by one or together, gives the same facts', async () => {
    await company().publish(aPolicy())
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.infiniteStream(fc.nat()),
        fc.infiniteStream(fc.constantFrom('alone', 'together', 'not yet')),
        async (given, keys, decisions) => {
          const [one, two] = [`a${++made}`, `b${made}`]
          await company().join(aNewcomer(one, { _id: one }), aNewcomer(two, { _id: two }))
          const eventsOf = (id: string): (OrderEvent | RefundEvent)[] =>
            given.map(({ isOrder, daysAgo: days, number, amountMinor }, n) => {
              const orderNumber = number === undefined ? {} : { orderNumber: `n${number}` }
              const facts = { _id: `${id}|${n}`, at: daysAgo(days), amountMinor, ...orderNumber }
              return isOrder ? anOrder(id, facts) : aRefund(id, facts)
            })
          const shuffled = eventsOf(two)
            .map((event) => ({ event, key: keys.next().value }))
            .sort((a, b) => a.key - b.key)

          await company().ingest(...eventsOf(one))
          await rescoreMany(company().deps, [one])
          for (const { event } of shuffled) {
            await company().ingest(event)
            const how = decisions.next().value
            if (how === 'alone') await decide(two)
            if (how === 'together') await rescoreMany(company().deps, [two])
          }
          await decide(two)

          const bare = ({ sources: _, ...facts }: Facts) => facts
          expect(bare(await factsNow(two))).toEqual(bare(await factsNow(one)))
        },
      ),
      { numRuns: 12 },
    )
  })

  const writes = [
    ['the open mark', 'customers.markDirty', 1],
    ['the order', 'events.insertNew', 1],
    ['the closed mark', 'customers.markDirty', 2],
    ['the mark of both months', 'customers.markDirty', 3],
    ['the re-booking', 'events.rebook', 1],
    ['the folds', 'events.putMonths', 1],
    ['the decision', 'customers.update', 1],
    ['the decisions', 'customers.updateMany', 1],
  ] as const
  const unlike = { 'one by one': 'customers.updateMany', together: 'customers.update' } as const

  describe.each(['one by one', 'together'] as const)('decided %s', (how) => {
    test.each(writes.filter(([, call]) => call !== unlike[how]))(
      'killed after %s, all is as if nothing had happened',
      async (_, call, times) => {
        await open('dead', 'well')
        const { deps, queues, letPass } = company()
        const [dead, well] = [aReturn('dead'), aReturn('well')]
        const run = async (on: Company['deps'], id: string, order: FactEvent) => {
          await ingestFacts(on, [order])
          await (how === 'together' ? rescoreMany(on, [id]) : rescoreCustomer(on, id))
        }
        for (const { refund, other } of [dead, well]) await company().ingest(refund, other)
        await rescoreMany(deps, ['dead', 'well'])
        await run(deps, 'well', well.order)
        let seen = 0

        const mortal = killedAfter(deps, (made) => made === call && ++seen === times)
        const [died] = await Promise.allSettled([run(mortal, 'dead', dead.order)])
        queues.waiting.length = 0
        if (call === 'customers.markDirty' && times === 1) await ingestFacts(deps, [dead.order]) // it is sent again
        for (const _round of ['what died', 'the mark of the re-booking itself']) {
          await letPass(61_000)
          await runJob(deps, 'reconcile', { occasion: 'test' })
          await drain(deps, queues)
        }

        const bare = ({ sources: _s, ...facts }: Facts) => facts
        expect(died.status).toBe('rejected')
        expect(bare(await factsNow('dead'))).toEqual(bare(await factsNow('well')))
        expect((await company().get('dead')).dirty).toBeUndefined()
      },
    )
  })
})
