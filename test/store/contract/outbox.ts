import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '#src/store/open-store.ts'
import { aCustomer, aDay, aMessage, aNotice, anId, aTierChange } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

const longMs = 60_000
const briefMs = 20

/** Outbox, history of tiers and the messages that stand on a surface. */
export const outbox = (openStore: OpenStore): void => {
  let store: Store
  let other: Store
  beforeAll(async () => {
    store = await openStore()
    other = await openStore()
  })
  const waiting = async (given: { readonly at?: Date } = {}) => {
    const _id = anId('o')
    await store.outbox.put([{ _id, to: 'mei', notice: aNotice() }], given.at ?? aDay('01-02'))
    return _id
  }

  describe('a row', () => {
    it('is put once, whoever puts it again', async () => {
      const [_id, fresh] = [await waiting(), anId('o')]
      const row = { to: 'chen', notice: aNotice({ to: 'C' }) }

      const added = await store.outbox.put(
        [
          { _id, ...row },
          { _id: fresh, ...row },
        ],
        aDay('03-03'),
      )

      expect(added).toEqual(new Set([fresh]))
      expect(await store.outbox.lease(_id, longMs)).toMatchObject({ to: 'mei', createdAt: aDay('01-02') })
    })

    it('is leased with all that is needed to send it', async () => {
      const _id = await waiting()

      const row = await store.outbox.lease(_id, longMs)

      const { leaseUntil, ...rest } = row ?? {}
      expect(rest).toEqual({
        _id,
        to: 'mei',
        notice: aNotice(),
        state: 'leased',
        attempts: 1,
        createdAt: aDay('01-02'),
      })
      expect(leaseUntil).toBeInstanceOf(Date)
    })

    it('is found by how its key begins, the newest first, whoever it is for', async () => {
      const prefix = `${anId('k')}|`
      const put = (key: string, day: string) =>
        store.outbox.put([{ _id: key, to: 'mei', notice: aNotice() }], aDay(day))
      await put(`${prefix}a|é`, '01-02')
      await put(`${prefix}b`, '01-04')
      await put(`other-${prefix}c`, '01-05')

      const ids = async (limit: number) => (await other.outbox.keyed(prefix, limit)).map(({ _id }) => _id)

      expect(await ids(9)).toEqual([`${prefix}b`, `${prefix}a|é`])
      expect(await ids(1)).toEqual([`${prefix}b`])
    })

    it('is open for its reader while it waits or is being delivered, and due', async () => {
      const to = anId('u')
      const put = (_id: string, given: object = {}) =>
        store.outbox.put([{ _id, to, notice: aNotice(), ...given }], aDay('01-02'))
      const [first, leased, sent] = [anId('o'), anId('o'), anId('o')]
      for (const id of [first, leased, sent]) await put(id)
      await put(anId('o'), { notBefore: aDay('03-03') })
      await put(anId('o'), { group: 'run|x', notBefore: aDay('01-01') })
      await store.outbox.lease(leased, longMs)
      await store.outbox.markSent(sent, aDay('01-02'))

      const open = await other.outbox.openOf(to, aDay('02-02'))

      expect(open.map(({ _id }) => _id).sort()).toEqual([first, leased].sort())
    })

    it('is leased by one of ten that try at once, by two openers', async () => {
      const _id = await waiting()
      const openers = [store, other]

      const rows = await Promise.all(
        Array.from({ length: 10 }, (_, n) => openers[n % 2]!.outbox.lease(_id, longMs)),
      )

      expect(rows.filter((row) => row !== undefined)).toHaveLength(1)
    })

    it('is free again when the lease has run out, and the attempts are counted', async () => {
      const _id = await waiting()
      await store.outbox.lease(_id, briefMs)

      await sleep(briefMs * 3)
      const row = await other.outbox.lease(_id, longMs)

      expect(row).toMatchObject({ _id, attempts: 2 })
    })

    it('is free again when its holder releases it', async () => {
      const _id = await waiting()
      await store.outbox.lease(_id, longMs)

      await store.outbox.release(_id)

      expect(await other.outbox.lease(_id, longMs)).toMatchObject({ _id, attempts: 2 })
    })

    it('is not released by one whose lease ran out and went to another', async () => {
      const _id = await waiting()
      await store.outbox.lease(_id, briefMs)
      await sleep(briefMs * 3)
      await other.outbox.lease(_id, longMs)

      await store.outbox.release(_id)

      expect(await store.outbox.lease(_id, longMs)).toBeUndefined()
    })

    it.each([
      ['sent', (id: string) => store.outbox.markSent(id, aDay('01-03'))],
      ['failed', (id: string) => store.outbox.markFailed(id, 'user-gone')],
    ])('that is %s is leased no more and waits no more', async (_, end) => {
      const _id = await waiting()
      await store.outbox.lease(_id, longMs)

      await end(_id)

      expect(await other.outbox.lease(_id, longMs)).toBeUndefined()
      expect(await store.outbox.pending(10_000)).not.toContain(_id)
    })

    it('that was sent by another stays sent when a late failure comes', async () => {
      const before = await store.outbox.count()
      const _id = await waiting()
      await other.outbox.markSent(_id, aDay('01-03'))

      await store.outbox.markFailed(_id, 'timeout')

      const after = await store.outbox.count()
      expect([after.sent - before.sent, after.failed - before.failed]).toEqual([1, 0])
    })

    it('that nobody put is leased by nobody', async () => {
      expect(await store.outbox.lease(anId('none'), longMs)).toBeUndefined()
    })
  })

  it('waiting rows and run-out leases are pending, the oldest first', async () => {
    const [third, first, second] = [
      await waiting({ at: new Date('2020-01-03') }),
      await waiting({ at: new Date('2020-01-01') }),
      await waiting({ at: new Date('2020-01-02') }),
    ]
    const held = await waiting({ at: new Date('2020-01-01') })
    await store.outbox.lease(second, briefMs)
    await store.outbox.lease(held, longMs)
    await sleep(briefMs * 3)

    expect(await store.outbox.pending(3)).toEqual([first, second, third])
  })

  describe('a row that waits', () => {
    const due = aDay('05-01')
    const before = new Date(due.getTime() - 1)
    const putWith = async (more: { readonly group?: string; readonly notBefore?: Date }) => {
      const _id = anId('o')
      await store.outbox.put([{ _id, to: anId('u'), notice: aNotice(), ...more }], aDay('01-02'))
      return _id
    }

    it('for a moment is neither pending nor leased before it', async () => {
      const _id = await putWith({ notBefore: due })

      expect(await store.outbox.pending(10_000, before)).not.toContain(_id)
      expect(await store.outbox.lease(_id, longMs, before)).toBeUndefined()
      expect(await store.outbox.pending(10_000, due)).toContain(_id)
      expect(await other.outbox.lease(_id, longMs, due)).toMatchObject({ _id })
    })

    it('for others is found with its group alone', async () => {
      const group = anId('run')
      const _id = await putWith({ group, notBefore: due })
      const { to } = (await store.outbox.get(_id)) ?? expect.unreachable()

      expect(await store.outbox.lease(_id, longMs, due)).toBeUndefined()
      expect(await store.outbox.pending(10_000, due)).not.toContain(_id)
      expect(await store.outbox.dueGroups(before, 10_000)).not.toContainEqual({ to, group })
      expect(await store.outbox.dueGroups(due, 10_000)).toContainEqual({ to, group })
      expect(await store.outbox.inGroup({ to, group })).toEqual([{ _id, createdAt: aDay('01-02') }])
    })

    it('again after a failure counts it, and goes on at the moment it was given', async () => {
      const _id = await putWith({})
      await store.outbox.lease(_id, longMs, before)

      await store.outbox.postpone(_id, { notBefore: due, failed: true })

      expect(await store.outbox.get(_id)).toMatchObject({ state: 'waiting', failures: 1, notBefore: due })
      expect(await other.outbox.lease(_id, longMs, before)).toBeUndefined()
    })

    it('is not put off by one whose lease ran out and went to another', async () => {
      const _id = await putWith({})
      await store.outbox.lease(_id, briefMs)
      await sleep(briefMs * 3)
      await other.outbox.lease(_id, longMs)

      await store.outbox.postpone(_id, { notBefore: due })

      expect(await store.outbox.get(_id)).toMatchObject({ state: 'leased' })
    })
  })

  it('what a summary says is written once', async () => {
    const _id = anId('s')
    const notice = { kind: 'tier-summary', group: 'run|x', at: aDay('01-02') } as const
    await store.outbox.put([{ _id, to: 'mei', notice }], aDay('01-02'))

    const said = aNotice()
    if (said.kind !== 'tier-change') expect.unreachable()
    const first = await store.outbox.seal(_id, [said], ['a'])
    const second = await other.outbox.seal(_id, [], [])

    expect(first?.notice).toMatchObject({ members: ['a'], changes: [said] })
    expect(second).toEqual(first)
  })

  it('rows are counted by state', async () => {
    const before = await store.outbox.count()
    const ids = [await waiting(), await waiting(), await waiting(), await waiting()] as const
    await store.outbox.lease(ids[1], longMs)
    await store.outbox.markSent(ids[2], aDay('01-03'))
    await store.outbox.markFailed(ids[3], 'gone')

    const after = await store.outbox.count()

    const more = (state: keyof typeof after) => after[state] - before[state]
    expect([more('waiting'), more('leased'), more('sent'), more('failed')]).toEqual([1, 1, 1, 1])
  })

  it('rows and history of the sample’s customers are removed and no others', async () => {
    const [sample, own] = [aCustomer({ sample: true }), aCustomer()]
    await store.customers.insertNew([sample, own])
    const rowOf = (customerId: string) => ({ _id: anId('o'), to: 'mei', notice: aNotice({ customerId }) })
    const [gone, kept] = [rowOf(sample._id), rowOf(own._id)]
    await store.outbox.put([gone, kept], aDay('01-02'))
    await store.tierChanges.put([
      aTierChange({ customerId: sample._id }),
      aTierChange({ customerId: own._id }),
    ])

    const removed = [await store.outbox.removeSample(), await store.tierChanges.removeSample()]

    expect(removed).toEqual([1, 1])
    expect(await store.outbox.lease(gone._id, longMs)).toBeUndefined()
    expect(await store.outbox.lease(kept._id, longMs)).toBeDefined()
    expect(await store.tierChanges.of(sample._id, 10)).toEqual([])
    expect(await store.tierChanges.of(own._id, 10)).toHaveLength(1)
  })

  describe('history', () => {
    it('has a change once, however often it is relayed, and is newest first', async () => {
      const customerId = anId('c')
      const changes = ['01-02', '01-04', '01-03'].map((day, n) =>
        aTierChange({ customerId, rev: n, at: aDay(day), _id: `${customerId}-${n}` }),
      )

      await store.tierChanges.put(changes.slice(0, 2))
      await store.tierChanges.put(changes)

      expect(await store.tierChanges.of(customerId, 10)).toEqual([changes[1], changes[2], changes[0]])
      expect(await store.tierChanges.of(customerId, 1)).toEqual([changes[1]])
    })
  })

  describe('messages', () => {
    it('stand once, as they were written', async () => {
      const message = aMessage({ userId: anId('u') })

      const outcomes = [
        await store.messages.put(message),
        await store.messages.put({ ...message, card: null }),
      ]

      expect(outcomes).toEqual([true, false])
      expect(await store.messages.latest('playground', message.userId, 10)).toEqual([message])
    })

    it('of one person on one surface are read in the order in which they were said', async () => {
      const userId = anId('u')
      const [a, b, c] = ['01-02', '01-03', '01-04'].map((day) => aMessage({ userId, at: aDay(day) })) as [
        ReturnType<typeof aMessage>,
        ReturnType<typeof aMessage>,
        ReturnType<typeof aMessage>,
      ]
      for (const message of [c, a, b, aMessage(), aMessage({ userId, surface: 'slack' })]) {
        await store.messages.put(message)
      }

      expect(await store.messages.latest('playground', userId, 2)).toEqual([b, c])
      expect(await store.messages.since('playground', userId, aDay('01-02'), 10)).toEqual([b, c])
      expect(await store.messages.since('playground', userId, new Date(0), 2)).toEqual([a, b])
    })

    it('are gone when they are cleared', async () => {
      await store.messages.put(aMessage())

      const gone = await store.messages.clear()

      expect(gone).toBeGreaterThan(0)
      expect(await store.messages.latest('playground', 'mei', 10)).toEqual([])
    })
  })
}
