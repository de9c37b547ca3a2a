import mongoose from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '#src/store/open-store.ts'
import { migrationIds } from '#src/store/run-migrations.ts'
import { aCustomer, aDay, aNotice, anOrder, aTierChange } from '../builders.ts'
import { onEveryServer } from '../document-servers.ts'

onEveryServer('a copy of the store', (openStore, where) => {
  let store: Store
  let raw: mongoose.Connection
  beforeAll(async () => {
    store = await openStore()
    raw = await mongoose.createConnection(where.uri(), { dbName: where.database }).asPromise()
  })
  beforeEach(async () => {
    await store.copy.begin()
    await store.copy.end()
  })
  afterAll(() => raw.close())

  const linesOf = async (name: string) => {
    const lines: string[] = []
    for await (const line of store.copy.lines(name)) lines.push(line)
    return lines
  }
  const taken = aDay('06-01')

  it('brings every document back as it was, and empties what stood there', async () => {
    const odd = { _id: 'odd', n: 1, half: 0.5, big: mongoose.mongo.Long.fromNumber(7), attrs: { $date: 'x' } }
    await raw.collection<{ _id: string }>('conversations').insertOne(odd)
    await store.customers.insertNew([aCustomer(), aCustomer({ name: '云栖 “茶”\u2028业' })])
    const before = [await linesOf('conversations'), (await linesOf('customers')).toSorted()] as const

    await store.copy.begin()
    const emptied = await store.customers.isEmpty()
    await store.copy.put('conversations', before[0])
    await store.copy.put('customers', before[1])
    await store.copy.end()

    expect(emptied).toBe(true)
    expect([await linesOf('conversations'), (await linesOf('customers')).toSorted()]).toEqual(before)
  })

  it('copies facts before customers, customers before history, and never the migrations', async () => {
    await store.settings.set('trialRun', false)

    const names = (await store.copy.collections()).map(({ name }) => name)

    const wanted = ['eventmonths', 'events', 'customers', 'customerrefs', 'tierchanges', 'outbox', 'settings']
    expect(names.filter((name) => wanted.includes(name))).toEqual(wanted)
    expect(names).not.toContain('migrations')
  })

  it('is opened by nobody while a restore is under way', async () => {
    await store.copy.begin()
    const other = await openStore()

    await expect(other.migrate()).rejects.toMatchObject({ code: 'restore-unfinished' })

    await store.copy.end()
    await expect(other.migrate()).resolves.toBeUndefined()
  })

  it('of an older version runs through the migrations that it lacks, and has its indexes', async () => {
    const old = migrationIds.filter((id) => id !== '003-refold')
    await store.customers.insertNew([aCustomer({ _id: 'old' })])

    await store.copy.migrateFrom(old)

    expect((await store.customers.get('old'))?.dirty?.token).toBe('refold-2')
    expect(await store.copy.level()).toEqual(migrationIds)
    const keys = (await raw.collection('customers').indexes()).map(({ key }) => Object.keys(key).join())
    expect(keys).toContain('searchKeys')
  })

  describe('made whole', () => {
    it('forgets what was marked for writers and rebuilds that are gone', async () => {
      const marked = aCustomer({ dirty: { token: 't', at: taken, months: ['2026-05'] } })
      const half = aCustomer({ scoreNext: { policyVersion: 2 } as never })
      await store.customers.insertNew([marked, half])

      const { undecided } = await store.copy.makeWhole(taken)

      expect(undecided).toEqual([marked._id])
      expect(await store.customers.get(marked._id)).not.toHaveProperty('dirty')
      expect(await store.customers.get(half._id)).not.toHaveProperty('scoreNext')
    })

    it('has no history, and no message, of a decision that its customer has not come to', async () => {
      const at = aDay('06-02')
      await store.customers.insertNew([aCustomer({ _id: 'a', rev: 3 })])
      await store.tierChanges.put([
        aTierChange({ _id: 'a-3', customerId: 'a', rev: 3, at }),
        aTierChange({ _id: 'a-4', customerId: 'a', rev: 4, at }),
        aTierChange({ _id: 'gone-1', customerId: 'gone', rev: 1, at }),
      ])
      const keys = ['a-3-mei', 'a-4-mei', 'a-40-mei', 'gone-1-mei']
      await store.outbox.put(
        keys.map((_id) => ({ _id, to: 'mei', notice: aNotice() })),
        at,
      )

      await store.copy.makeWhole(taken)

      expect((await store.tierChanges.of('a', 9)).map(({ _id }) => _id)).toEqual(['a-3'])
      const left = await Promise.all(keys.map(async (key) => (await store.outbox.get(key))?._id))
      expect(left).toEqual(['a-3-mei', undefined, 'a-40-mei', undefined])
    })

    it('names merges whose facts have not gone over, and gives back those that were taken back', async () => {
      const merged = { status: 'merged', mergedInto: 'b' } as const
      await store.customers.insertNew([
        ...['b', 'free'].map((_id) => aCustomer({ _id })),
        ...['late', 'through'].map((_id) => aCustomer({ _id, ...merged })),
      ])
      const moved = anOrder({ customerId: 'free' })
      await store.events.insertNew([anOrder({ customerId: 'late' }), moved])
      await store.events.move('free', 'b')

      const { merging } = await store.copy.makeWhole(taken)

      expect(merging).toEqual(['late'])
      expect((await store.events.ofIds([moved._id]))[0]?.customerId).toBe('free')
    })
  })

  it('keeps back what may have been told, and neither what was nor what lies ahead', async () => {
    const now = aDay('06-03')
    const put = (_id: string, more: { notBefore?: Date; group?: string } = {}) =>
      store.outbox.put([{ _id, to: 'mei', notice: aNotice(), ...more }], taken)
    await put('waits')
    await put('leased')
    await put('sent')
    await put('due', { notBefore: taken, group: 'morning|2026-06-01' })
    await put('ahead', { notBefore: aDay('06-04') })
    await store.outbox.lease('leased', 60_000)
    await store.outbox.markSent('sent', taken)

    const kept = await store.copy.keepBack(now)

    const states = ['waits', 'leased', 'due', 'sent', 'ahead'].map(
      async (id) => (await store.outbox.get(id))?.state,
    )
    expect(kept).toBe(3)
    expect(await Promise.all(states)).toEqual(['collected', 'collected', 'collected', 'sent', 'waiting'])
    expect(await store.outbox.pending(9, now)).toEqual([])
    expect(await store.outbox.dueGroups(now, 9)).toEqual([])
  })
})
