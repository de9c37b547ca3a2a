import { expect, test } from 'vitest'
import type { WecomIncoming } from '#src/wecom/incoming.ts'
import { servedWecom } from '../../helpers/a-wecom.ts'
import { encrypt, signatureOf } from '../../helpers/fake-wecom/crypto.ts'
import type { FakeWecom } from '../../helpers/fake-wecom/index.ts'
import { toXml, type Xml } from '../../helpers/fake-wecom/xml.ts'

type Fields = Readonly<Record<string, Xml | undefined>>

const aMessage = ({ app }: FakeWecom, given: Fields = {}): Fields => ({
  FromUserName: 'Mei',
  CreateTime: 1_795_000_000,
  MsgType: 'text',
  Content: '/customer tier acme',
  MsgId: 4_561_255_354_251_345_929n,
  AgentID: app.agentId,
  ...given,
})

const anEvent = (fake: FakeWecom, Event: string, given: Fields = {}): Fields => {
  const { Content: _, MsgId: __, ...rest } = aMessage(fake, { MsgType: 'event', Event, ...given })
  return rest
}

/** Encrypted and signed for this app, whatever it is. */
function sealed({ app, time }: FakeWecom, plain: string, { corpId = app.corpId, atMs = time.nowMs() } = {}) {
  const [encrypted, timestamp, nonce] = [
    encrypt(app.aesKey, plain, corpId),
    String(Math.floor(atMs / 1_000)),
    '7',
  ]
  const query = { msg_signature: signatureOf(app.token, timestamp, nonce, encrypted), timestamp, nonce }
  return { query, body: toXml({ ToUserName: app.corpId, AgentID: String(app.agentId), Encrypt: encrypted }) }
}

test('the address is verified by an echo, within a second', async () => {
  const { verified } = await servedWecom()

  expect(verified.ok).toBe(true)
})

test('a callback with another signature is refused and not worked on', async () => {
  const { fake, queued } = await servedWecom()
  const { query, body } = fake.seal(aMessage(fake))

  const last = query.msg_signature.endsWith('0') ? '1' : '0'
  const refused = [
    await fake.posts({ query: { ...query, msg_signature: query.msg_signature.slice(0, -1) + last }, body }),
    await fake.posts({ query: { ...query, msg_signature: '' }, body }),
    await fake.posts({ query: { ...query, nonce: `${query.nonce}1` }, body }),
    await fake.posts({ query, body: body.replace('<Encrypt><![CDATA[', '<Encrypt><![CDATA[AAAA') }),
  ]

  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403])
  expect(queued).toEqual([])
})

test.each([-6, 6])('a callback of %i minutes from now is refused, signed or not', async (minutes) => {
  const { fake, queued } = await servedWecom()
  const plain = toXml({ ToUserName: fake.app.corpId, ...aMessage(fake) })

  const { status } = await fake.posts(sealed(fake, plain, { atMs: fake.time.nowMs() + minutes * 60_000 }))

  expect(status).toBe(403)
  expect(queued).toEqual([])
})

test('a callback that was recorded is refused when it is played again', async () => {
  const { fake, queued } = await servedWecom()
  const recorded = fake.seal(aMessage(fake))

  const first = await fake.posts(recorded)
  const again = await fake.posts(recorded)

  expect([first.status, again.status]).toEqual([200, 403])
  expect(new Set(queued.map(({ id }) => id)).size).toBe(1)
})

test('a body that is not encrypted is refused, whatever it says', async () => {
  const { fake, queued } = await servedWecom()
  const { query } = fake.seal(aMessage(fake))

  const plain = await fake.posts({ query, body: toXml({ ToUserName: fake.app.corpId, ...aMessage(fake) }) })

  expect(plain.status).toBe(400)
  expect(queued).toEqual([])
})

test('what is for another company, or for another of its apps, is refused', async () => {
  const { fake, queued } = await servedWecom()
  const { corpId } = fake.app
  const own = toXml({ ToUserName: corpId, ...aMessage(fake) })
  const ofApp = toXml({ ToUserName: corpId, ...aMessage(fake, { AgentID: 1_000_003 }) })
  const ofNone = toXml({ ToUserName: corpId, ...aMessage(fake, { AgentID: undefined }) })
  const toOther = toXml({ ToUserName: 'ww-other', ...aMessage(fake) })

  const refused = [
    await fake.posts(sealed(fake, own, { corpId: 'ww-other' })),
    await fake.posts(sealed(fake, own, { corpId: '' })),
    await fake.posts(sealed(fake, ofApp)),
    await fake.posts(sealed(fake, ofNone)),
    await fake.posts(sealed(fake, toOther)),
  ]

  expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403])
  expect(queued).toEqual([])
})

test('what the queue does not take is not acknowledged, and WeCom’s next try is taken', async () => {
  const kept: WecomIncoming[] = []
  let away = 2
  const { fake, log } = await servedWecom({
    async enqueue(incoming) {
      away -= 1
      if (away >= 0) throw new Error('Redis is away')
      kept.push(incoming)
    },
  })

  const tries = await fake.user('mei').writes('/customer tier acme')

  expect(tries.map(({ status }) => status)).toEqual([503, 503, 200])
  expect(kept).toHaveLength(1)
  expect(log.lines.map(({ message }) => message)).toContain('wecom: a callback could not be taken in')
})

test('a queue that hangs is answered before WeCom cuts the line', async () => {
  const { fake } = await servedWecom({ enqueue: () => new Promise(() => undefined) }, { retryGapsMs: [0] })

  const [delivery] = await fake.user('mei').writes('/customer tier acme')

  expect(delivery).toMatchObject({ status: 503, late: false })
})

test('the three tries of one message are one id, and so are those of one event', async () => {
  const seen: WecomIncoming[] = []
  const { fake } = await servedWecom({
    async enqueue(incoming) {
      seen.push(incoming)
      throw new Error('away')
    },
  })

  await fake.user('mei').writes('/customer tier acme')
  await fake.user('mei').entersApp()

  const [message, event] = [seen.slice(0, 3), seen.slice(3)]
  expect([message.length, event.length]).toEqual([3, 3])
  expect(new Set(message.map(({ id }) => id)).size).toBe(1)
  expect(new Set(event.map(({ id }) => id)).size).toBe(1)
})

test('two events of one second are two, by what they are about', async () => {
  const { fake, queued } = await servedWecom()
  const ofSys = {
    FromUserName: 'sys',
    AgentID: undefined,
    ChangeType: 'edit_external_contact',
    UserID: 'mei',
  }

  await fake.sends(anEvent(fake, 'click', { EventKey: 'today' }))
  await fake.sends(anEvent(fake, 'click', { EventKey: 'digest' }))
  await fake.sends(anEvent(fake, 'enter_agent', { EventKey: '' }))
  await fake.sends(anEvent(fake, 'change_external_contact', { ...ofSys, ExternalUserID: 'wm1' }))
  await fake.sends(anEvent(fake, 'change_external_contact', { ...ofSys, ExternalUserID: 'wm2' }))

  expect(queued.map(({ kind }) => kind)).toEqual(['click', 'click', 'enter', 'contact', 'contact'])
  expect(new Set(queued.map(({ id }) => id)).size).toBe(5)
})

const selectedItem = (key: string, ids: readonly string[]) => ({
  QuestionKey: key,
  OptionIds: { OptionId: ids },
})

test.each([
  [['wm1'], ['007']],
  [
    ['wm1', 'wm2'],
    ['a', 'b'],
  ],
])('a press on a card brings its choices, be there one or several: %j %j', async (keys, ids) => {
  const { fake, queued } = await servedWecom()
  const card = {
    EventKey: '{"command":"why"}',
    TaskId: 't-1',
    CardType: 'vote_interaction',
    ResponseCode: 'RC',
  }

  await fake.sends(
    anEvent(fake, 'template_card_event', {
      ...card,
      SelectedItems: { SelectedItem: keys.map((key) => selectedItem(key, ids)) },
    }),
  )

  expect(queued).toMatchObject([
    {
      kind: 'card',
      from: 'mei',
      key: '{"command":"why"}',
      taskId: 't-1',
      responseCode: 'RC',
      menu: false,
      selected: Object.fromEntries(keys.map((key) => [key, ids])),
    },
  ])
})

test.each([
  '0012',
  'a ]]> b',
  '<b>&amp; &lt;x&gt;</b> <!DOCTYPE html>',
  '王梅 👩‍💼 阿里等级',
  '  7  ',
  '<Encrypt>x</Encrypt>',
])('a text is what was written: %s', async (text) => {
  const { fake, queued } = await servedWecom()

  await fake.user('mei').writes(text)

  expect(queued).toMatchObject([{ kind: 'text', from: 'mei', text }])
})

test.each([
  ['click', { EventKey: 'today' }, { kind: 'click', key: 'today' }],
  ['view', { EventKey: 'https://x.example/a?b=1&c=2' }, { kind: 'view', url: 'https://x.example/a?b=1&c=2' }],
  ['enter_agent', { EventKey: '' }, { kind: 'enter' }],
  ['subscribe', {}, { kind: 'subscribe' }],
  ['unsubscribe', {}, { kind: 'unsubscribe' }],
  ['template_card_menu_event', { EventKey: 'k', TaskId: 't' }, { kind: 'card', menu: true, selected: {} }],
  ['inactive_alert', {}, { kind: 'idle', event: 'inactive_alert' }],
  ['close_inactive_agent', {}, { kind: 'idle', event: 'close_inactive_agent' }],
  ['change_external_tag', { ChangeType: 'delete', Id: 'et1', TagType: 'tag' }, { kind: 'tag', tagId: 'et1' }],
] as const)('the event %s is taken as what it is', async (event, given, expected) => {
  const { fake, queued } = await servedWecom()

  const [delivery] = await fake.sends(anEvent(fake, event, given))

  expect(delivery).toMatchObject({ status: 200, body: '' })
  expect(queued).toMatchObject([expected])
})

test('what nothing listens to is acknowledged and forgotten, once', async () => {
  const { fake, queued } = await servedWecom()

  const tries = await fake.sends(anEvent(fake, 'LOCATION', { Latitude: '23.1' }))

  expect(tries.map(({ status }) => status)).toEqual([200])
  expect(queued).toEqual([])
})

test('no word of a member stands in the log', async () => {
  const { fake, log } = await servedWecom({ enqueue: () => Promise.reject(new Error('away')) })

  await fake.user('mei').writes('a secret word')

  expect(JSON.stringify(log.lines)).not.toContain('secret')
})
