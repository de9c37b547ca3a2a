import { beforeAll, expect, it } from 'vitest'
import type { Store } from '#src/store/open-store.ts'
import { aReminder } from '../../helpers/builders/a-reminder.ts'
import { aDay, anId } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

/** What is to be done for whom. */
export const reminders = (openStore: OpenStore): void => {
  let store: Store
  let other: Store
  beforeAll(async () => {
    store = await openStore()
    other = await openStore()
  })
  const ids = (found: readonly { readonly _id: string }[]) => found.map(({ _id }) => _id)

  it('one occasion is one reminder, and the first one stays', async () => {
    const reminder = aReminder()

    const fresh = [
      await store.reminders.plan([reminder]),
      await other.reminders.plan([{ ...reminder, to: 'lei' }]),
    ]

    expect(fresh.map((some) => [...some])).toEqual([[reminder._id], []])
    expect(await store.reminders.get(reminder._id)).toEqual(reminder)
    expect(await store.reminders.get(anId('none'))).toBeUndefined()
  })

  it('a list holds what is open and due, the earliest first', async () => {
    const to = anId('u')
    const [late, early, done, ahead] = [
      aReminder({ to, dueAt: aDay('02-03') }),
      aReminder({ to, dueAt: aDay('02-01') }),
      aReminder({ to, dueAt: aDay('02-02'), state: 'done' }),
      aReminder({ to, dueAt: aDay('03-01') }),
    ]
    await store.reminders.plan([late, early, done, ahead])

    const due = await store.reminders.openOf([to], aDay('02-10'))

    expect(ids(due)).toEqual([early._id, late._id])
    expect(ids(await store.reminders.openOf([to]))).toEqual([early._id, late._id, ahead._id])
    expect(ids(await store.reminders.openOf([to], undefined, 1))).toEqual([early._id])
    expect(ids(await store.reminders.openFor([early.customerId, done.customerId]))).toEqual([early._id])
  })

  it('a change is made by whoever read last', async () => {
    const reminder = aReminder()
    await store.reminders.plan([reminder])
    const result = { at: aDay('02-02'), by: 'mei', outcome: 'reached', eventId: 'chat|1' } as const

    const written = await store.reminders.change(reminder._id, reminder.rev, {
      set: { state: 'done', result },
    })
    const late = await other.reminders.change(reminder._id, reminder.rev, { set: { to: 'lei' } })

    expect([written, late]).toEqual([true, false])
    expect(await store.reminders.get(reminder._id)).toEqual({
      ...reminder,
      state: 'done',
      result,
      rev: reminder.rev + 1,
    })
  })

  it('a change can take a field away', async () => {
    const reminder = aReminder({ snoozedUntil: aDay('02-05') })
    await store.reminders.plan([reminder])

    await store.reminders.change(reminder._id, reminder.rev, { set: {}, unset: ['snoozedUntil'] })

    expect((await store.reminders.get(reminder._id))?.snoozedUntil).toBeUndefined()
  })

  it('those of one kind are found when their moment has come', async () => {
    const timed = aReminder({ kind: 'timed', dueAt: aDay('01-03') })
    const touch = aReminder({ kind: 'touch', dueAt: aDay('01-03') })
    await store.reminders.plan([timed, touch])

    const due = await store.reminders.dueOf('timed', aDay('01-03'), 999)

    expect(ids(due)).toContain(timed._id)
    expect(ids(due)).not.toContain(touch._id)
    expect(ids(await store.reminders.dueOf('timed', aDay('01-02'), 999))).not.toContain(timed._id)
  })

  it('one that was told is not found again until it has another moment', async () => {
    const timed = aReminder({ kind: 'timed', dueAt: aDay('01-03') })
    await store.reminders.plan([timed])
    const found = async () => ids(await store.reminders.dueOf('timed', aDay('01-09'), 999))

    await store.reminders.change(timed._id, timed.rev, { set: { toldAt: aDay('01-03') } })
    const told = await found()
    await store.reminders.change(timed._id, timed.rev + 1, { set: { dueAt: aDay('01-08') } })

    expect(told).not.toContain(timed._id)
    expect(await found()).toContain(timed._id)
    expect((await store.reminders.get(timed._id))?.toldAt).toBeUndefined()
  })

  it('what has been open for long is found by pages, done or not by its day', async () => {
    const [old, young, done] = [
      aReminder({ since: aDay('01-05') }),
      aReminder({ since: aDay('06-05') }),
      aReminder({ since: aDay('01-06'), state: 'done' }),
    ]
    await store.reminders.plan([old, young, done])

    const overdue = ids(await store.reminders.overdueSince(aDay('02-01'), undefined, 9_999))
    const between: string[] = []
    for await (const { _id } of store.reminders.between(aDay('01-05'), aDay('01-07'))) between.push(_id)

    expect(overdue).toContain(old._id)
    expect(overdue).not.toContain(young._id)
    expect(overdue).not.toContain(done._id)
    expect(ids(await store.reminders.overdueSince(aDay('02-01'), old._id, 9_999))).not.toContain(old._id)
    expect(between).toEqual(expect.arrayContaining([old._id, done._id]))
    expect(between).not.toContain(young._id)
    expect(ids(await store.reminders.of(old.customerId, 5))).toEqual([old._id])
  })
}
