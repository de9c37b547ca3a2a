import { beforeAll, describe, expect, it } from 'vitest'
import type { Customer } from '#src/domain/customer.ts'
import type { Store } from '#src/store/open-store.ts'
import { aCustomer, aDay, anAsker, anId, anOrder, aScore } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

const aTiered = (owner: string, code: string, kappa: number, given: Partial<Customer> = {}) =>
  aCustomer({
    owner,
    score: aScore({ kappa }),
    tier: { code, since: aDay('01-01'), evidence: { reason: 'first' } },
    lifecycle: 'mature',
    ...given,
  })

/** Lists, what tells that two are one, and what merging moves. */
export const records = (openStore: OpenStore): void => {
  let store: Store
  beforeAll(async () => {
    store = await openStore()
  })

  describe('a list', () => {
    const [mine, theirs] = [anId('mine'), anId('theirs')]
    const all = [
      aTiered(mine, 'A', 3),
      aTiered(mine, 'B', 2, { lifecycle: 'dormant' }),
      aTiered(mine, 'B', 1),
      aTiered(theirs, 'A', 9),
      aTiered(mine, 'A', 8, { status: 'merged' }),
    ]
    const idsAt = (...at: readonly number[]) => at.map((index) => all[index]?._id)
    const listed = async (filter: object, sees: readonly string[] = [mine, theirs], skip = 0, limit = 10) =>
      (await store.customers.visibleTo(anAsker({ sees })).list(filter, skip, limit)).map(({ _id }) => _id)
    beforeAll(() => store.customers.insertNew(all))

    it('has the most valuable first, page by page, and counts them', async () => {
      expect(await listed({})).toEqual(idsAt(3, 0, 1, 2))
      expect(await listed({}, [mine, theirs], 1, 2)).toEqual(idsAt(0, 1))
      expect(await store.customers.visibleTo(anAsker({ sees: [mine] })).countOf({ tier: 'B' })).toBe(2)
    })

    it('is by tier, by lifecycle, and by owner among those the asker may see', async () => {
      expect(await listed({ tier: 'B' })).toEqual(idsAt(1, 2))
      expect(await listed({ lifecycle: 'dormant' })).toEqual(idsAt(1))
      expect(await listed({ owners: [theirs] })).toEqual(idsAt(3))
      expect(await listed({ owners: [theirs] }, [mine])).toEqual([])
      expect(await listed({ owners: [mine], kind: 'prospect' })).toEqual([])
    })
  })

  it('who bears a name in full, or has a contact, is found once; nobody else is', async () => {
    const [name, contact] = [anId('name'), { kind: 'phone', cipher: 'x', blindIndex: anId('blind') } as const]
    const [both, named, merged] = [
      aCustomer({ name, contacts: [contact] }),
      aCustomer({ name: `${name} second` }),
      aCustomer({ name, status: 'merged' }),
    ]
    await store.customers.insertNew([both, named, merged])

    const found = await store.customers.bearing({ keys: [name], blindIndexes: [contact.blindIndex] }, 10)
    const none = await store.customers.bearing({ keys: [name.slice(0, -1)], blindIndexes: ['other'] }, 10)

    expect(found.map(({ _id }) => _id).sort()).toEqual([both._id, named._id].sort())
    expect(found.find(({ _id }) => _id === both._id)).toMatchObject({ name, contacts: [contact] })
    expect(none).toEqual([])
  })

  it('a merged customer that is marked is found until the mark that was read is taken off', async () => {
    const merged = aCustomer({ status: 'merged' })
    await store.customers.insertNew([merged])
    await store.customers.markDirty([{ id: merged._id, months: [] }], 'one', 'closed')
    const isFound = async () => (await store.customers.mergedDirtyIds(1_000)).includes(merged._id)

    const before = await isFound()
    await store.customers.clearDirty(merged._id, 'another')
    const still = await isFound()
    await store.customers.clearDirty(merged._id, 'one')

    expect([before, still, await isFound()]).toEqual([true, true, false])
  })

  describe('facts of a merged customer', () => {
    it('go over, the months they leave see it, and what came back is as it was but for that', async () => {
      const [from, to] = [anId('from'), anId('to')]
      const moved = anOrder({ customerId: from, at: aDay('03-04') })
      const own = anOrder({ customerId: to, at: aDay('05-06') })
      await store.events.insertNew([moved, own])

      const months = await store.events.move(from, to)
      const over = await store.events.ofCustomers([to])
      const again = await store.events.move(from, to)
      const left = await store.events.ofMonths(from, ['2026-03'])
      await store.events.moveBack(to, from)

      expect([[...months], [...again]]).toEqual([['2026-03'], []])
      expect(over.map(({ _id, customerId }) => [_id, customerId]).sort()).toEqual(
        [moved, own].map(({ _id }) => [_id, to]).sort(),
      )
      expect(left).toMatchObject([{ _id: moved._id, leftMonths: [`${from}|2026-03`], movedFrom: [from] }])
      expect(await store.events.ofCustomers([to])).toEqual([own])
      expect(await store.events.ofCustomers([from])).toEqual([
        { ...moved, leftMonths: [`${from}|2026-03`, `${to}|2026-03`] },
      ])
    })

    it('that were merged twice go back one merge at a time', async () => {
      const [one, two, three] = [anId('1'), anId('2'), anId('3')]
      await store.events.insertNew([anOrder({ customerId: one }), anOrder({ customerId: two })])
      await store.events.move(one, two)
      await store.events.move(two, three)
      const counts = async () =>
        Promise.all([one, two, three].map(async (id) => (await store.events.ofCustomers([id])).length))

      await store.events.moveBack(three, two)
      const afterOne = await counts()
      await store.events.moveBack(two, one)

      expect([afterOne, await counts()]).toEqual([
        [0, 2, 0],
        [1, 1, 0],
      ])
    })
  })
}
