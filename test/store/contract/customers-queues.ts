import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RankedCustomer } from '#src/ports/customers.ts'
import type { Store } from '#src/store/open-store.ts'
import { aChange, aCustomer, aDay, anId, anOutgoing, aScore } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

/** Older than anything a test has just written: clocks of client and server may differ by a little. */
const notYetMs = 60_000
/** Everything is older than this. */
const everythingMs = -60_000

/** Customers: what waits to be decided, relayed or looked at again, and walks over the base. */
export const customerQueues = (openStore: OpenStore): void => {
  let store: Store
  beforeAll(async () => {
    store = await openStore()
  })
  const stored = async (given: Parameters<typeof aCustomer>[0] = {}) => {
    const customer = aCustomer(given)
    await store.customers.insertNew([customer])
    return customer
  }
  const dirtyOf = async (id: string) => (await store.customers.get(id))?.dirty

  describe('new facts', () => {
    it('a mark adds its months to those that wait, and takes a new token', async () => {
      const { _id, rev } = await stored()

      await store.customers.markDirty([{ id: _id, months: ['2026-02', '2026-01'] }], 'first', 'closed')
      await store.customers.markDirty([{ id: _id, months: ['2026-03', '2026-01'] }], 'second', 'closed')

      const after = await store.customers.get(_id)
      expect(after?.dirty?.token).toBe('second')
      expect([...(after?.dirty?.months ?? [])].sort()).toEqual(['2026-01', '2026-02', '2026-03'])
      expect(after?.rev).toBe(rev)
    })

    it('a decision takes the mark it has read', async () => {
      const { _id } = await stored()
      await store.customers.markDirty([{ id: _id, months: ['2026-01'] }], 'read', 'closed')

      await store.customers.update(_id, 0, aChange({ clearDirty: 'read' }))

      expect(await store.customers.get(_id)).not.toHaveProperty('dirty')
    })

    it('a mark that comes during a decision outlives it, and the decision stands', async () => {
      const { _id } = await stored()
      await store.customers.markDirty([{ id: _id, months: ['2026-01'] }], 'read', 'closed')
      const read = await store.customers.get(_id)

      await store.customers.markDirty([{ id: _id, months: ['2026-02'] }], 'arrived during it', 'closed')
      const written = await store.customers.update(
        _id,
        0,
        aChange({ set: { score: aScore() }, clearDirty: 'read' }),
      )

      const after = await store.customers.get(_id)
      expect(read?.dirty?.token).toBe('read')
      expect(written).toBe(true)
      expect(after?.score).toEqual(aScore())
      expect(after?.dirty?.token).toBe('arrived during it')
      expect([...(after?.dirty?.months ?? [])].sort()).toEqual(['2026-01', '2026-02'])
    })

    it('the same holds for decisions on many', async () => {
      const [kept, cleared] = [await stored(), await stored()]
      await store.customers.markDirty(
        [kept, cleared].map(({ _id }) => ({ id: _id, months: ['2026-01'] })),
        'read',
        'closed',
      )
      await store.customers.markDirty([{ id: kept._id, months: ['2026-01'] }], 'later', 'closed')

      await store.customers.updateMany(
        [kept, cleared].map(({ _id }) => ({ id: _id, rev: 0, change: aChange({ clearDirty: 'read' }) })),
      )

      expect((await store.customers.get(kept._id))?.dirty?.token).toBe('later')
      expect(await store.customers.get(cleared._id)).not.toHaveProperty('dirty')
    })

    it('a decision leaves a mark that is still open, and takes the one that closes it', async () => {
      const { _id } = await stored()
      await store.customers.markDirty([{ id: _id, months: ['2026-01'] }], 'w', 'open')
      const open = await dirtyOf(_id)
      await store.customers.update(_id, 0, aChange({ clearDirty: open?.token ?? '' }))
      const afterFirst = await dirtyOf(_id)

      await store.customers.markDirty([{ id: _id, months: ['2026-01'] }], 'w', 'closed')
      const closed = await dirtyOf(_id)
      await store.customers.update(_id, 1, aChange({ clearDirty: closed?.token ?? '' }))

      expect(afterFirst).toEqual(open)
      expect(closed).toMatchObject({ months: ['2026-01'], open: [] })
      expect(await dirtyOf(_id)).toBeUndefined()
    })

    it('a decision that has read the open mark does not take the closed one', async () => {
      const { _id } = await stored()
      await store.customers.markDirty([{ id: _id, months: ['2026-01'] }], 'w', 'open')
      const read = await dirtyOf(_id)

      await store.customers.markDirty([{ id: _id, months: ['2026-01'] }], 'w', 'closed')
      await store.customers.updateMany([
        { id: _id, rev: 0, change: aChange({ clearDirty: read?.token ?? '' }) },
      ])

      expect(await dirtyOf(_id)).toMatchObject({ months: ['2026-01'] })
    })

    it('one writer that has ended does not close the mark of another', async () => {
      const { _id } = await stored()
      await store.customers.markDirty([{ id: _id, months: ['2026-01'] }], 'slow', 'open')
      await store.customers.markDirty([{ id: _id, months: ['2026-02'] }], 'quick', 'open')
      await store.customers.markDirty([{ id: _id, months: ['2026-02'] }], 'quick', 'closed')

      await store.customers.update(_id, 0, aChange({ clearDirty: 'quick' }))

      const after = await dirtyOf(_id)
      expect(after?.open?.map(({ token }) => token)).toEqual(['slow'])
      expect([...(after?.months ?? [])].sort()).toEqual(['2026-01', '2026-02'])
    })

    it('a writer silent for over a minute is taken for dead; if it lives, it marks again', async () => {
      const at = new Date(Date.now() - 2 * notYetMs)
      const dirty = { token: 'w open', at, months: ['2026-01'], open: [{ token: 'w', at }] }
      const { _id } = await stored({ dirty })

      await store.customers.update(_id, 0, aChange({ clearDirty: 'w open' }))
      const taken = await dirtyOf(_id)
      await store.customers.markDirty([{ id: _id, months: ['2026-01'] }], 'w', 'closed')

      expect(taken).toBeUndefined()
      expect(await dirtyOf(_id)).toMatchObject({ token: 'w', months: ['2026-01'] })
    })

    it('who is marked again and again is as old as the first mark', async () => {
      const { _id } = await stored()
      await store.customers.markDirty([{ id: _id, months: [] }], 'first', 'closed')
      const first = (await store.customers.get(_id))?.dirty?.at

      await store.customers.markDirty([{ id: _id, months: [] }], 'second', 'closed')

      expect((await store.customers.get(_id))?.dirty?.at).toEqual(first)
    })

    it('active customers that have been dirty for long enough are found, open marks too, the longest first', async () => {
      const [old, older] = await Promise.all([
        stored({ dirty: { token: 't', at: aDay('01-05'), months: [] } }),
        stored({ dirty: { token: 't', at: aDay('01-03'), months: [] } }),
      ])
      const [fresh, open] = [await stored(), await stored()]
      await stored({ status: 'merged', dirty: { token: 't', at: aDay('01-02'), months: [] } })
      await store.customers.markDirty([{ id: fresh._id, months: [] }], 't', 'closed')
      await store.customers.markDirty([{ id: open._id, months: [] }], 't', 'open')

      const overdue = await store.customers.dirtyIds(notYetMs, 100)
      const all = await store.customers.dirtyIds(everythingMs, 1_000)

      expect(overdue).toEqual([older._id, old._id])
      expect(await store.customers.dirtyIds(notYetMs, 1)).toEqual([older._id])
      expect(all).toEqual(expect.arrayContaining([fresh._id, open._id]))
    })

    it('a mark on an unknown customer makes none', async () => {
      const nobody = anId('nobody')

      await store.customers.markDirty([{ id: nobody, months: ['2026-01'] }], 't', 'closed')

      expect(await store.customers.get(nobody)).toBeUndefined()
    })
  })

  describe('notices that wait for the relay', () => {
    it('are found once they have waited for long enough by the database’s clock', async () => {
      const [waiting, idle] = [await stored(), await stored()]
      await store.customers.update(waiting._id, 0, aChange({ push: [anOutgoing()] }))

      const all = await store.customers.outgoingIds(everythingMs, 1_000)

      expect(all).toContain(waiting._id)
      expect(all).not.toContain(idle._id)
      expect(await store.customers.outgoingIds(notYetMs, 1_000)).not.toContain(waiting._id)
    })

    it('have waited since the first of them', async () => {
      const { _id } = await stored()
      await store.customers.update(_id, 0, aChange({ push: [anOutgoing()] }))
      const since = (await store.customers.get(_id))?.outgoingSince

      await store.customers.update(_id, 1, aChange({ push: [anOutgoing()] }))

      expect((await store.customers.get(_id))?.outgoingSince).toEqual(since)
    })

    it('are pulled by key; those that came meanwhile stay', async () => {
      const { _id } = await stored()
      const [first, second] = [anOutgoing(), anOutgoing()]
      await store.customers.update(_id, 0, aChange({ push: [first, second] }))

      await store.customers.pullOutgoing(_id, [first.key])
      await store.customers.pullOutgoing(_id, [first.key])

      const after = await store.customers.get(_id)
      expect(after?.outgoing).toEqual([second])
      expect(after?.outgoingSince).toBeInstanceOf(Date)
    })

    it('are waited for no more once the last is pulled', async () => {
      const { _id } = await stored()
      const notice = anOutgoing()
      await store.customers.update(_id, 0, aChange({ push: [notice] }))

      await store.customers.pullOutgoing(_id, [notice.key])

      expect(await store.customers.get(_id)).not.toHaveProperty('outgoingSince')
      expect(await store.customers.outgoingIds(everythingMs, 1_000)).not.toContain(_id)
    })
  })

  describe('time', () => {
    it('who is due by now is found, the earliest first; who is later, merged or never due is not', async () => {
      const now = aDay('04-10')
      const [second, first] = await Promise.all([
        stored({ nextCheckAt: aDay('04-10') }),
        stored({ nextCheckAt: aDay('04-09') }),
        stored({ nextCheckAt: aDay('04-11') }),
        stored({ nextCheckAt: aDay('04-01'), status: 'merged' }),
        stored(),
      ])

      expect(await store.customers.dueIds(now, 10)).toEqual([first._id, second._id])
      expect(await store.customers.dueIds(now, 1)).toEqual([first._id])
    })
  })

  describe('the base', () => {
    beforeEach(async () => {
      await store.customers.removeSample()
    })
    const sample = { sample: true } as const

    it('is ranked by κ ascending: customers that are active and have one, of one policy version', async () => {
      const policyVersion = 77
      const kept = [2, -3.5, 0, 1.25].map((kappa) =>
        aCustomer({ ...sample, score: aScore({ kappa, policyVersion }) }),
      )
      const { kappa: _, ...idle } = aScore({ policyVersion })
      await store.customers.insertNew([
        ...kept,
        aCustomer({ ...sample, score: idle }),
        aCustomer({ ...sample, score: aScore({ policyVersion: 78 }) }),
        aCustomer({ ...sample, score: aScore({ policyVersion }), kind: 'prospect' }),
        aCustomer({ ...sample, score: aScore({ policyVersion }), status: 'merged' }),
      ])

      const ranked: RankedCustomer[] = []
      for await (const row of store.customers.ranked(policyVersion)) ranked.push(row)

      expect(ranked.map(({ score }) => score?.kappa)).toEqual([-3.5, 0, 1.25, 2])
      expect(ranked.map(({ _id }) => _id).sort()).toEqual(kept.map(({ _id }) => _id).sort())
      expect(Object.keys(ranked[0] ?? {}).sort()).toEqual(['_id', 'score'])
    })

    it('a ranking of 6,000 is read to its end', async () => {
      const policyVersion = 79
      const customers = Array.from({ length: 6_000 }, (_, n) =>
        aCustomer({
          ...sample,
          searchKeys: [],
          score: aScore({ kappa: (n * 7_919) % 6_000, policyVersion }),
        }),
      )
      const fresh = await store.customers.insertNew(customers)

      const kappas: (number | undefined)[] = []
      for await (const { score } of store.customers.ranked(policyVersion)) kappas.push(score?.kappa)

      expect(fresh).toBe(6_000)
      expect(kappas).toEqual(Array.from({ length: 6_000 }, (_, n) => n))
    })

    it('counts customers that are active, with and without a key', async () => {
      const before = await store.customers.countBase()
      await store.customers.insertNew([
        aCustomer(sample),
        aCustomer({ ...sample, score: aScore() }),
        aCustomer({ ...sample, kind: 'prospect' }),
        aCustomer({ ...sample, status: 'erased' }),
      ])

      expect(await store.customers.countBase()).toBe(before + 2)
    })

    it('counts prospects that are active', async () => {
      const before = await store.customers.countProspects()
      await store.customers.insertNew([
        aCustomer({ ...sample, kind: 'prospect' }),
        aCustomer({ ...sample, kind: 'prospect', status: 'erased' }),
        aCustomer(sample),
      ])

      expect(await store.customers.countProspects()).toBe(before + 1)
    })

    it('is walked by pages in `_id` order, each active customer once', async () => {
      const mark = anId('zz')
      const ids = ['a', 'B', 'ä', '阿', 'b'].map((tail) => `${mark}${tail}`)
      await store.customers.insertNew(ids.map((_id) => aCustomer({ _id, ...sample })))
      await store.customers.insertNew([aCustomer({ _id: `${mark}c`, ...sample, status: 'merged' })])

      const walked: string[] = []
      let after: string | undefined = mark
      for (;;) {
        const page = await store.customers.page(after, 2)
        walked.push(...page.map(({ _id }) => _id))
        after = page.at(-1)?._id
        if (after === undefined) break
      }

      expect(walked).toHaveLength(ids.length)
      expect(new Set(walked)).toEqual(new Set(ids))
    })

    it('the sample’s customers are removed and no others', async () => {
      const own = await stored()
      const fromSample = await stored(sample)

      const removed = await store.customers.removeSample()

      expect(removed).toBe(1)
      expect(await store.customers.get(fromSample._id)).toBeUndefined()
      expect(await store.customers.get(own._id)).toEqual(own)
      expect(await store.customers.isEmpty()).toBe(false)
    })
  })
}
