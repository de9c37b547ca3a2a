import { expect, test } from 'vitest'
import { aButtonCard, aFakeWecom, aText } from './a-fake-wecom.ts'

test('whoever is unknown, left or out of sight is named in lower case inside a success', async () => {
  const { wecom, send } = await aFakeWecom()
  wecom.add.member('gone', { status: 5 })
  wecom.add.member('far', { visible: false })

  const answer = await send({ ...aText('早'), touser: 'MEI|Nobody|gone|far' })
  const none = await send({ ...aText('早'), touser: 'Nobody' })

  expect(answer).toMatchObject({ errcode: 0, invaliduser: 'nobody|gone|far' })
  expect(none).toMatchObject({ errcode: 81013, invaliduser: 'nobody' })
  expect(wecom.seenBy('mei').map(({ text }) => text)).toEqual(['早'])
})

test('a text is cut to 2,048 bytes, and never inside a character', async () => {
  const { wecom, send } = await aFakeWecom()

  await send(aText('客'.repeat(700)))

  expect(wecom.seenBy('mei')[0]?.text).toBe('客'.repeat(682))
})

test('a markdown over 2,048 bytes is refused', async () => {
  const { send } = await aFakeWecom()
  const markdown = (content: string) => send({ msgtype: 'markdown', markdown: { content } })

  expect(await markdown('客'.repeat(682))).toMatchObject({ errcode: 0 })
  expect(await markdown('客'.repeat(683))).toMatchObject({ errcode: 45002 })
})

test('what is wrong with a call has its code', async () => {
  const { send, post, get } = await aFakeWecom()
  const codes = await Promise.all([
    send({ ...aText('早'), agentid: 7 }),
    send({ ...aText('早'), agentid: undefined }),
    send({ ...aText('早'), agentid: '1000002' }),
    send({ ...aText('早'), touser: '' }),
    send(aText(' ')),
    send({ msgtype: 'poem' }),
    send({ msgtype: 'file', file: { media_id: 'x' } }),
    post('message/send', 'no object'),
    get('message/send'),
  ])

  expect(codes.map((answer) => answer['errcode'])).toEqual([
    301002, 41011, 40058, 82001, 44004, 40008, 40007, 40058, 40058,
  ])
})

test('the 31st message in a minute reaches nobody, and the answer is ok', async () => {
  const { wecom, send } = await aFakeWecom()

  const answers = []
  for (let n = 0; n < 31; n++) answers.push(await send(aText(`早 ${n}`)))
  wecom.time.advance(60_000)
  await send(aText('晚'))

  expect(answers.every((answer) => answer['errcode'] === 0)).toBe(true)
  expect(wecom.seenBy('mei')).toHaveLength(31)
  expect(wecom.seenBy('mei').at(-1)?.text).toBe('晚')
  expect(wecom.state.dropped).toMatchObject([{ userid: 'mei', why: 'frequency' }])
})

test('the same request is not delivered again within its interval', async () => {
  const { wecom, send } = await aFakeWecom()
  const reminder = { ...aText('该跟进了'), enable_duplicate_check: 1, duplicate_check_interval: 600 }

  await send(reminder)
  await send(reminder)
  await send({ ...reminder, ...aText('该跟进了。') })
  wecom.time.advance(600_000)
  await send(reminder)

  expect(wecom.seenBy('mei').map(({ text }) => text)).toEqual(['该跟进了', '该跟进了。', '该跟进了'])
  expect(wecom.state.dropped).toMatchObject([{ why: 'duplicate' }])
})

test('a recalled message is gone, but has been seen', async () => {
  const { wecom, send, post } = await aFakeWecom()

  const { msgid } = await send(aText('错了'))
  await post('message/recall', { msgid })

  expect(wecom.seenBy('mei')).toEqual([])
  expect(wecom.everSeenBy('mei')).toContain('错了')
  expect(await post('message/recall', { msgid: 'x' })).toMatchObject({ errcode: 40058 })
})

test('a card to press where no callback URL is set is a complaint', async () => {
  const { wecom, send } = await aFakeWecom()

  await send(aButtonCard())

  expect(wecom.complaints).toEqual(['a card to press, and no callback URL'])
})
