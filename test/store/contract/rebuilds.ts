import { beforeAll, describe, expect, it } from 'vitest'
import type { StoredEvaluation } from '#src/ports/evaluations.ts'
import type { Store } from '#src/store/open-store.ts'
import { aCustomer, aCut, aDay, anId, aScore, someFacts } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

/** Rebuilds, what they keep with a customer, and evaluations. */
export const rebuilds = (openStore: OpenStore): void => {
  let store: Store
  let other: Store
  let version = 7_000
  beforeAll(async () => {
    store = await openStore()
    other = await openStore()
  })
  const begun = async () => {
    version += 1
    await store.rebuilds.begin(version, 10)
    return version
  }
  const step = { phase: 'folding', after: 'c5', done: 5, moves: { 'A|B': 2 } } as const

  describe('a rebuild', () => {
    it('is begun once, by the database’s clock', async () => {
      const v = await begun()
      const first = await store.rebuilds.get(v)

      await store.rebuilds.begin(v, 99)

      expect(first).toEqual({
        version: v,
        phase: 'folding',
        done: 0,
        total: 10,
        moves: {},
        startedAt: expect.any(Date),
      })
      expect(await store.rebuilds.get(v)).toEqual(first)
    })

    it('has one holder, whose steps are written and nobody else’s', async () => {
      const v = await begun()

      const taken = await store.rebuilds.take(v, 60_000)
      const refused = await other.rebuilds.take(v, 60_000)
      const written = [
        await store.rebuilds.advance(v, step, 60_000),
        await other.rebuilds.advance(v, step, 1),
      ]

      expect([taken?.version, refused]).toEqual([v, undefined])
      expect(written).toEqual([true, false])
      expect(await other.rebuilds.get(v)).toMatchObject(step)
    })

    it('goes to another once its holder has been silent for too long, or gives it back', async () => {
      const [silent, given] = [await begun(), await begun()]
      await store.rebuilds.take(given, 60_000)
      await store.rebuilds.release(given)
      await store.rebuilds.begin(silent, 1)

      const again = await other.rebuilds.take(given, -1)
      const third = await store.rebuilds.take(given, 60_000)

      expect([again?.version, third?.version]).toEqual([given, given])
      expect(await other.rebuilds.advance(given, step, 60_000)).toBe(false)
    })

    it('ends, or is overtaken by a newer one: then nobody takes it', async () => {
      const [old, done] = [await begun(), await begun()]
      await store.rebuilds.take(done, 60_000)
      await store.rebuilds.advance(done, { ...step, phase: 'done', after: undefined }, 1)

      expect((await store.rebuilds.get(old))?.phase).toBe('overtaken')
      expect(await store.rebuilds.get(done)).toMatchObject({ phase: 'done', endedAt: expect.any(Date) })
      expect(await store.rebuilds.get(done)).not.toHaveProperty('after')
      expect([await store.rebuilds.take(old, 1), await store.rebuilds.take(done, 1)]).toEqual([
        undefined,
        undefined,
      ])
      expect(await store.rebuilds.unfinished()).toEqual([])
      expect((await store.rebuilds.latest(2)).map((each) => each.version)).toEqual([done, old])
    })
  })

  describe('what a next version makes of a customer', () => {
    const next = { policyVersion: 3, sums: { spend: 1, orders: 2, engagement: 3 }, valueSum: 4 }

    it('is kept for one that has not moved on, and changes nothing that decisions see', async () => {
      const [stays, moved] = [aCustomer(), aCustomer()]
      await store.customers.insertNew([stays, moved])

      await store.customers.putNext([
        { id: stays._id, rev: stays.rev, next },
        { id: moved._id, rev: moved.rev + 1, next },
      ])

      expect(await store.customers.get(stays._id)).toEqual({ ...stays, scoreNext: next })
      expect(await store.customers.get(moved._id)).toEqual(moved)
    })

    it('goes with the next decision that writes facts, not with one on the group', async () => {
      const customer = aCustomer()
      await store.customers.insertNew([customer])
      await store.customers.putNext([{ id: customer._id, rev: customer.rev, next }])
      const group = { root: customer._id, members: 2, policyVersion: 1 }

      await store.customers.update(customer._id, customer.rev, { set: { group }, unset: [], push: [] })
      const kept = await store.customers.get(customer._id)
      await store.customers.update(customer._id, customer.rev + 1, {
        set: { facts: someFacts() },
        unset: [],
        push: [],
      })

      expect(kept?.scoreNext).toEqual(next)
      expect(await store.customers.get(customer._id)).not.toHaveProperty('scoreNext')
    })

    it('who is still scored under an earlier version is found', async () => {
      const [old, current] = [
        aCustomer({ score: aScore({ policyVersion: -5 }) }),
        aCustomer({ score: aScore({ policyVersion: -4 }) }),
      ]
      await store.customers.insertNew([old, current])

      expect(await store.customers.laggingIds(-4, 9)).toEqual([old._id])
    })
  })

  it('a fold that is wrong can be taken away', async () => {
    const customerId = anId('c')
    const month = { _id: `${customerId}|2026-01`, customerId, month: '2026-01', policyVersion: 1 }
    await store.events.putMonths([{ ...month, facts: someFacts() }])

    await store.events.removeMonths([])
    await store.events.removeMonths([month._id])

    expect(await store.events.months(customerId)).toEqual([])
  })

  it('a cut is marked once everybody was decided by it', async () => {
    const cut = aCut({ policyVersion: 991 })
    await store.cuts.insert(cut)
    const before = await store.cuts.get(cut._id)

    await store.cuts.markDecided(cut._id)

    expect(before).toEqual(cut)
    expect(await store.cuts.get(cut._id)).toEqual({ ...cut, decidedAt: expect.any(Date) })
  })

  it('an evaluation is kept by its period, newest first; judged again it takes its own place', async () => {
    const of = (_id: string, at: Date, given: Partial<StoredEvaluation> = {}): StoredEvaluation => ({
      _id,
      at,
      asOf: aDay('01-02'),
      days: 91,
      policyVersion: 1,
      currency: 'CNY',
      customers: 9,
      sampled: 9,
      ...given,
    })
    const refused = { code: 'too-few-customers', reason: 'Only 9.' }
    await store.evaluations.put(of('b', aDay('04-02')))
    await store.evaluations.put(of('a', aDay('07-02')))

    await store.evaluations.put(of('b', aDay('04-02'), { refused }))

    expect(await store.evaluations.latest(9)).toEqual([
      of('a', aDay('07-02')),
      of('b', aDay('04-02'), { refused }),
    ])
  })
}
