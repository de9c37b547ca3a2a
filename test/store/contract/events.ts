import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RefundEvent } from '#src/domain/event.ts'
import type { Store } from '#src/store/open-store.ts'
import { aCustomer, aDay, aMonth, anId, anOrder } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

/** Events and their months. */
export const events = (openStore: OpenStore): void => {
  let store: Store
  beforeAll(async () => {
    store = await openStore()
  })

  it('only facts that are new are inserted, and their ids are answered', async () => {
    const [known, fresh] = [anOrder({ amountMinor: 1 }), anOrder()]
    await store.events.insertNew([known])

    const inserted = await store.events.insertNew([{ ...known, amountMinor: 2 } as typeof known, fresh])

    const found = await store.events.ofCustomers(['c'])
    expect(inserted).toEqual(new Set([fresh._id]))
    expect(found.find(({ _id }) => _id === known._id)).toEqual(known)
  })

  it('every kind of fact is read back as it was written', async () => {
    const customerId = anId('c')
    const base = {
      customerId,
      source: 'test',
      at: aDay('01-02'),
      bookedAt: aDay('01-02'),
      receivedAt: aDay('01-03'),
    }
    const rows = [
      {
        ...base,
        _id: anId('1'),
        kind: 'order',
        amountMinor: 0,
        currency: 'JPY',
        product: '茶',
        quantity: 3,
        orderNumber: 'x',
      },
      { ...base, _id: anId('2'), kind: 'refund', amountMinor: 5, currency: 'CNY' },
      { ...base, _id: anId('3'), kind: 'interaction', channel: 'wechat', direction: 'out', answered: false },
      {
        ...base,
        _id: anId('4'),
        kind: 'feedback',
        topic: 'service',
        rating: 2,
        complaint: true,
        note: '$慢',
      },
      { ...base, _id: anId('5'), kind: 'note', text: 'a note' },
      { ...base, _id: anId('6'), kind: 'stage', stage: 'won' },
    ] as const

    await store.events.insertNew(rows)

    expect(await store.events.ofCustomers([customerId])).toEqual(rows)
  })

  it('of two openers inserting the same facts each is inserted by one', async () => {
    const rows = Array.from({ length: 300 }, () => anOrder({ customerId: anId('c') }))
    const other = await openStore()

    const [mine, theirs] = await Promise.all([store.events.insertNew(rows), other.events.insertNew(rows)])

    expect(mine.size + theirs.size).toBe(300)
    expect(new Set([...mine, ...theirs]).size).toBe(300)
  })

  it('says which are known', async () => {
    const known = anOrder()
    await store.events.insertNew([known])

    expect(await store.events.known([known._id, anId('other')])).toEqual(new Set([known._id]))
    expect(await store.events.known([])).toEqual(new Set())
  })

  it('5,000 facts and months go in and come out, the second time too', async () => {
    const customerId = anId('c')
    const rows = Array.from({ length: 5_000 }, () => anOrder({ customerId }))
    const months = rows.map(({ _id }) => aMonth(customerId, _id))

    const inserted = await store.events.insertNew(rows)
    const again = await store.events.insertNew(rows)
    await store.events.putMonths(months)
    await store.events.putMonths(months)

    expect([inserted.size, again.size]).toEqual([5_000, 0])
    expect(await store.events.ofCustomers([customerId])).toHaveLength(5_000)
    expect(await store.events.months(customerId)).toHaveLength(5_000)
    expect((await store.events.known(rows.map(({ _id }) => _id))).size).toBe(5_000)
  })

  describe('the facts of a month', () => {
    it('are those booked in it, to the millisecond in UTC, in order of booking and then of id', async () => {
      const customerId = anId('c')
      const booked = (iso: string, _id = anId()) => anOrder({ customerId, _id, bookedAt: new Date(iso) })
      const last = booked('2026-03-31T23:59:59.999Z')
      const b = booked('2026-03-01T00:00:00.000Z', 'b|2')
      const a = booked('2026-03-01T00:00:00.000Z', 'a|1')
      await store.events.insertNew([
        last,
        b,
        a,
        booked('2026-02-28T23:59:59.999Z'),
        booked('2026-04-01T00:00:00Z'),
      ])
      await store.events.insertNew([anOrder({ bookedAt: aDay('03-05') })])

      expect(await store.events.ofMonths(customerId, ['2026-03'])).toEqual([a, b, last])
    })

    it('of several months apart are read together', async () => {
      const customerId = anId('c')
      const rows = ['01-15', '02-15', '03-15', '05-15', '12-31'].map((day) =>
        anOrder({ customerId, bookedAt: aDay(day) }),
      )
      await store.events.insertNew(rows)

      const found = await store.events.ofMonths(customerId, ['2026-12', '2026-01', '2026-02', '2026-05'])

      expect(found).toEqual([rows[0], rows[1], rows[3], rows[4]])
    })

    it('of no month are none', async () => {
      expect(await store.events.ofMonths('c', [])).toEqual([])
    })
  })

  it('facts of many customers come customer by customer, each in order of booking', async () => {
    const [first, second] = [`a${anId()}`, `b${anId()}`]
    const rows = [
      anOrder({ customerId: first, bookedAt: aDay('01-01') }),
      anOrder({ customerId: first, bookedAt: aDay('01-02') }),
      anOrder({ customerId: second, bookedAt: aDay('01-01') }),
    ]
    await store.events.insertNew([...rows].reverse())

    expect(await store.events.ofCustomers([second, first])).toEqual(rows)
  })

  it('months are replaced by id and read oldest first', async () => {
    const [first, second] = [`a${anId()}`, `b${anId()}`]
    await store.events.putMonths([
      aMonth(second, '2026-01'),
      aMonth(first, '2026-02'),
      aMonth(first, '2025-12'),
    ])

    const rewritten = aMonth(first, '2026-02', { orderCount: 3, firstOrderAt: aDay('02-03') })
    await store.events.putMonths([rewritten, aMonth(first, '2026-03')])

    const mine = [aMonth(first, '2025-12'), rewritten, aMonth(first, '2026-03')]
    expect(await store.events.months(first)).toEqual(mine)
    expect(await store.events.monthsOf([second, first])).toEqual([...mine, aMonth(second, '2026-01')])
  })

  it('a month never gives way to a fold that has seen fewer events', async () => {
    const customerId = anId('c')
    const newer = aMonth(customerId, '2026-01', { eventCount: 3, orderCount: 3 })
    await store.events.putMonths([newer])

    await store.events.putMonths([
      aMonth(customerId, '2026-01', { eventCount: 2, orderCount: 2 }),
      aMonth(customerId, '2026-02', { eventCount: 1 }),
    ])

    expect(await store.events.months(customerId)).toEqual([
      newer,
      aMonth(customerId, '2026-02', { eventCount: 1 }),
    ])
  })

  it('a month gives way to a fold of as many or more events, and of another policy version to any', async () => {
    const customerId = anId('c')
    const versionTwo = { ...aMonth(customerId, '2026-03', { eventCount: 1 }), policyVersion: 2 }
    const months = ['2026-01', '2026-02', '2026-03'] as const
    await store.events.putMonths(months.map((month) => aMonth(customerId, month, { eventCount: 2 })))

    const given = [
      aMonth(customerId, '2026-01', { eventCount: 2, refundCount: 1 }),
      aMonth(customerId, '2026-02', { eventCount: 3 }),
      versionTwo,
    ]
    await store.events.putMonths(given)

    expect(await store.events.months(customerId)).toEqual(given)
  })

  it('of two openers putting an older and a newer fold at once, the newer stands', async () => {
    const customerId = anId('c')
    const other = await openStore()
    const folds = (eventCount: number) =>
      Array.from({ length: 50 }, (_, n) => aMonth(customerId, `m${n}`, { eventCount }))

    await Promise.all([store.events.putMonths(folds(1)), other.events.putMonths(folds(2))])

    const stand = await store.events.months(customerId)
    expect(stand.map(({ facts }) => facts.eventCount)).toEqual(Array(50).fill(2))
  })

  describe('a refund that is booked anew', () => {
    const aRefund = (customerId: string, given: object = {}) =>
      ({
        ...anOrder({ customerId, orderNumber: 'n1', bookedAt: aDay('05-10') }),
        kind: 'refund',
        ...given,
      }) as RefundEvent

    it('is found in the month it is booked in, and as one that has left the month it was in', async () => {
      const customerId = anId('c')
      const refund = aRefund(customerId)
      await store.events.insertNew([refund])

      await store.events.rebook([{ refund, bookedAt: aDay('02-03') }])

      const moved = { ...refund, bookedAt: aDay('02-03'), leftMonths: [`${customerId}|2026-05`] }
      expect(await store.events.ofMonths(customerId, ['2026-02'])).toEqual([moved])
      expect(await store.events.ofMonths(customerId, ['2026-05'])).toEqual([moved])
      expect(await store.events.ofMonths(customerId, ['2026-02', '2026-05'])).toEqual([moved])
      expect(await store.events.ofCustomers([customerId])).toEqual([moved])
    })

    it('stays as it is where another was quicker, and moves again from where it stands', async () => {
      const customerId = anId('c')
      const refund = aRefund(customerId)
      const base = { amountMinor: 7_800, currency: 'CNY', rate: '7.8', rateDay: '2026-01-02' }
      await store.events.insertNew([refund])
      await store.events.rebook([{ refund, bookedAt: aDay('02-03') }])
      await store.events.rebook([{ refund, bookedAt: aDay('03-03') }])
      const [first] = await store.events.ofOrders(customerId, ['n1'])

      await store.events.rebook([{ refund: first as RefundEvent, bookedAt: aDay('01-03'), base }])
      await store.events.rebook([{ refund: first as RefundEvent, bookedAt: aDay('01-03'), base }])

      expect(first).toMatchObject({ bookedAt: aDay('02-03') })
      expect(await store.events.ofOrders(customerId, ['n1'])).toEqual([
        {
          ...refund,
          base,
          bookedAt: aDay('01-03'),
          leftMonths: ['05', '02'].map((m) => `${customerId}|2026-${m}`),
        },
      ])
    })

    it('is found by its order number with the rows of that order, and those of others are not', async () => {
      const customerId = anId('c')
      const rows = [
        anOrder({ customerId, orderNumber: 'n1', bookedAt: aDay('02-01') }),
        anOrder({ customerId, orderNumber: 'n1', bookedAt: aDay('02-02') }),
        aRefund(customerId),
      ]
      await store.events.insertNew(rows)
      await store.events.insertNew([
        anOrder({ customerId, orderNumber: 'n2' }),
        anOrder({ customerId }),
        anOrder({ customerId: anId('c'), orderNumber: 'n1' }),
      ])

      expect(await store.events.ofOrders(customerId, ['n1', 'n9'])).toEqual(rows)
      expect(await store.events.ofOrders(customerId, [])).toEqual([])
    })

    it('makes the fold that has seen more re-bookings the newer one, whatever it counts', async () => {
      const customerId = anId('c')
      const fold = (eventCount: number, rebooked?: number) => ({
        ...aMonth(customerId, '2026-05', { eventCount }),
        ...(rebooked === undefined ? {} : { rebooked }),
      })
      const standing = async () =>
        (await store.events.months(customerId)).map((m) => [m.facts.eventCount, m.rebooked])
      await store.events.putMonths([fold(3)])

      const seen = []
      for (const next of [
        fold(2, 1),
        fold(3),
        fold(9),
        fold(1, 1),
        fold(4, 1),
        fold(0, 2),
        fold(8, 1),
        fold(0, 2),
      ]) {
        await store.events.putMonths([next])
        seen.push(...(await standing()))
      }

      expect(seen).toEqual([
        [2, 1],
        [2, 1],
        [2, 1],
        [2, 1],
        [4, 1],
        [0, 2],
        [0, 2],
        [0, 2],
      ])
    })
  })

  describe('as a whole', () => {
    beforeEach(async () => {
      await store.events.removeSample()
    })

    it('the newest fact is known, of today or of long ago', async () => {
      const [longAgo, now] = [aDay('03-04'), new Date()]
      await store.events.insertNew([anOrder({ at: longAgo })])
      const before = await store.events.newestAt()

      await store.events.insertNew([anOrder({ at: now })])

      expect([before, await store.events.newestAt()]).toEqual([longAgo, now])
    })

    it('the sample’s facts and months are removed and no others', async () => {
      const sample = aCustomer({ sample: true })
      const own = aCustomer()
      await store.customers.insertNew([sample, own])
      await store.events.insertNew([anOrder({ customerId: sample._id }), anOrder({ customerId: own._id })])
      await store.events.putMonths([aMonth(sample._id, '2026-01'), aMonth(own._id, '2026-01')])

      const removed = await store.events.removeSample()

      expect(removed).toBe(1)
      expect(await store.events.ofCustomers([sample._id])).toEqual([])
      expect(await store.events.months(sample._id)).toEqual([])
      expect(await store.events.ofCustomers([own._id])).toHaveLength(1)
      expect(await store.events.months(own._id)).toHaveLength(1)
    })
  })
}
