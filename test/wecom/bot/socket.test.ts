import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { type BotSocketOptions, type BotTrouble, botSocket } from '#src/wecom/bot/socket.ts'
import { eventually } from '../../helpers/eventually.ts'
import type { FakeWecom } from '../../helpers/fake-wecom/index.ts'
import { recordingLogger } from '../../helpers/recording-logger.ts'
import { aFakeWecom } from '../fake/a-fake-wecom.ts'

/** The product's connection before the fake WeCom, and what it was told. */
function aSocket(wecom: FakeWecom, given: Partial<BotSocketOptions> = {}) {
  const frames: { headers: { req_id: string }; body?: { event?: { eventtype?: string } } }[] = []
  const troubles: BotTrouble[] = []
  const log = recordingLogger()
  const socket = botSocket({
    botId: wecom.app.botId,
    secret: wecom.app.botSecret,
    wsUrl: wecom.botUrl,
    reconnectMs: 20,
    onFrame: (frame) => void frames.push(frame as (typeof frames)[number]),
    onTrouble: (what) => void troubles.push(what),
    pausesMs: { refused: [200, 400], kicked: [150, 10_000] },
    waitMs: 1_000,
    log,
    ...given,
  })
  onTestFinished(() => socket.close())
  socket.open()
  const ready = () => eventually('a subscription', () => socket.isSubscribed() || undefined)
  const stream = (id: string, content: string) => {
    const [frame] = frames
    if (!frame) throw new Error('nothing was told')
    const reqId = frame.headers.req_id
    return socket.send({
      as: 'reply',
      reqId,
      body: { msgtype: 'stream', stream: { id, finish: true, content } },
    })
  }
  return { socket, frames, troubles, log, ready, stream }
}

test('a forgotten subscription is renewed, and what was to be said is said then', async () => {
  const { wecom } = await aFakeWecom()
  const { ready, stream, frames } = aSocket(wecom)
  await ready()
  wecom.user('mei').tellsBot('早')
  await eventually('the message', () => frames[0])

  wecom.bot.forgets()
  const sent = await Promise.all([stream('a', '一'), stream('b', '二')])

  expect(sent).toEqual([{ kind: 'sent' }, { kind: 'sent' }])
  expect(wecom.seenBy('mei', 'bot').map(({ text }) => text)).toEqual(['一', '二'])
  await eventually('one connection', () => wecom.bot.connections() === 1)
})

test('a connection that is cut comes back, and what is said meanwhile waits for it', async () => {
  const { wecom } = await aFakeWecom()
  const { socket, ready, stream, frames } = aSocket(wecom)
  await ready()
  wecom.user('mei').tellsBot('早')
  await eventually('the message', () => frames[0])

  const sent = []
  for (let n = 0; n < 12; n++) {
    wecom.bot.cut()
    await eventually('it is noticed', () => !socket.isSubscribed())
    sent.push(await stream(`s${n}`, `${n}`))
  }

  expect(sent.every(({ kind }) => kind === 'sent')).toBe(true)
  expect(wecom.seenBy('mei', 'bot')).toHaveLength(12)
})

test('who is taken over says so and comes back after a pause, longer each time', async () => {
  const { wecom } = await aFakeWecom()
  const one = aSocket(wecom)
  await one.ready()
  const other = aSocket(wecom, { pausesMs: { refused: [60_000], kicked: [60_000] } })
  await other.ready()

  await eventually('it was kicked', () => one.troubles[0])
  await eventually('it is back', () => other.troubles[0])
  other.socket.close()
  const third = aSocket(wecom)
  await third.ready()
  await eventually('it was kicked again', () => one.troubles[1])
  await sleep(400)

  expect(one.troubles).toEqual(['kicked', 'kicked'])
  expect(one.socket.isSubscribed()).toBe(false)
  expect(third.socket.isSubscribed()).toBe(true)
})

test('a refused secret is told, and tried again after pauses only', async () => {
  const { wecom } = await aFakeWecom()
  const { troubles } = aSocket(wecom, { secret: 'wrong' })
  const attempts = () => wecom.state.calls.filter(({ method }) => method === 'aibot_subscribe').length

  await eventually('it was refused', () => troubles[0])
  const first = attempts()
  await sleep(100)
  const meanwhile = attempts()
  await eventually('it was refused again', () => troubles[1])

  expect([first, meanwhile]).toEqual([2, 2])
  expect(attempts()).toBe(4)
})

test('what WeCom refuses, what it does not answer and what finds no connection are told apart', async () => {
  const { wecom } = await aFakeWecom()
  const { ready, frames, socket, stream } = aSocket(wecom)
  await ready()
  wecom.user('mei').tellsBot('早')
  await eventually('the message', () => frames[0])

  const refused = await socket.send({
    as: 'reply',
    reqId: 'made up',
    body: { msgtype: 'markdown', markdown: { content: '早' } },
  })
  wecom.bot.acks('never')
  const unsure = await stream('a', '一')
  wecom.bot.acks('at once')
  const again = await stream('a', '一')
  socket.close()
  const away = await stream('b', '二')

  expect(refused).toMatchObject({ kind: 'refused', errcode: 846605 })
  expect([unsure.kind, away.kind]).toEqual(['unsure', 'away'])
  expect(again).toMatchObject({ kind: 'refused', errcode: 846608 })
  expect(wecom.seenBy('mei', 'bot').map(({ text }) => text)).toEqual(['一'])
})

test('no log has what somebody wrote', async () => {
  const { wecom } = await aFakeWecom()
  const { ready, frames, log, stream } = aSocket(wecom)
  await ready()

  wecom.user('mei').tellsBot('阿里要报价')
  await eventually('the message', () => frames[0])
  await stream('a', '阿里 A 类')
  wecom.bot.cut()
  await ready()

  expect(JSON.stringify(log.lines)).not.toMatch(/阿里|报价/)
})
