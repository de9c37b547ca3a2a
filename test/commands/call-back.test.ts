import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CardButton } from '#src/cards/card.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { aCustomer } from '../helpers/builders/a-customer.ts'
import { aReminder } from '../helpers/builders/a-reminder.ts'
import { openDesk } from './desk.ts'

const acme = aCustomer({ owner: 'mei' })

describe('what customers answer', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>
  beforeEach(async () => {
    desk = await openDesk({ customers: [acme] })
  })
  afterEach(() => desk.close())
  const said = async () =>
    (await desk.store.events.ofCustomers([acme._id])).filter(({ source }) => source === 'chat')
  const ofKind = <Kind extends FactEvent['kind']>(events: readonly FactEvent[], kind: Kind) =>
    events.filter((event): event is Extract<FactEvent, { kind: Kind }> => event.kind === kind)
  const tap = async (buttons: readonly unknown[] | undefined, label: string) => {
    const { call } = (buttons as readonly CardButton[]).find((each) => each.label === label) as CardButton
    return desk.press(call.command, call.input)
  }

  it('a call-back is three taps: three marks, one touch, and the reminder is done', async () => {
    const reminder = aReminder({ customerId: acme._id, kind: 'call-back' })
    await desk.store.reminders.plan([reminder])

    const asked = await desk.press('call-back', { customer: acme.ref, reminder: reminder._id })
    const product = await tap(asked.card.actions, '4')
    const service = await tap(product.card.actions, '5')
    const done = await tap(service.card.actions, '3')

    const events = await said()
    expect(
      ofKind(events, 'feedback')
        .map(({ topic, rating }) => `${topic} ${rating}`)
        .sort(),
    ).toEqual(['overall 4', 'product 5', 'service 3'])
    expect(ofKind(events, 'interaction')).toMatchObject([{ outcome: 'reached', content: 'survey' }])
    expect((await desk.store.reminders.get(reminder._id))?.state).toBe('done')
    expect(done.card.title).toBe('Call noted: Acme Robotics')
  })

  it('a call that nobody planned is one touch too, and the same tap twice is one mark', async () => {
    const first = await desk.say('call-back acme 2')
    await desk.say('call-back acme 2')
    await tap(first.card.actions, '3')

    const events = await said()
    expect(first.card.text).toContain('problem acme')
    expect(ofKind(events, 'feedback')).toHaveLength(2)
    expect(ofKind(events, 'interaction')).toHaveLength(1)
  })

  it('the buttons can be typed as a terminal shows them, with the reminder in front', async () => {
    const reminder = aReminder({ customerId: acme._id, kind: 'call-back' })
    await desk.store.reminders.plan([reminder])

    await desk.say(`call-back acme ${reminder._id} product 4`)

    expect(ofKind(await said(), 'feedback')).toMatchObject([{ topic: 'product', rating: 4 }])
    expect((await desk.store.reminders.get(reminder._id))?.state).toBe('done')
  })

  it('a dormant customer’s reason is one of the policy’s, noted with the touch', async () => {
    const reminder = aReminder({ customerId: acme._id, kind: 'win-back' })
    await desk.store.reminders.plan([reminder])

    const asked = await desk.say('win-back acme')
    const { card } = await desk.press('win-back', {
      customer: acme.ref,
      reminder: reminder._id,
      reason: 'price',
    })

    const events = await said()
    expect(asked.card.actions?.[0]).toMatchObject({ kind: 'select', field: 'reason' })
    expect(ofKind(events, 'note')).toMatchObject([{ reason: 'price', text: 'Price', by: 'mei' }])
    expect(ofKind(events, 'interaction')).toHaveLength(1)
    expect((await desk.store.reminders.get(reminder._id))?.state).toBe('done')
    expect(card.body).toEqual(['Reason: Price.'])
  })

  it('a reason can be typed in words; one that the policy does not have is asked for again', async () => {
    const typed = await desk.say('流失原因 acme 价格原因')
    const unknown = await desk.press('win-back', { customer: acme.ref, reason: 'weather' })

    expect(typed.card.title).toBe('Reason noted: Acme Robotics')
    expect(unknown.card.title).toBe('Win back Acme Robotics')
    expect(ofKind(await said(), 'note')).toHaveLength(1)
  })

  it('somebody else’s customer is not answered for, nor another customer’s reminder', async () => {
    const foreign = aReminder({ kind: 'call-back', to: 'lei' })
    await desk.store.reminders.plan([foreign])

    const other = await desk.press('call-back', { customer: acme.ref, rating: '4' }, 'lei')
    await desk.press('call-back', { customer: acme.ref, reminder: foreign._id, rating: '4' })

    expect(other.refused).toBe('customer-gone')
    expect((await desk.store.reminders.get(foreign._id))?.state).toBe('open')
  })
})
