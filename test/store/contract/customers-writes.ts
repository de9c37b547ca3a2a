import { beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '#src/store/open-store.ts'
import { aChange, aCustomer, aDay, anId, anOutgoing, aScore, someEvidence, someFacts } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

/** Customers: inserting, deciding under a revision, importing profiles. */
export const customerWrites = (openStore: OpenStore): void => {
  let store: Store
  beforeAll(async () => {
    store = await openStore()
  })
  const stored = async (given: Parameters<typeof aCustomer>[0] = {}) => {
    const customer = aCustomer(given)
    await store.customers.insertNew([customer])
    return customer
  }

  describe('inserting', () => {
    it('a customer is read back as it was written, with empty objects and without what it does not have', async () => {
      const customer = aCustomer({
        owner: 'mei',
        attrs: { industry: '零售', size: 40 },
        facts: someFacts({
          lastEventAt: aDay('02-03'),
          sources: { 'orders.csv': { kinds: ['order'], lastAt: aDay('02-03') } },
        }),
        score: aScore(),
        tier: { code: 'A', since: aDay('01-02'), evidence: someEvidence({ reason: 'first' }) },
      })

      await store.customers.insertNew([customer])

      expect(await store.customers.get(customer._id)).toEqual(customer)
    })

    it('an `_id` that is taken stays as it is, and only the new ones are counted', async () => {
      const first = await stored({ name: 'First' })

      const fresh = await store.customers.insertNew([{ ...first, name: 'Second' }, aCustomer(), aCustomer()])

      expect(fresh).toBe(2)
      expect((await store.customers.get(first._id))?.name).toBe('First')
    })

    it('the same `_id` twice in one call is one customer', async () => {
      const customer = aCustomer()

      const fresh = await store.customers.insertNew([customer, customer])

      expect(fresh).toBe(1)
    })

    it('many are read at once, and unknown ids are left out', async () => {
      const [one, two] = [await stored(), await stored()]

      const found = await store.customers.getMany([one._id, anId('nobody'), two._id])

      expect(found.map(({ _id }) => _id).sort()).toEqual([one._id, two._id].sort())
    })

    it('an unknown id is nobody', async () => {
      expect(await store.customers.get(anId('nobody'))).toBeUndefined()
    })
  })

  describe('deciding', () => {
    it('a change is written at its revision, which goes up by one', async () => {
      const { _id } = await stored({ rev: 4 })
      const score = aScore({ kappa: -2.5 })

      const written = await store.customers.update(_id, 4, aChange({ set: { score, lifecycle: 'growing' } }))

      expect(written).toBe(true)
      expect(await store.customers.get(_id)).toMatchObject({ score, lifecycle: 'growing', rev: 5 })
    })

    it('a change at an old revision changes nothing', async () => {
      const customer = await stored({ rev: 4 })

      const written = await store.customers.update(
        customer._id,
        3,
        aChange({ set: { lifecycle: 'dormant' } }),
      )

      expect(written).toBe(false)
      expect(await store.customers.get(customer._id)).toEqual(customer)
    })

    it('of twenty decisions at one revision by two openers one wins', async () => {
      const { _id } = await stored()
      const openers = [store, await openStore()]
      const attempts = Array.from({ length: 20 }, (_, n) => `word-${n}`)

      const outcomes = await Promise.all(
        attempts.map((tag, n) => openers[n % 2]!.customers.update(_id, 0, aChange({ set: { tags: [tag] } }))),
      )

      const winner = attempts[outcomes.indexOf(true)]
      expect(outcomes.filter(Boolean)).toHaveLength(1)
      expect(await store.customers.get(_id)).toMatchObject({ tags: [winner], rev: 1 })
    })

    it('a value replaces the standing one whole: what the new one does not have is gone', async () => {
      const { _id } = await stored({ score: aScore({ kappa: 3, cutId: 'old' }) })
      const { kappa: _, ...idle } = aScore()

      await store.customers.update(_id, 0, aChange({ set: { score: idle } }))

      expect((await store.customers.get(_id))?.score).toEqual(idle)
    })

    it('a text that looks like a field or an operator stays a text', async () => {
      const { _id } = await stored()

      await store.customers.update(_id, 0, aChange({ set: { name: '$rev', tags: ['$$NOW', '{"$ne":1}'] } }))

      expect(await store.customers.get(_id)).toMatchObject({ name: '$rev', tags: ['$$NOW', '{"$ne":1}'] })
    })

    it('named fields go', async () => {
      const { _id } = await stored({
        owner: 'mei',
        score: aScore(),
        nextCheckAt: aDay('05-01'),
        override: { tier: 'A', reason: 'key account', by: 'admin', until: aDay('06-01') },
      })

      await store.customers.update(_id, 0, aChange({ unset: ['owner', 'override', 'nextCheckAt', 'score'] }))

      const after = await store.customers.get(_id)
      expect(Object.keys(after ?? {})).not.toEqual(expect.arrayContaining(['owner']))
      expect([after?.override, after?.nextCheckAt, after?.score]).toEqual([undefined, undefined, undefined])
    })

    it('a field without a value is left alone', async () => {
      const { _id } = await stored({ lifecycle: 'mature', owner: 'mei' })
      const absent = { owner: undefined } as unknown as object

      await store.customers.update(_id, 0, aChange({ set: { ...absent, tags: ['x'] } }))

      expect(await store.customers.get(_id)).toMatchObject({ owner: 'mei', tags: ['x'] })
    })
  })

  describe('deciding on many', () => {
    it('writes all, and answers their ids', async () => {
      const ids = [await stored(), await stored()].map(({ _id }) => _id)

      const written = await store.customers.updateMany(
        ids.map((id) => ({ id, rev: 0, change: aChange({ set: { lifecycle: 'mature' } }) })),
      )

      expect(written).toEqual(new Set(ids))
      expect((await store.customers.getMany(ids)).map(({ rev, lifecycle }) => [rev, lifecycle])).toEqual([
        [1, 'mature'],
        [1, 'mature'],
      ])
    })

    it('leaves out those that have moved on, though another wrote the very revision that was meant', async () => {
      const [still, moved] = [await stored(), await stored()]
      await store.customers.update(moved._id, 0, aChange({ set: { lifecycle: 'dormant' } }))

      const written = await store.customers.updateMany(
        [still._id, moved._id, anId('nobody')].map((id) => ({
          id,
          rev: 0,
          change: aChange({ set: { lifecycle: 'mature' } }),
        })),
      )

      expect(written).toEqual(new Set([still._id]))
      expect((await store.customers.get(moved._id))?.lifecycle).toBe('dormant')
    })

    it('two writers of the same 500 share them out: each customer is written once', async () => {
      const customers = Array.from({ length: 500 }, () => aCustomer())
      await store.customers.insertNew(customers)
      const other = await openStore()
      const changesTo = (tag: string) =>
        customers.map(({ _id }) => ({ id: _id, rev: 0, change: aChange({ set: { tags: [tag] } }) }))

      const [mine, theirs] = await Promise.all([
        store.customers.updateMany(changesTo('mine')),
        other.customers.updateMany(changesTo('theirs')),
      ])

      const after = await store.customers.getMany(customers.map(({ _id }) => _id))
      expect(mine.size + theirs.size).toBe(500)
      expect(after.filter(({ rev }) => rev !== 1)).toEqual([])
      expect(new Set(after.filter(({ tags }) => tags[0] === 'mine').map(({ _id }) => _id))).toEqual(mine)
    })

    it('the bulk write leaves nothing in the document but the change', async () => {
      const customer = await stored()

      await store.customers.updateMany([{ id: customer._id, rev: 0, change: aChange() }])

      expect(await store.customers.get(customer._id)).toEqual({ ...customer, rev: 1 })
      expect(await store.customers.getMany([customer._id])).toEqual([{ ...customer, rev: 1 }])
    })

    it('5,000 customers are inserted, decided and read', async () => {
      const customers = Array.from({ length: 5_000 }, () => aCustomer())
      const ids = customers.map(({ _id }) => _id)

      const fresh = await store.customers.insertNew(customers)
      const written = await store.customers.updateMany(
        ids.map((id) => ({ id, rev: 0, change: aChange({ set: { score: aScore() } }) })),
      )

      expect([fresh, written.size]).toEqual([5_000, 5_000])
      expect(await store.customers.getMany(ids)).toHaveLength(5_000)
    })

    it('nothing to write is nothing written', async () => {
      expect(await store.customers.updateMany([])).toEqual(new Set())
    })
  })

  describe('importing a profile', () => {
    it('sets fields and joins attributes, and leaves facts, score and tier alone', async () => {
      const tier = { code: 'A', since: aDay('01-02'), evidence: someEvidence() }
      const { _id } = await stored({ attrs: { region: 'East', size: 5 }, score: aScore(), tier })

      await store.customers.setProfile([
        { id: _id, set: { name: 'New name', owner: 'chen' }, attrs: { size: 9, 'a.b': 1, $c: 'x' } },
      ])

      expect(await store.customers.get(_id)).toMatchObject({
        name: 'New name',
        owner: 'chen',
        attrs: { region: 'East', size: 9, 'a.b': 1, $c: 'x' },
        score: aScore(),
        tier,
      })
    })

    it('says when attributes and tags were told, and leaves it alone where none were', async () => {
      const toldAt = aDay('03-04')
      const { _id } = await stored()
      const profileAt = async () => (await store.customers.get(_id))?.profileAt

      await store.customers.setProfile([{ id: _id, set: { owner: 'chen' }, attrs: {} }])
      expect(await profileAt()).toBeUndefined()

      await store.customers.setProfile([{ id: _id, set: {}, attrs: { size: 9 }, toldAt }])
      expect(await profileAt()).toEqual(toldAt)

      await store.customers.setProfile([{ id: _id, set: { tags: ['vip'] }, attrs: {} }])
      expect((await profileAt())?.getTime()).toBeGreaterThan(toldAt.getTime())
      expect((await store.customers.get(_id))?.tags).toEqual(['vip'])
    })

    it('makes a decision that was under way read again', async () => {
      const { _id, rev } = await stored()

      await store.customers.setProfile([{ id: _id, set: { owner: 'chen' }, attrs: {} }])

      expect(await store.customers.update(_id, rev, aChange())).toBe(false)
    })
  })

  it('notices are appended in order', async () => {
    const { _id } = await stored()
    const notices = [anOutgoing({ key: 'n1' }), anOutgoing({ key: 'n2' })] as const

    await store.customers.update(_id, 0, aChange({ push: [notices[0]] }))
    await store.customers.update(_id, 1, aChange({ push: [notices[1]] }))

    expect((await store.customers.get(_id))?.outgoing).toEqual(notices)
  })
}
