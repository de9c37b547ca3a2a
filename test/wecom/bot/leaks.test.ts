import { expect, test } from 'vitest'
import { commands } from '#src/commands/index.ts'
import { aCustomer, daysAgo, someFacts } from '../../helpers/builders/a-customer.ts'
import { eventually } from '../../helpers/eventually.ts'
import { aBotDay } from './a-bot-day.ts'

const zebra = aCustomer({
  _id: 'c-zebra',
  ref: 'zebra',
  name: 'Zebra Canary',
  aliases: ['Zebby'],
  tags: ['secrettag'],
  facts: someFacts({
    netSpendMinor: 98_765_400,
    lastOrder: { at: daysAgo(3), amountMinor: 9_876_500, currency: 'CNY', product: 'secretproduct' },
  }),
})
const money = /987|98\.8|98,765|points|积分|secret/

test('in a group others read tier and owner of any command’s answer, or that it was sent to its asker', async () => {
  const day = await aBotDay({ customers: [zebra], locale: 'en' })
  // A minute has room for 30 in one conversation; an answer is up to four messages.
  const ask = async (line: string) => {
    const before = day.fake.seenBy('bao', 'sales').filter(({ from }) => from === 'bot').length
    day.mei.tellsBot(line, { group: 'sales' })
    await eventually(`an answer to ${line}`, () =>
      day.fake.seenBy('bao', 'sales').filter(({ from }) => from === 'bot').length > before ? true : undefined,
    )
    day.fake.time.advance(8_000)
  }

  for (const { shown, example } of commands) {
    await ask(`/customer ${shown.en} zebra`)
    await ask(example.zh.replace(/acme/gi, 'zebra'))
  }
  await day.settled()

  const toAll = day.fake
    .seenBy('bao')
    .filter(({ from }) => from === 'bot')
    .map(({ words }) => words)
  expect(toAll.join('\n')).not.toMatch(money)
  const named = toAll.filter((words) => /Zebra|Zebby/.test(words))
  expect(named.length).toBeGreaterThan(0)
  expect(named.every((words) => /owner|负责人/i.test(words))).toBe(true)
  expect(day.fake.everSeenBy('mei')).toMatch(money)
  expect(day.failed).toEqual([])
}, 60_000)

test('who asks gets the rest by the app, and the group is answered once', async () => {
  const { mei, seen, fake, settled } = await aBotDay()

  mei.tellsBot('/客户 等级 阿里', { group: 'sales' })
  await seen('app')
  await settled()

  const inGroup = fake.seenBy('fang', 'sales').filter(({ from }) => from === 'bot')
  expect(inGroup).toHaveLength(1)
  expect(inGroup[0]?.words).toMatch(/阿里云.*\n.*|负责人/)
  expect(fake.seenBy('mei', 'app').length).toBeGreaterThan(0)
  expect(fake.seenBy('fang', 'app')).toEqual([])
})

test('whom the app does not reach is told so in the group, and nothing else is lost there', async () => {
  const day = await aBotDay()
  day.fake.add.member('Mei', { name: '王梅', visible: false })

  day.mei.tellsBot('/客户 今日待办', { group: 'sales' })
  await eventually('an answer', () => day.fake.seenBy('fang', 'sales').find(({ from }) => from === 'bot'))
  await day.settled()

  const words = day.fake.seenBy('fang', 'sales').filter(({ from }) => from === 'bot')
  expect(words.map(({ text }) => text).join()).toContain('可见范围')
})

test('where somebody asks who is none of ours nothing is shown in that group, to our own people neither', async () => {
  const made = await aBotDay()
  const { dispatcher } = made.desk
  const strangers: typeof dispatcher = {
    ...dispatcher,
    text: async (text, identity) =>
      identity.userId === 'out'
        ? { ...(await dispatcher.text('help', identity)), refused: 'member-stranger' }
        : dispatcher.text(text, identity),
  }
  const day = await aBotDay({ surface: { dispatcher: strangers } })
  const bots = () => day.fake.seenBy('fang', 'sales').filter(({ from }) => from === 'bot')

  day.fake.user('out').tellsBot('/客户 等级 阿里', { group: 'sales' })
  await eventually('a refusal', () => bots()[0])
  day.mei.tellsBot('/客户 等级 阿里', { group: 'sales' })
  await eventually('another', () => bots()[1])
  await day.settled()

  expect(
    bots()
      .map(({ text }) => text)
      .join(),
  ).not.toMatch(/阿里云|负责人/)
  expect(day.fake.seenBy('mei', 'app')).toEqual([])
})
