import { expect, test } from 'vitest'
import { eventually } from '../../helpers/eventually.ts'
import { aBot, codeOf, markdown, to } from './a-bot.ts'
import { aFakeWecom } from './a-fake-wecom.ts'

test('a second connection kicks the first, which is told', async () => {
  const { wecom } = await aFakeWecom()
  const first = await aBot(wecom)
  const second = await aBot(wecom)

  await first.next()
  wecom.user('mei').tellsBot('早')
  await second.next()

  expect(first.told.map(({ body }) => body)).toMatchObject([{ event: { eventtype: 'disconnected_event' } }])
  expect(wecom.bot.connections()).toBe(1)
})

test('a lost subscription is refused while the socket is open, and a cut one comes back', async () => {
  const { wecom } = await aFakeWecom()
  const { client, next } = await aBot(wecom)
  wecom.user('mei').tellsBot('早')
  await next()

  wecom.bot.forgets()
  const refused = await codeOf(client.sendMessage(...to('mei', 1, markdown('早'))))
  const connected = client.isConnected
  wecom.bot.cut()
  await eventually('a new subscription', () => wecom.bot.subscribed())

  expect([refused, connected]).toEqual([846609, true])
  expect(await codeOf(client.sendMessage(...to('mei', 1, markdown('早'))))).toBe(0)
})

test('a file goes up in pieces and arrives whole', async () => {
  const { wecom } = await aFakeWecom()
  const { client, next } = await aBot(wecom)
  wecom.user('mei').tellsBot('周报')
  const frame = await next()
  const data = Buffer.alloc(700_000, '客户,等级\n')

  const { media_id } = await client.uploadMedia(data, { type: 'file', filename: '周报.csv' })
  await client.replyMedia(frame, 'file', media_id)

  expect(wecom.seenBy('mei', 'bot')[0]?.file).toEqual({ name: '周报.csv', data })
})

test('the same frame may come twice, and encrypted ids are for the app to translate', async () => {
  const { wecom, post } = await aFakeWecom({ app: { plainUserIds: false } })
  const { told, next } = await aBot(wecom)

  wecom.user('mei').tellsBot('早')
  wecom.bot.repeats()
  await next(2)
  const { userid } = (told[0]!.body as { from: { userid: string } }).from
  const answer = await post('batch/openuserid_to_userid', { open_userid_list: [userid, 'Mei'] })

  expect(told[0]).toEqual(told[1])
  expect(answer).toMatchObject({ userid_list: [{ userid: 'Mei' }], invalid_open_userid_list: ['Mei'] })
})

test('a missing field is refused in a frame that names nobody', async () => {
  const { wecom } = await aFakeWecom()
  const socket = new WebSocket(wecom.botUrl)
  const answers: Record<string, unknown>[] = []
  socket.addEventListener('message', ({ data }) => void answers.push(JSON.parse(String(data))))
  await new Promise((resolve) => socket.addEventListener('open', resolve))
  const say = (cmd: string, body: object = {}) =>
    socket.send(JSON.stringify({ cmd, headers: { req_id: cmd }, body }))

  say('ping')
  say('aibot_subscribe', { bot_id: wecom.app.botId, secret: 'wrong' })
  say('aibot_subscribe', { bot_id: wecom.app.botId, secret: wecom.app.botSecret })
  say('aibot_send_msg', { chatid: 'mei', msgtype: 'image', image: { url: 'https://example.com/a.png' } })
  await eventually('four answers', () => answers.length === 4)
  socket.close()

  expect(answers.map(({ errcode }) => errcode)).toEqual([846609, 853000, 0, 40058])
  expect(answers[3]).not.toHaveProperty('headers')
})

test('a client that has been silent for too long is dropped', async () => {
  const { wecom } = await aFakeWecom({ silenceMs: 60 })
  const socket = new WebSocket(wecom.botUrl)
  const closed = new Promise<number>((resolve) => {
    socket.addEventListener('close', ({ code }) => resolve(code))
  })

  expect(await closed).toBe(1006)
})
