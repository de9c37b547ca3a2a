import { expect, test } from 'vitest'
import { rescoreCustomer } from '#src/decide/tiers/rescore-customer.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { addDays } from '#src/domain/days.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { foldMonths } from '#src/domain/facts/fold-months.ts'
import { mergeFacts } from '#src/domain/facts/merge-facts.ts'
import { monthOf } from '#src/domain/facts/month.ts'
import type { EventMonth } from '#src/domain/facts.ts'
import type { Events } from '#src/ports/events.ts'
import { aMoment, aTier, daysAgo } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { anOrder, aRating, aTouch } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { useCompany } from '../helpers/company.ts'
import { hookedPorts } from '../helpers/hooked-ports.ts'
import { onEveryServer } from '../store/document-servers.ts'

const many = 210

/** Customer n of one of two bases that are alike but for their ids. */
const idOf = (base: 'one' | 'all', n: number) => `${base}-${n}`

/** Every kind of customer: prospects, standing tiers, merged ones, some without facts, amounts over three decades. */
const customerOf = (id: string, n: number) =>
  aNewcomer(`x${n}`, {
    _id: id,
    ...(n % 7 === 0 && { kind: 'prospect' as const, lifecycle: 'prospect' as const }),
    ...(n % 5 === 0 && n % 7 !== 0 && { tier: aTier({ code: 'C' }) }),
    ...(n % 31 === 0 && { status: 'merged' as const }),
  })

const factsFor = (id: string, n: number): FactEvent[] =>
  Array.from({ length: (n * 7) % 9 }, (_, k) => {
    const given = { _id: `shop|${id}-${k}`, at: daysAgo((n * 13 + k * 41) % 400) }
    if ((n + k) % 4 === 0) return aTouch(id, given)
    return (n + k) % 9 === 0
      ? aRating(id, given)
      : anOrder(id, { ...given, yuan: 10 + ((n * n * 97) % 40_000) })
  })

const putInto =
  ({ putMonths }: Events, seen: EventMonth[]): Events['putMonths'] =>
  async (months) => {
    seen.push(...months)
    await putMonths(months)
  }

onEveryServer('rescoring many', (openStore, where) => {
  const company = useCompany(openStore, where)
  const numbers = Array.from({ length: many }, (_, n) => n)
  const open = async (bases: readonly ('one' | 'all')[]) => {
    const { publish, store, join, ingest } = company()
    await publish(aPolicy())
    await store.cuts.insert(aCut())
    const ids = bases.flatMap((base) => numbers.map((n) => [idOf(base, n), n] as const))
    await join(...ids.map(([id, n]) => customerOf(id, n)))
    await ingest(...ids.flatMap(([id, n]) => factsFor(id, n)))
  }

  test('comes to the same documents as one by one', async () => {
    await open(['one', 'all'])
    const { deps, store } = company()

    const decided = await rescoreMany(
      deps,
      numbers.map((n) => idOf('all', n)),
    )
    for (const n of numbers) await rescoreCustomer(deps, idOf('one', n))

    const read = async (base: 'one' | 'all') => {
      const found = await store.customers.getMany(numbers.map((n) => idOf(base, n)))
      const named = JSON.stringify(found, (key, value) => (key === 'outgoingSince' ? undefined : value))
      return JSON.parse(named.replaceAll(`${base}-`, 'x-')) as { _id: string; tier?: { code: string } }[]
    }
    const byId = (rows: Awaited<ReturnType<typeof read>>) => new Map(rows.map((row) => [row._id, row]))
    const [one, all] = [byId(await read('one')), byId(await read('all'))]
    expect(decided).toBe(numbers.filter((n) => n % 31 !== 0).length)
    expect(all).toEqual(one)
    expect(new Set([...all.values()].map(({ tier }) => tier?.code))).toEqual(
      new Set(['A', 'B', 'C', 'D', undefined]),
    )
  })

  test('of customers that stand only the months with new facts are folded again, to the same facts', async () => {
    await open(['all'])
    const { deps, store, get, ingest } = company()
    const ids = numbers.filter((n) => n % 31 !== 0 && (n * 7) % 9 > 1).map((n) => idOf('all', n))
    await rescoreMany(deps, ids)
    await ingest(...ids.map((id) => anOrder(id, { _id: `shop|${id}-new`, at: daysAgo(1), yuan: 640 })))
    const folded: EventMonth[] = []
    const events = { ...deps.events, putMonths: putInto(deps.events, folded) }

    await rescoreMany({ ...deps, events }, ids)

    const whole = Map.groupBy(await store.events.ofCustomers(ids), ({ customerId }) => customerId)
    const [id = ''] = ids
    expect(new Set(folded.map(({ month }) => month))).toEqual(new Set([monthOf(daysAgo(1))]))
    expect(folded).toHaveLength(ids.length)
    expect((await get(id)).facts).toEqual(
      mergeFacts(foldMonths(aPolicy(), id, whole.get(id) ?? []).map(({ facts }) => facts)),
    )
  })

  test('leaves whom it lost a race on to a decision of their own', async () => {
    await open(['all'])
    const { deps, store, get } = company()
    const racing = hookedPorts(deps, {
      before: async (call) => {
        if (call === 'customers.updateMany') await rescoreCustomer(deps, 'all-5')
      },
    })

    await rescoreMany(racing, ['all-4', 'all-5', 'all-6'])

    expect(await store.customers.dirtyIds(-60_000, many)).not.toEqual(expect.arrayContaining(['all-5']))
    expect((await get('all-5')).rev).toBe(2)
  })

  test('decides nobody under a cut that a run has replaced meanwhile', async () => {
    await open(['all'])
    const { deps, store, get } = company()
    const newer = aCut({ _id: 'quantile|1|2026-12-13|1', at: addDays(aMoment, 1) })
    const racing = hookedPorts(deps, {
      before: async (call) => {
        if (call === 'customers.updateMany') await store.cuts.insert(newer)
      },
    })

    await rescoreMany(racing, ['all-4', 'all-5'])

    expect((await get('all-4')).score?.cutId).toBe(newer._id)
    expect((await get('all-5')).score?.cutId).toBe(newer._id)
  })
})
