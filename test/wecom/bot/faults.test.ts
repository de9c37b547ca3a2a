import { expect, test } from 'vitest'
import type { BotOut, BotSent } from '#src/wecom/bot/line.ts'
import { eventually } from '../../helpers/eventually.ts'
import { aBotDay } from './a-bot-day.ts'

const refused = (errcode: number): BotSent => ({ kind: 'refused', errcode, errmsg: '' })
const isReply = ({ as }: BotOut) => as === 'reply'

test.each([846605, 846608])('%i: too late to answer, so it is said on its own, once', async (errcode) => {
  const day = await aBotDay()
  day.between.act = async (out, send) => {
    if (!isReply(out)) return send(out)
    day.fake.time.advance(6 * 60_000)
    return refused(errcode)
  }

  day.mei.tellsBot('阿里等级')
  await day.seen('bot')
  await day.settled()

  expect(day.fake.seenBy('mei', 'bot').filter(({ text }) => text.includes('阿里云'))).toHaveLength(1)
  expect(day.said.find(({ as }) => as === 'push')?.body).toMatchObject({ chatid: 'Mei', chat_type: 1 })
})

test.each([
  ['the conversation has had its thirty a minute', refused(45009)],
  ['nobody is connected', { kind: 'away' } as const],
])('where %s the app answers', async (_, sent) => {
  const day = await aBotDay()
  day.between.act = async () => sent

  day.mei.tellsBot('阿里等级')
  const answers = await day.seen('app')
  await day.settled()

  expect(answers.map(({ words }) => words).join('\n')).toContain('阿里云')
  expect(day.fake.seenBy('mei', 'bot')).toEqual([])
})

test('an answer whose outcome nobody knows is said again, and stands once', async () => {
  const day = await aBotDay()
  let calls = 0
  day.between.act = async (out, send) => {
    const sent = await send(out)
    return calls++ < 3 ? { kind: 'unsure' } : sent
  }

  day.mei.tellsBot('/customer why acme')
  await day.seen('bot')
  await day.settled()

  const texts = day.fake.seenBy('mei', 'bot').map(({ text }) => text)
  expect(texts.filter((text) => text !== '')).toHaveLength(new Set(texts.filter((text) => text !== '')).size)
  expect(day.failed).toHaveLength(1)
})

test('a command is run once, also where the job comes again; one that was cut off says so', async () => {
  const day = await aBotDay()
  day.mei.tellsBot('/customer log acme phone reached: wants a quote')
  await day.seen('bot')
  await day.settled()
  const before = day.fake.seenBy('mei', 'bot').length

  const [first] = day.heard
  if (!first) throw new Error('nothing was heard')
  await day.run(first)
  const again = day.fake.seenBy('mei', 'bot').length
  await day.desk.store.kept.drop(`wecom-bot|${first.id}`)
  await day.desk.store.kept.drop(`wecom-bot|${first.id}|0|done`)
  await day.run({ ...first })

  expect(again).toBe(before)
  expect(day.said.some(({ body }) => JSON.stringify(body).includes('中断'))).toBe(true)
})

test('while the queue is away whoever asks is told that nothing was done', async () => {
  const day = await aBotDay()
  day.queue.enqueue = async () => {
    throw new Error('away')
  }

  day.mei.tellsBot('阿里等级')
  const [answer] = await day.seen('bot')

  expect(answer?.text).toContain('暂时无法处理')
})

test('a greeting that comes too late is left', async () => {
  const day = await aBotDay()
  day.between.act = async (out, send) => {
    day.fake.time.advance(5_001)
    return send(out)
  }

  day.mei.opensBot()
  await eventually('it was tried', () => day.said[0])
  await day.settled()

  expect([day.fake.seenBy('mei', 'bot'), day.failed]).toEqual([[], []])
})
