import { expect, test } from 'vitest'
import { encrypt, signatureOf } from '../../helpers/fake-wecom/crypto.ts'
import { textIn, toXml } from '../../helpers/fake-wecom/xml.ts'
import { aButtonCard, aFakeWecom } from './a-fake-wecom.ts'
import { anApp } from './an-app.ts'

test('a callback URL is saved once it has answered the echo', async () => {
  const { wecom } = await aFakeWecom()
  const app = await anApp(wecom.app)

  const forged = await wecom.pointAt(app.url, { signature: '0'.repeat(40) })
  const foreign = await wecom.pointAt(app.url, { receiveId: 'another' })
  const saved = await wecom.pointAt(app.url)

  expect([forged.status, foreign.status, saved.status]).toEqual([403, 403, 200])
  expect([forged.ok, foreign.ok, saved.ok]).toEqual([false, false, true])
})

test('what a member writes arrives encrypted, with a message id that no number holds', async () => {
  const { wecom } = await aFakeWecom()
  const app = await anApp(wecom.app)
  await wecom.pointAt(app.url)

  await wecom.user('mei').writes('/customer tier acme')

  const [xml = ''] = app.told
  const fields = ['ToUserName', 'FromUserName', 'MsgType', 'Content', 'AgentID']
  expect(fields.map((tag) => textIn(xml, tag))).toEqual([
    wecom.app.corpId,
    'Mei',
    'text',
    '/customer tier acme',
    '1000002',
  ])
  expect(BigInt(textIn(xml, 'MsgId') ?? '')).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER))
})

test('anything but 200 is tried three times in all, with the same message id', async () => {
  const { wecom } = await aFakeWecom()
  const app = await anApp(wecom.app, () => ({ status: 500 }))
  await wecom.pointAt(app.url)

  const tries = await wecom.user('mei').writes('早')

  expect(tries.map(({ status }) => status)).toEqual([500, 500, 500])
  expect(new Set(app.told.map((xml) => textIn(xml, 'MsgId'))).size).toBe(1)
})

test('an answer that comes too late is tried again', async () => {
  const { wecom } = await aFakeWecom({ ackLimitMs: 60 })
  let tried = 0
  const app = await anApp(wecom.app, () => ({ status: 200, afterMs: ++tried === 1 ? 150 : 0 }))
  await wecom.pointAt(app.url)

  const tries = await wecom.user('mei').writes('早')

  expect(tries.map(({ status }) => status)).toEqual([0, 200])
})

test('a passive reply is read, and one with a wrong signature is a complaint', async () => {
  const { wecom } = await aFakeWecom()
  const { token, aesKey, corpId } = wecom.app
  const sealed = (signed: string) => {
    const encrypted = encrypt(aesKey, toXml({ MsgType: 'text', Content: '好' }), corpId)
    const MsgSignature = signatureOf(signed, '1', 'n', encrypted)
    return toXml({ Encrypt: encrypted, MsgSignature, TimeStamp: 1, Nonce: 'n' })
  }
  const app = await anApp(wecom.app, (xml) => ({
    status: 200,
    body: sealed(textIn(xml, 'Content') === '早' ? token : 'forged'),
  }))
  await wecom.pointAt(app.url)

  const [good] = await wecom.user('mei').writes('早')
  await wecom.user('mei').writes('晚')

  expect(textIn(good?.reply ?? '', 'Content')).toBe('好')
  expect(wecom.complaints).toEqual(['a passive reply with a wrong signature'])
})

test('a pressed button comes with the key, the task, the choice and a code that changes the card once', async () => {
  const { wecom, send, post } = await aFakeWecom()
  const app = await anApp(wecom.app)
  await wecom.pointAt(app.url)
  const button_selection = {
    question_key: 'when',
    title: '何时',
    option_list: [
      { id: 'd1', text: '明天' },
      { id: 'd7', text: '下周' },
    ],
  }
  await send(aButtonCard({ button_selection }))
  const card = wecom.seenBy('mei')[0]!
  const update = (response_code: string | undefined) =>
    post('message/update_template_card', {
      userids: ['mei'],
      agentid: wecom.app.agentId,
      response_code,
      button: { replace_name: '已记下' },
    })

  await wecom.user('mei').presses(card, '跟进', { 何时: '下周' })
  const xml = app.told[0] ?? ''
  const code = textIn(xml, 'ResponseCode')
  const answers = [await update(code), await update(code)]

  const tags = ['Event', 'EventKey', 'TaskId', 'CardType', 'QuestionKey', 'OptionId']
  expect(tags.map((tag) => textIn(xml, tag))).toEqual([
    'template_card_event',
    'log:acme',
    'tier-acme-1',
    'button_interaction',
    'when',
    'd7',
  ])
  expect(answers.map(({ errcode }) => errcode)).toEqual([0, 60140])
  expect(wecom.seenBy('mei')[0]?.replaced).toBe('已记下')
  await expect(wecom.user('mei').presses(wecom.seenBy('mei')[0]!, '跟进')).rejects.toThrow('已记下')
})

test('the code of a sent card ends after 72 hours, and a refused card leaves it whole', async () => {
  const { wecom, send, post, ask } = await aFakeWecom()
  await wecom.pointAt((await anApp(wecom.app)).url)
  const { response_code } = await send(aButtonCard())
  const body = { userids: ['mei'], agentid: wecom.app.agentId, response_code }

  const empty = await post('message/update_template_card', body)
  const bad = await post('message/update_template_card', { ...body, template_card: { card_type: 'x' } })
  wecom.time.advance(72 * 3_600_000)
  const { access_token } = await ask()
  const late = await post(
    'message/update_template_card',
    { ...body, button: { replace_name: '好' } },
    { access_token: String(access_token) },
  )

  expect([empty['errcode'], bad['errcode'], late['errcode']]).toEqual([40063, 42031, 60140])
})

test('an entry of a card’s menu is an event of its own', async () => {
  const { wecom, send } = await aFakeWecom()
  const app = await anApp(wecom.app)
  await wecom.pointAt(app.url)
  await send(aButtonCard({ action_menu: { desc: '更多', action_list: [{ text: '不再提醒', key: 'mute' }] } }))

  await wecom.user('mei').presses(wecom.seenBy('mei')[0]!, '不再提醒')

  expect(textIn(app.told[0] ?? '', 'Event')).toBe('template_card_menu_event')
})
