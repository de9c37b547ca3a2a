import { expect, test } from 'vitest'
import { eventually } from '../../helpers/eventually.ts'
import { aBotDay } from './a-bot-day.ts'

type Day = Awaited<ReturnType<typeof aBotDay>>
const quote = '阿里云计算有限公司和 Acme 都问了价格，要周五前回复'

/** What Mei reads at last in a chat. */
const last = async (day: Day, place = 'bot') => {
  await day.settled()
  return day.fake.seenBy('mei', place).at(-1)
}
/** What the bot has said for everybody in the group. */
const toAll = (day: Day) =>
  day.fake
    .seenBy('fang', 'sales')
    .filter(({ from }) => from === 'bot')
    .map(({ words }) => words)
    .join()
const planned = async (day: Day) =>
  (await day.desk.store.reminders.openOf(['mei'])).filter(({ kind }) => kind === 'timed')

test.each(['等级', '/客户 等级', 'tier'])(
  'a quoted message and “%s”: the tiers of the customers it names',
  async (text) => {
    const day = await aBotDay()

    day.mei.tellsBot(text, { quote })
    await day.seen('bot')
    await day.settled()

    const words = day.fake
      .seenBy('mei', 'bot')
      .map((seen) => seen.words)
      .join()
    expect(words).toContain('阿里云计算有限公司')
    expect(words).toContain('Acme Robotics')
    expect(words).toContain('A类')
    expect([day.failed, day.fake.complaints]).toEqual([[], []])
  },
)

test('a name behind the word is asked for, whatever is quoted', async () => {
  const day = await aBotDay()

  day.mei.tellsBot('等级 acme', { quote })
  await day.seen('bot')
  await day.settled()

  expect(day.fake.everSeenBy('mei')).not.toContain('阿里云')
})

test('in a group they are for whoever asked', async () => {
  const day = await aBotDay()

  day.mei.tellsBot('等级', { group: 'sales', quote })
  await day.seen('app')
  await day.settled()

  expect(day.fake.everSeenBy('mei')).toContain('Acme Robotics')
  expect(toAll(day)).not.toMatch(/Acme Robotics|A类/)
})

test('a quoted message and 提醒: a reminder that is filled but for its day', async () => {
  const day = await aBotDay()

  day.mei.tellsBot('提醒', { quote })
  await day.seen('bot')
  const asked = await last(day)
  day.mei.tellsBot('后天')
  const check = await eventually('all of it', () => {
    const newest = day.fake.seenBy('mei', 'bot').at(-1)
    return newest?.words.includes('保存') ? newest : undefined
  })
  day.mei.tellsBot('保存')
  await eventually('it is planned', async () => ((await planned(day)).length > 0 ? true : undefined))

  expect(asked?.words).toContain('日期')
  expect(check?.words).toContain('阿里云')
  expect((await planned(day))[0]).toMatchObject({ customerId: 'c-ali', note: quote })
})

test.each([
  ['alone', {}, 'bot'],
  ['in a group', { group: 'sales' }, 'app'],
] as const)('with a day behind it nothing is left to ask (%s)', async (_, where, place) => {
  const day = await aBotDay()

  day.mei.tellsBot('提醒 明天下午3点 发报价', { quote, ...where })
  await day.seen(place)
  const check = await last(day, place)

  expect(check?.words).toMatch(/15:00/)
  expect(check?.words).toContain('发报价')
  expect(toAll(day)).not.toMatch(/发报价|阿里云/)
})

test.each([
  ['Tier 小助手', '阿里等级'],
  ['Tier 小助手', '阿里 等级'],
  ['小客', '阿里 等级'],
])('“@%s %s” is understood, though nothing says where the name ends', async (botName, text) => {
  const day = await aBotDay({ app: { botName } })

  day.mei.tellsBot(text, { group: 'sales' })
  await day.seen('sales')

  expect(toAll(day)).toContain('阿里云')
})
