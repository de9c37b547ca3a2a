import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Reply } from '#src/cards/card.ts'
import { aCustomer, aMoment, daysAgo, someFacts } from '../helpers/builders/a-customer.ts'
import { aReminder } from '../helpers/builders/a-reminder.ts'
import { aTeam } from '../helpers/builders/a-user.ts'
import { openDesk } from './desk.ts'

const acme = aCustomer({ aliases: ['acme'] })
const ali = aCustomer({ name: '阿里贸易', ref: 'ali', aliases: ['阿里'] })
const quiet = aCustomer({
  name: 'Quiet Ltd',
  ref: 'quiet',
  followUp: { optOut: { at: daysAgo(3), by: 'mei', channels: ['sms'] } },
})
const gone = aCustomer({ name: 'Gone Ltd', ref: 'gone', followUp: { optOut: { at: daysAgo(3), by: 'mei' } } })
const his = aCustomer({ name: 'Borealis', ref: 'borealis', owner: 'lei' })

const labels = ({ card }: Reply) => (card.actions ?? []).map(({ label }) => label)
const facts = ({ card }: Reply) =>
  Object.fromEntries((card.facts ?? []).map((each) => [each.label, each.value]))

describe('words for a customer', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>
  beforeEach(async () => {
    desk = await openDesk({ users: aTeam(), customers: [acme, ali, quiet, gone, his] })
  })
  afterEach(() => desk.close())

  it('come as a text of their own, beside a card that says for whom, how and to what end', async () => {
    const reply = await desk.say('draft acme')

    expect(reply.card.title).toBe('Words for Acme Robotics')
    expect(Object.keys(facts(reply))).toEqual(['How', 'Goal', 'Ask for'])
    expect(reply.copy).toMatch(/^Hello/)
    expect(JSON.stringify(reply.card)).not.toContain(reply.copy)
  })

  it('have the goal and the channel that the tier card’s next step has', async () => {
    const { card } = await desk.say('tier acme')
    const reply = await desk.say('draft acme')

    const next = card.facts?.find(({ label }) => label === 'Next step')?.value ?? ''
    const [channel] = (facts(reply)['How'] ?? '').split(',')
    expect(next.toLowerCase()).toContain((facts(reply)['Goal'] ?? '-').toLowerCase())
    expect(next).toContain(channel)
    expect(next).toContain(facts(reply)['Ask for'])
  })

  it('say that they are from a template, and that the rep sends them', async () => {
    const { card } = await desk.say('draft acme')

    expect(card.body?.join(' ')).toContain('made from a template')
    expect(card.body?.join(' ')).toContain('never writes to customers')
  })

  it('are in the customer’s language, or in the one that is asked for', async () => {
    expect((await desk.say('draft 阿里')).copy).toContain('您')
    expect((await desk.say('draft 阿里 in English')).copy).toMatch(/^[\x20-\x7e\u4e00-\u9fff\n]*$/)
    expect((await desk.say('draft 阿里 in English')).copy).toContain('Hello')
    expect((await desk.say('拟话术阿里')).copy).toContain('您')
    expect((await desk.say('拟话术 阿里英文')).copy).toContain('Hello')
  })

  it('are short as an SMS, and have a subject as a mail', async () => {
    const sms = await desk.say('draft acme by sms')
    const mail = await desk.say('draft acme by mail')

    expect((sms.copy ?? '').length).toBeLessThanOrEqual(160)
    expect(facts(sms)['How']).toBe('SMS')
    expect(facts(mail)['Subject']).not.toBe('')
    expect(mail.copy).toContain('\n\n')
  })

  it.each(
    ['phone', 'wechat', 'mail', 'sms', 'visit'].flatMap((channel) => [
      ['acme-robotics', channel, 'en'],
      ['acme-robotics', channel, 'zh'],
      ['ali', channel, 'en'],
      ['ali', channel, 'zh'],
    ]),
  )('never hold a tier, points or an amount: %s by %s in %s', async (customer, channel, language) => {
    const { copy } = await desk.press('draft', { customer, channel, language } as Record<string, string>)

    expect(copy).toMatch(/\S/)
    expect(copy).not.toMatch(/\d|¥|tier|类客户|重点|综合分/i)
  })

  it('for a reminder are about that reminder’s touch', async () => {
    const reminder = aReminder({
      customerId: ali._id,
      channel: 'sms',
      content: 'care',
      goal: { en: 'be remembered kindly', zh: '送上生日祝福' },
      occasion: 'birthday',
      dueAt: aMoment,
    })
    await desk.store.reminders.plan([reminder])

    const pressed = await desk.press('draft', { reminder: reminder._id })
    const typed = await desk.say(`draft ${reminder._id} en`)

    expect(pressed.copy).toBe('阿里贸易您好，我是 Mei Lin。祝您生日快乐，一切顺心！')
    expect(facts(pressed)).toMatchObject({ How: 'SMS', Goal: 'Be remembered kindly' })
    expect(typed.copy).toContain('Happy birthday')
  })

  it('can be had in the other language and for another channel by a press', async () => {
    const reply = await desk.say('draft acme by sms')

    const [language, channel] = reply.card.actions ?? []
    expect(labels(reply)).toEqual(['In Chinese', 'For another channel', 'Log a touch …'])
    expect(language?.call.input).toEqual({ customer: 'acme-robotics', channel: 'sms', language: 'zh' })
    const other = await desk.press('draft', { ...channel?.call.input, channel: 'mail' })
    expect(facts(other)['How']).toBe('Mail')
  })

  it('are not drafted for a channel that the customer does not want, and for nobody who wants to hear nothing', async () => {
    const bySms = await desk.say('draft quiet by sms')
    const byMail = await desk.say('draft quiet by mail')
    const nobody = await desk.say('draft gone')

    expect([bySms.refused, byMail.refused, nobody.refused]).toEqual(['opted-out', undefined, 'opted-out'])
    expect([bySms.copy, nobody.copy]).toEqual([undefined, undefined])
  })

  it('are not for service, and not for those who do not see the customer', async () => {
    const service = aTeam().find(({ role }) => role === 'service')?._id ?? ''

    expect((await desk.say('draft acme', service)).refused).toBe('not-allowed')
    expect((await desk.say('draft borealis')).copy).toBeUndefined()
    expect((await desk.press('draft', { customer: his._id })).refused).toBe('customer-gone')
  })

  it('are offered on the tier card and on a reminder, but not to service nor for who wants to hear nothing', async () => {
    const service = aTeam().find(({ role }) => role === 'service')?._id ?? ''
    const reminder = aReminder({ customerId: acme._id })
    await desk.store.reminders.plan([reminder])

    expect(labels(await desk.say('tier acme'))).toContain('Draft')
    expect(labels(await desk.press('remind', { reminder: reminder._id }))).toContain('Draft')
    expect(labels(await desk.say('tier gone'))).not.toContain('Draft')
    expect(labels(await desk.say('tier acme', service))).not.toContain('Draft')
  })

  it('are audited as a reading, by field names', async () => {
    await desk.say('draft acme')

    expect(desk.audited.filter(({ action }) => action === 'read:draft')).toMatchObject([
      { who: 'mei', customerId: acme._id, fields: ['name', 'lastOrder', 'remarks', 'reminders'] },
    ])
  })

  it('name the product that was ordered last, where its name can be said', async () => {
    const order = (product: string) => ({ at: daysAgo(3), amountMinor: 100, currency: 'CNY', product })
    const lastOrder = (product: string) =>
      someFacts({ lastOrder: order(product), recentOrders: [order(product)] })
    await desk.store.customers.insertNew([
      aCustomer({ name: 'Tea House', ref: 'tea', facts: lastOrder('green tea') }),
      aCustomer({ name: 'Code House', ref: 'code', facts: lastOrder('SKU 85123456 http://x.example') }),
    ])
    const asService = async (customerId: string) => {
      const reminder = aReminder({ customerId, content: 'service' })
      await desk.store.reminders.plan([reminder])
      return (await desk.press('draft', { reminder: reminder._id, language: 'en' })).copy
    }

    expect(await asService('c-tea')).toContain('green tea works well')
    expect(await asService('c-code')).not.toMatch(/SKU|http/)
  })
})
