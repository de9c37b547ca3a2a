import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { logTouch } from '#src/decide/follow-up/log-touch.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { openDesk } from '../../commands/desk.ts'
import { aCustomer, aMoment, daysAgo } from '../../helpers/builders/a-customer.ts'
import { aReminder } from '../../helpers/builders/a-reminder.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const touch = { by: 'mei', channel: 'phone', outcome: 'reached', at: aMoment } as const

const eventsFor = (customerId: string) => desk.store.events.ofCustomers([customerId])

async function reminded(given: Partial<Reminder> = {}): Promise<Reminder> {
  const reminder = aReminder(given)
  await desk.store.customers.insertNew([
    aCustomer({ _id: reminder.customerId, ref: reminder.customerId, name: reminder.customerId }),
  ])
  await desk.store.reminders.plan([reminder])
  return reminder
}

describe('logging a touch', () => {
  it('writes a fact of the chat with all that was told', async () => {
    const { customerId } = await reminded()
    const nextAt = daysAgo(-7)

    await logTouch(desk.deps, {
      ...touch,
      customer: { _id: customerId },
      id: 'click-1',
      content: 'offer',
      note: 'wants a quote',
      satisfaction: 4,
      nextAt,
    })

    const [call, rating] = await eventsFor(customerId)
    expect(call).toMatchObject({
      _id: 'chat|click-1',
      source: 'chat',
      direction: 'out',
      answered: true,
      content: 'offer',
      note: 'wants a quote',
      nextAt,
    })
    expect(rating).toMatchObject({ kind: 'feedback', topic: 'overall', rating: 4 })
  })

  it('is one touch for a double click, at the same time or later', async () => {
    const { _id: reminderId, customerId } = await reminded()
    const click = () => logTouch(desk.deps, { ...touch, customer: { _id: customerId }, reminderId })

    const both = await Promise.all([click(), click()])
    const late = await click()

    expect(await eventsFor(customerId)).toHaveLength(1)
    expect(new Set([...both, late].map(({ eventId }) => eventId)).size).toBe(1)
    expect(late.isNew).toBe(false)
  })

  it('ends whatever else was planned for the customer by then, whoever has it; what is timed or later stands', async () => {
    const asked = await reminded({ kind: 'timed' })
    const { customerId } = asked
    const other = (kind: Reminder['kind'], daysAhead: number, to = 'mei') =>
      aReminder({
        _id: `${customerId}|${kind}|${daysAhead}`,
        customerId,
        kind,
        to,
        dueAt: daysAgo(-daysAhead),
      })
    const others = [other('touch', -1), other('floor', 0, 'bao'), other('touch', 2), other('timed', -1)]
    await desk.store.reminders.plan(others)

    const { settled } = await logTouch(desk.deps, {
      ...touch,
      customer: { _id: customerId },
      reminderId: asked._id,
    })

    expect(settled).toEqual([asked._id, others[0]?._id, others[1]?._id])
    const left = await desk.store.reminders.openFor([customerId])
    expect(left.map(({ _id }) => _id).sort()).toEqual([others[2]?._id, others[3]?._id].sort())
  })

  it('ends its reminder with the outcome, and takes over what it was about', async () => {
    const { _id: reminderId, customerId } = await reminded({ content: 'care', snoozedUntil: aMoment })

    const { eventId } = await logTouch(desk.deps, {
      ...touch,
      outcome: 'no-answer',
      customer: { _id: customerId },
      reminderId,
    })

    expect(await desk.store.reminders.get(reminderId)).toMatchObject({
      state: 'done',
      result: { at: aMoment, by: 'mei', outcome: 'no-answer', eventId },
    })
    expect((await desk.store.reminders.get(reminderId))?.snoozedUntil).toBeUndefined()
    expect(await eventsFor(customerId)).toMatchObject([{ answered: false, content: 'care', reminderId }])
  })

  it('that died before its reminder was done is finished by the next click', async () => {
    const { _id: reminderId, customerId } = await reminded()
    const dying = { ...desk.deps.reminders, change: () => Promise.reject(new Error('killed')) }
    const said = { ...touch, customer: { _id: customerId }, reminderId }

    await expect(logTouch({ ...desk.deps, reminders: dying }, said)).rejects.toThrow('killed')
    await logTouch(desk.deps, said)

    expect(await eventsFor(customerId)).toHaveLength(1)
    expect((await desk.store.reminders.get(reminderId))?.state).toBe('done')
  })

  it('has the customer decided again', async () => {
    const { customerId } = await reminded()

    await logTouch(desk.deps, { ...touch, customer: { _id: customerId } })

    expect(desk.queues.waiting).toContainEqual({ job: 'rescore-customer', input: { customerId } })
  })
})
