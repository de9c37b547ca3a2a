import { describe, expect, test } from 'vitest'
import { foldCustomer } from '#src/decide/tiers/fold-customer.ts'
import { rescoreCustomer } from '#src/decide/tiers/rescore-customer.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { daysAgo } from '../helpers/builders/a-customer.ts'
import { anOrder, aRating, aTouch } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { factsOf } from '../helpers/builders/facts-of.ts'
import { useCompany } from '../helpers/company.ts'
import { countedPorts } from '../helpers/hooked-ports.ts'
import { onEveryServer } from '../store/document-servers.ts'

/** A year and a half of a customer, oldest first. */
const aHistory = (id: string): readonly FactEvent[] => [
  anOrder(id, { at: daysAgo(500), yuan: 900 }),
  anOrder(id, { at: daysAgo(430), yuan: 1_234 }),
  aTouch(id, { at: daysAgo(200) }),
  anOrder(id, { at: daysAgo(199), yuan: 70 }),
  aRating(id, { at: daysAgo(33), rating: 2 }),
  anOrder(id, { at: daysAgo(2), yuan: 3_210 }),
]

onEveryServer('folding a customer', (openStore, where) => {
  const company = useCompany(openStore, where)
  /** A customer who has the history, all of it folded. */
  const settled = async (id: string) => {
    const { publish, join, ingest, deps } = company()
    await publish(aPolicy())
    await join(aNewcomer(id, { _id: id }))
    const history = aHistory(id)
    await ingest(...history)
    await rescoreCustomer(deps, id)
    return history
  }

  test('one order reads the events of its own month and no others', async () => {
    const history = await settled('c1')
    const order = anOrder('c1', { at: daysAgo(1) })
    await company().ingest(order)
    const counted = countedPorts(company().deps)

    await rescoreCustomer(counted.deps, 'c1')

    expect(counted.of('events.ofMonths').map(({ args }) => args)).toEqual([['c1', ['2026-12']]])
    expect(counted.of('events.months')).toHaveLength(1)
    expect(counted.of('events.ofCustomers')).toEqual([])
    expect((await company().get('c1')).facts).toEqual(factsOf([...history, order]))
  })

  test('nothing new reads no event at all', async () => {
    await settled('c1')
    const counted = countedPorts(company().deps)

    await rescoreCustomer(counted.deps, 'c1')

    expect(counted.of('events.ofMonths')).toEqual([])
    expect(counted.of('events.putMonths')).toEqual([])
  })

  describe('the facts are those of a fold of all', () => {
    test('after a late event', async () => {
      const history = await settled('c1')
      const late = anOrder('c1', { at: daysAgo(300), yuan: 55 })

      await company().ingest(late)
      await rescoreCustomer(company().deps, 'c1')

      expect((await company().get('c1')).facts).toEqual(factsOf([...history, late]))
    })

    test('after the same events again', async () => {
      const history = await settled('c1')

      await company().ingest(...history, ...history)
      await rescoreCustomer(company().deps, 'c1')

      expect((await company().get('c1')).facts).toEqual(factsOf(history))
    })

    test('where they come newest first, each decided on alone', async () => {
      const { publish, join, ingest, deps, get } = company()
      await publish(aPolicy())
      await join(aNewcomer('c1', { _id: 'c1' }))
      const history = aHistory('c1')

      for (const event of history.toReversed()) {
        await ingest(event)
        await rescoreCustomer(deps, 'c1')
      }

      expect((await get('c1')).facts).toEqual(factsOf(history))
    })

    test('under another policy, whose months are folded anew', async () => {
      const history = await settled('c1')
      const next = aPolicy({ version: 2, halfLifeDays: 40 })

      const facts = await foldCustomer(company().deps, next, await company().get('c1'))

      expect(facts).toEqual(factsOf(history, next))
      const stored = await company().store.events.months('c1')
      expect(new Set(stored.map(({ policyVersion }) => policyVersion))).toEqual(new Set([2]))
    })

    test('where its months were stored in the shape of an earlier release', async () => {
      const history = await settled('c1')
      const { events } = company().store
      const standing = await events.months('c1')
      await events.putMonths(
        standing.map(({ foldVersion: _, facts, ...month }) => {
          const { firstDayMinor: __, ...earlier } = facts
          return { ...month, facts: earlier as typeof facts }
        }),
      )

      const facts = await foldCustomer(company().deps, aPolicy(), await company().get('c1'))

      expect(facts).toEqual(factsOf(history))
      expect(await events.months('c1')).toEqual(standing)
    })
  })
})
