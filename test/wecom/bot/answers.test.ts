import { expect, test } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import type { WecomOptions } from '#src/wecom/open-wecom.ts'
import { eventually } from '../../helpers/eventually.ts'
import { fixedDispatcher } from '../../helpers/fixed-dispatcher.ts'
import { aBotDay } from './a-bot-day.ts'

test('a command to the bot alone is answered there, with what can be pressed', async () => {
  const { mei, seen, fake, failed, settled } = await aBotDay()

  mei.tellsBot('阿里等级')
  await seen('bot')
  await settled()
  const answers = fake.seenBy('mei', 'bot')

  expect(answers.map(({ words }) => words).join('\n')).toContain('阿里云')
  expect(answers.some(({ card }) => card?.['button_list'])).toBe(true)
  expect([failed, fake.complaints]).toEqual([[], []])
})

test.each([
  ['/customer tier acme', 'Acme'],
  ['／客户 等级 阿里', '阿里'],
  ['客户 等级 阿里', '阿里'],
  ['tier acme', 'Acme'],
])('%s is understood', async (text, name) => {
  const { mei, seen } = await aBotDay()

  mei.tellsBot(text)
  const answers = await seen('bot')

  expect(answers.map(({ words }) => words).join('\n')).toContain(name)
})

test('what nobody understands is answered, what cannot be read too', async () => {
  const { mei, seen, settled, fake } = await aBotDay()

  mei.tellsBot('你是谁呀呀')
  const [help] = await seen('bot')
  await settled()
  mei.tellsBot('')
  const all = await seen('bot', fake.seenBy('mei', 'bot').length + 1)

  expect(help?.words).toMatch(/没听懂|没有找到/)
  expect(all.at(-1)?.words).toContain('文字和语音')
})

test('a message that WeCom tells twice is answered once', async () => {
  const { mei, seen, fake, settled } = await aBotDay()

  mei.tellsBot('阿里等级')
  fake.bot.repeats()
  await seen('bot')
  await settled()

  expect(fake.seenBy('mei', 'bot').filter(({ text }) => text.includes('阿里云'))).toHaveLength(1)
})

test.each([
  ['zh', '正在查…'],
  ['en', 'Looking it up …'],
] as const)('what takes long says so in %s, and ends in the same message', async (locale, words) => {
  const day = await aBotDay({ locale })
  const { dispatcher } = day.desk
  const slow = {
    ...dispatcher,
    text: async (...args: Parameters<typeof dispatcher.text>) => {
      await new Promise((resolve) => setTimeout(resolve, 1_900))
      return dispatcher.text(...args)
    },
  }
  const { mei, seen, settled, fake } = await aBotDay({ surface: { dispatcher: slow } })

  mei.tellsBot('阿里等级')
  const [first] = await seen('bot')
  await settled()

  expect(first?.text).toBe(words)
  expect(fake.seenBy('mei', 'bot')[0]?.text).toContain('阿里')
  expect(fake.everSeenBy('mei')).toContain(words)
})

test('an answer that finds no connection comes by the app, and what began in the chat says so', async () => {
  const { dispatcher } = (await aBotDay()).desk
  const slow = {
    ...dispatcher,
    text: async (...args: Parameters<typeof dispatcher.text>) => {
      await new Promise((resolve) => setTimeout(resolve, 1_900))
      return dispatcher.text(...args)
    },
  }
  const day = await aBotDay({ surface: { dispatcher: slow } })
  let away = 1
  day.between.act = async (out, send) => {
    const { finish } = (out.body['stream'] ?? {}) as { readonly finish?: boolean }
    return finish && away-- > 0 ? { kind: 'away' } : send(out)
  }

  day.mei.tellsBot('阿里等级')
  await day.seen('app', 2)
  await day.settled()

  expect(day.fake.seenBy('mei', 'bot').at(-1)?.text).toBe('已单独发给你，请看应用消息。')
  expect(day.fake.seenBy('mei', 'app')[0]?.text).toContain('阿里云')
  expect(day.failed).toEqual([])
})

test('what it does not know has a way on, and a greeting or a thank-you is no customer', async () => {
  const { mei, seen, settled, fake } = await aBotDay()
  const says = async (text: string) => {
    const before = fake.seenBy('mei', 'bot').length
    mei.tellsBot(text)
    await seen('bot', before + 1)
    await settled()
    return fake
      .seenBy('mei', 'bot')
      .slice(before)
      .map(({ words }) => words)
      .join('\n')
  }

  const lost = await says('不存在公司等级')
  const hello = await says('你好')
  const thanks = await says('收到，谢谢')
  const short = await says('谢谢！')

  expect(lost).toMatch(/没有找到“不存在公司”[\s\S]*查客户…[\s\S]*帮助/)
  expect(hello).toContain('你可以这样问我')
  expect(thanks + short).toContain('不客气')
  expect(hello + thanks + short).not.toContain('没有找到')
})

test('a pressed button is answered in the card’s place, where one card holds it', async () => {
  const { mei, seen, fake, settled, failed } = await aBotDay()
  mei.tellsBot('写跟进 acme')
  const asked = (await seen('bot')).findLast(({ card }) => card)
  if (!asked?.card) throw new Error('no card')

  mei.pressesInBot(asked, '电话：已联系')
  const written = await eventually('it is written', () =>
    fake.seenBy('mei', 'bot').find(({ words }) => words.includes('已写跟进')),
  )
  await settled()

  expect(written.id).toBe(asked.id)
  expect(failed).toEqual([])
})

const done: Card = {
  title: '已完成',
  tone: 'good',
  text: '已完成',
  actions: [{ kind: 'button', label: '撤销', call: { command: 'undo', input: {} } }],
}

test.each([
  ['within its seconds it takes the card’s place', 0, ['已完成']],
  ['later it is said beside it', 6_000, ['要做', '已完成']],
])('%s', async (_, lateMs, titles) => {
  const asked: Card = {
    ...done,
    title: '要做',
    text: '要做',
    actions: [{ kind: 'button', label: '完成', call: { command: 'done', input: {} } }],
  }
  const dispatcher: WecomOptions['dispatcher'] = {
    ...fixedDispatcher(),
    text: async () => ({ card: asked }),
    call: async () => {
      day.fake.time.advance(lateMs)
      return { card: done, inPlace: true }
    },
  }
  const day = await aBotDay({ surface: { dispatcher } })
  day.mei.tellsBot('今日待办')
  const [card] = await day.seen('bot')
  if (!card) throw new Error('no card')

  day.mei.pressesInBot(card, '完成')
  await eventually('it is done', () =>
    day.fake.seenBy('mei', 'bot').some(({ words }) => words.includes('已完成')),
  )
  await day.settled()

  const shown = day.fake.seenBy('mei', 'bot').map((one) => one.words.split('\n')[0])
  expect(shown).toEqual(titles)
  expect(day.failed).toEqual([])
})

test('the first opening of a day is greeted within its five seconds; later it is left alone', async () => {
  const { mei, seen, fake, settled } = await aBotDay()

  mei.opensBot()
  const [hello] = await seen('bot')
  await settled()

  expect(hello?.text).toContain('你好')
  expect(fake.seenBy('mei', 'bot')).toHaveLength(1)
})

test('a bot that an ordinary member has made tells encrypted ids: they are read through the app', async () => {
  const { mei, seen, fake } = await aBotDay({ app: { plainUserIds: false } })

  mei.tellsBot('阿里等级')
  const answers = await seen('bot')
  mei.tellsBot('我的账号')
  await seen('bot', answers.length + 1)

  expect(answers.map(({ words }) => words).join('\n')).toContain('阿里云')
  const calls = fake.state.calls.filter(({ method }) => method === 'batch/openuserid_to_userid')
  expect(calls).toHaveLength(1)
})
