import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CardAction, Reply } from '#src/cards/card.ts'
import type { InteractionEvent } from '#src/domain/event.ts'
import { aCustomer } from '../helpers/builders/a-customer.ts'
import { aTeam, aUser } from '../helpers/builders/a-user.ts'
import { openDesk, wordsOf } from './desk.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk({ users: [...aTeam(), aUser({ _id: 'fang', name: '方丽', locale: 'zh' })] })
})
afterAll(() => desk.close())

let n = 0
async function aKnown(given: Parameters<typeof aCustomer>[0] = {}) {
  n += 1
  const customer = aCustomer({ ref: `note${n}x`, name: `Note${n}x`, ...given })
  await desk.store.customers.insertNew([customer])
  return customer
}
const eventsOf = (id: string) => desk.store.events.ofCustomers([id]) as Promise<readonly InteractionEvent[]>
const inChat = (text: string, as = 'mei') => desk.dispatcher.text(text, { surface: 'playground', userId: as })
const actionsOf = ({ card }: Reply): readonly CardAction[] => card.actions ?? []
const callOf = (reply: Reply, kind: 'button' | 'form') => {
  const found = actionsOf(reply).find((action) => action.kind === kind)
  if (!found) throw new Error(`no ${kind} in ${wordsOf(reply.card)}`)
  return found.call
}
const save = (reply: Reply, as = 'mei') => desk.press('log', callOf(reply, 'button').input, as)
const factsOf = ({ card }: Reply) =>
  Object.fromEntries((card.facts ?? []).map(({ label, value }) => [label, value]))

describe('a sentence in place of a touch’s words', () => {
  it.each([
    ['wants a bigger box', 'phone', 'reached', undefined],
    ['微信上聊了半天，嫌贵，让我下周二下午两点给新报价', 'wechat', 'reached', '2026-12-15T06:00:00.000Z'],
    ['电话打不通', 'phone', 'no-answer', undefined],
    ['第一次没接，后来回电话了，要报价', 'phone', 'reached', undefined],
    ["tried calling, didn't pick up, again on Monday", 'phone', 'no-answer', '2026-12-14T00:30:00.000Z'],
    ['吃了个饭，约好下周三上午过去', 'visit', 'agreed', '2026-12-16T01:00:00.000Z'],
  ])(
    '“%s” is shown as it was read, and written once it is saved',
    async (words, channel, outcome, nextAt) => {
      const { name, _id } = await aKnown()

      const shown = await desk.say(`log ${name} ${words}`)
      const before = await eventsOf(_id)
      await save(shown)
      await save(shown)

      const after = await eventsOf(_id)
      expect(before).toEqual([])
      expect(after).toHaveLength(1)
      expect(after[0]).toMatchObject({ channel, outcome, note: words, by: 'mei' })
      expect(after[0]?.nextAt?.toISOString()).toBe(nextAt)
    },
  )

  it('its card says what else was told, who has read it, and that nothing is written', async () => {
    const { name } = await aKnown({ owner: 'fang' })

    const shown = await inChat(`写跟进 ${name} 昨天去拜访了，客户嫌贵，月底再给个新报价`, 'fang')

    expect(shown.card.title).toBe(`这样写跟进吗？${name}`)
    expect(factsOf(shown)).toMatchObject({
      跟进: '拜访 · 已联系',
      时间: '12月11日(周五)',
      下次跟进: '12月31日(周四)',
      客户态度: '不满',
      下一步: '月底再给个新报价',
    })
    expect([shown.card.body, shown.card.footer]).toEqual([
      ['还没有写入，请核对后保存。'],
      '根据原话填写，请核对',
    ])
  })

  it('can be changed in its form, which is the same touch', async () => {
    const { name, _id } = await aKnown()
    const shown = await inChat(`log ${name} met Li for lunch, too expensive, call again next Tue 10:00`)

    const asked = await desk.dispatcher.form(callOf(shown, 'form'), { surface: 'playground', userId: 'mei' })
    const form = 'form' in asked ? asked.form : undefined
    const values = Object.fromEntries(
      (form?.fields ?? []).flatMap(({ name: key, value }) => (value ? [[key, value]] : [])),
    )
    await desk.press('log', { ...form?.call.input, ...values, channel: 'phone' })
    await save(shown)

    const [touch, ...others] = await eventsOf(_id)
    expect(values).toMatchObject({ channel: 'visit', outcome: 'reached', next: '2026-12-15' })
    expect(form?.footer).toContain('by rules · They sound: displeased')
    expect(touch).toMatchObject({ channel: 'phone', nextAt: new Date('2026-12-15T02:00:00Z') })
    expect(others).toEqual([])
  })

  it('of one customer is not saved for another, nor by somebody else', async () => {
    const [mine, other] = [await aKnown(), await aKnown()]
    const shown = await desk.say(`log ${mine.name} 微信上聊了，要样品`)
    const { click = '' } = callOf(shown, 'button').input

    const elsewhere = await desk.press('log', { customer: other._id, click })
    const another = await desk.press('log', { customer: mine._id, click }, 'bao')

    expect([elsewhere.card.title, another.card.title]).toEqual([
      `What did you do for ${other.name}?`,
      `What did you do for ${mine.name}?`,
    ])
    expect(await eventsOf(mine._id)).toEqual([])
  })

  it('on a terminal is saved by what its button says to type', async () => {
    const { name } = await aKnown()

    const shown = await desk.say(`log ${name} wants a quote`)

    expect(actionsOf(shown).map(({ kind }) => kind)).toEqual(['button'])
  })

  it('stays out of the log', async () => {
    const { name } = await aKnown()

    const shown = await desk.say(`log ${name} they said CANARY-sentence and want more`)
    await save(shown)

    expect(JSON.stringify(desk.log.lines)).not.toContain('CANARY')
  })
})

describe('words in their order', () => {
  it.each(['phone reached: wants more', '电话 已联系', 'wechat, wants more', '暂不需要'])(
    '“%s” is written down at once',
    async (words) => {
      const { name, _id } = await aKnown()

      await desk.say(`log ${name} ${words}`)

      expect(await eventsOf(_id)).toHaveLength(1)
    },
  )
})

describe('the form of a message', () => {
  it('is filled in as far as the message tells', async () => {
    await aKnown({ ref: 'tower', name: 'Tower Bridge Ltd' })

    const asked = await desk.dispatcher.form(
      {
        command: 'log',
        input: { quoted: 'Just met Tower Bridge at the trade fair, keen on more, demo agreed for 17 Dec' },
      },
      { surface: 'terminal', userId: 'mei' },
    )

    const values = 'form' in asked ? asked.form.fields.map(({ name, value }) => [name, value]) : []
    expect(Object.fromEntries(values)).toMatchObject({
      customer: 'c-tower',
      channel: 'event',
      outcome: 'agreed',
      next: '2026-12-17',
    })
  })
})
