import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChatFile } from '#src/ports/chat.ts'
import { createClients } from '#src/slack/clients.ts'
import { singleToken } from '#src/slack/install/single-token.ts'
import { createSlackChat } from '#src/slack/out/chat.ts'
import { createPace } from '#src/slack/out/pace.ts'
import { aUser } from '../../helpers/builders/a-user.ts'
import type { Fault } from '../../helpers/fake-slack/faults.ts'
import { recordingLogger } from '../../helpers/recording-logger.ts'
import { aCardOf, ended, meiAtSlack, openOut } from './an-out.ts'

type Out = Awaited<ReturnType<typeof openOut>>
let out: Out
beforeEach(async () => {
  out = await openOut()
})
afterEach(() => out.close())

const csv: ChatFile = { name: 'week.csv', mime: 'text/csv', content: 'a,b\n' }
const post = (key = 'm1', chat = out.chat) => ended(chat.post(meiAtSlack, aCardOf(key), key))
const channel = (key = 'm1', files: readonly ChatFile[] = []) =>
  ended(out.chat.postTo?.('#sales|CSALES', aCardOf(key), key, files) ?? Promise.resolve())
const said = () => out.seen().map(({ text }) => text)
const calls = (method: string, fault: Fault) => out.slack.faults.next(method, fault)

/** Nobody on this side can tell whether Slack has it. The second says that it has. */
const unsure: readonly (readonly [string, Fault, boolean])[] = [
  ['the connection breaks after it was taken', { kind: 'breaks-after' }, true],
  ['the connection breaks before it was taken', { kind: 'breaks' }, false],
  ['Slack takes it and never answers', { kind: 'hangs-after' }, true],
  ['Slack never answers', { kind: 'hangs' }, false],
  ['Slack answers 500', { kind: 'status', status: 500 }, false],
  ['Slack says that it broke half-way', { kind: 'error', error: 'fatal_error' }, false],
]

describe('a direct message whose outcome nobody knows', () => {
  it.each(unsure)('%s: it is looked up, and stands once', async (_what, fault) => {
    calls('chat.postMessage', fault)

    const first = await post()
    const second = await post('m1', out.another())

    expect(first).toBe('slack-unsure')
    expect(second).toMatchObject({ ref: out.seen()[0]?.ts })
    expect(said()).toEqual(['m1'])
  })

  it('is found in its customer’s thread', async () => {
    const about = { customer: 'c1', today: false }
    await out.chat.post(meiAtSlack, aCardOf('first'), 'm0', [], about)
    calls('chat.postMessage', { kind: 'breaks-after' })

    const say = () => ended(out.chat.post(meiAtSlack, aCardOf('m1'), 'm1', [], about))
    await say()
    await say()

    expect(said()).toEqual(['first', 'm1'])
  })

  it('is not asked for while its call may still be on its way', async () => {
    const slow = await openOut({ settledAfterMs: 5_000 })
    slow.slack.faults.next('chat.postMessage', { kind: 'breaks' })
    const say = () =>
      slow.chat.post(meiAtSlack, aCardOf('m1'), 'm1').catch((error: { retryAfterMs?: number }) => error)

    await say()
    const second = await say()

    expect(second).toMatchObject({ code: 'slack-unsure', retryable: true })
    expect(second).toHaveProperty('retryAfterMs', expect.any(Number))
    expect(slow.seen()).toEqual([])
    await slow.close()
  })

  it('of two processes that find it so at once, one sends it', async () => {
    calls('chat.postMessage', { kind: 'breaks' })
    await post()

    await Promise.all([post(), post('m1', out.another())])

    expect(said()).toEqual(['m1'])
  })

  it('waits where Slack cannot be asked either', async () => {
    calls('chat.postMessage', { kind: 'breaks-after' })
    calls('conversations.history', { kind: 'status', status: 503 })

    const ends = [await post(), await post(), await post()]

    expect(ends).toMatchObject(['slack-unsure', 'slack-away', { ref: expect.any(String) }])
    expect(said()).toEqual(['m1'])
  })
})

describe('a channel, which cannot be asked', () => {
  it.each(unsure)('%s: it is sent once, and that is said', async (_what, fault, stands) => {
    calls('chat.postMessage', fault)

    const ends = [await channel(), await channel()]

    expect(ends).toEqual([{ unconfirmed: 'message' }, { unconfirmed: 'message' }])
    expect(said()).toEqual(stands ? ['m1'] : [])
  })

  it('files are shared once too: the message stands, and what is not known is said', async () => {
    calls('files.completeUploadExternal', { kind: 'breaks-after' })

    const ends = [await channel('m1', [csv]), await channel('m1', [csv])]

    expect(ends).toMatchObject([{ unconfirmed: 'files' }, { unconfirmed: 'files' }])
    expect(out.seen().flatMap(({ files }) => files)).toHaveLength(1)
    expect(said().filter((text) => text === 'm1')).toHaveLength(1)
  })
})

describe('what has certainly not been taken', () => {
  it('is sent again without being asked for, in a channel too', async () => {
    calls('chat.postMessage', { kind: 'ratelimited', retryAfterS: 0 })

    const first = await channel()
    const second = await channel()

    expect(first).toBe('slack-limited')
    expect(second).toMatchObject({ ref: expect.any(String) })
    expect(said()).toEqual(['m1'])
  })
})

describe('too much for a channel', () => {
  it('leaves that one alone for as long as Slack asks, and no other', async () => {
    calls('chat.postMessage', { kind: 'ratelimited', retryAfterS: 30 })

    const first = await out.chat
      .postTo?.('#sales|CSALES', aCardOf('m1'), 'm1')
      .catch((error: unknown) => error)
    const again = await out.chat
      .postTo?.('#sales|CSALES', aCardOf('m1'), 'm1')
      .catch((error: unknown) => error)
    const other = await post('m2')

    expect(first).toMatchObject({ code: 'slack-limited', retryable: true, retryAfterMs: 30_000 })
    expect(again).toMatchObject({ code: 'slack-limited' })
    expect((again as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(25_000)
    expect(other).toMatchObject({ ref: expect.any(String) })
    expect(out.slack.state.messages).toHaveLength(1)
  })

  it('messages into one channel go one after the other, those of another beside them', async () => {
    const paced = await openOut({ gapMs: 150, rateLimits: true })
    paced.slack.add.person('U2')
    const lei = { ...meiAtSlack, identities: [{ surface: 'slack', team: 'T1', userId: 'U2' }] } as const
    await paced.chat.post(lei as never, aCardOf('warm'), 'm0')
    const began = performance.now()

    const ended: number[] = []
    const mark = () => void ended.push(performance.now() - began)
    await Promise.all([
      ...['a', 'b', 'c'].map((key) => paced.chat.postTo?.('#sales|CSALES', aCardOf(key), key).then(mark)),
    ])

    expect(Math.max(...ended)).toBeGreaterThanOrEqual(290)
    expect(paced.slack.seenBy('U1', 'CSALES')).toHaveLength(3)
    await paced.close()
  })
})

describe('a refusal says who has to mend what', () => {
  it.each([
    ['token_revoked', 'slack-token-refused', true, 'admin'],
    ['account_inactive', 'slack-token-refused', true, 'admin'],
    ['messages_tab_disabled', 'slack-messages-off', true, 'admin'],
    ['restricted_action', 'slack-forbidden', true, 'admin'],
    ['user_disabled', 'slack-user-gone', false, undefined],
    ['cannot_dm_bot', 'slack-user-gone', false, undefined],
    ['invalid_blocks', 'slack-message-refused', false, undefined],
    ['msg_too_long', 'slack-message-refused', false, undefined],
    ['msg_blocks_too_long', 'slack-message-refused', false, undefined],
    ['service_unavailable', 'slack-away', true, undefined],
    ['ratelimited', 'slack-limited', true, undefined],
  ] as const)('%s is %s', async (error, code, retryable, by) => {
    calls('chat.postMessage', { kind: 'error', error })

    const refused = await out.chat.post(meiAtSlack, aCardOf('m1'), 'm1').catch((each: unknown) => each)
    const after = await post()

    expect(refused).toMatchObject({ code, retryable })
    expect((refused as { mend?: { by: string } }).mend?.by).toBe(by)
    expect(after).toMatchObject({ ref: expect.any(String) })
    expect(said()).toEqual(['m1'])
  })

  it('a token that was revoked stands in the way until there is another', async () => {
    for (const token of out.slack.state.tokens.values()) token.revoked = true

    expect(await post()).toBe('slack-token-refused')
  })

  it('a token that is refused from the start is somebody’s to mend too, and nobody else’s messages wait for it', async () => {
    const refusing = singleToken('xoxb-gone', { apiUrl: out.slack.apiUrl, log: recordingLogger() })
    const chat = createSlackChat({
      tokens: refusing,
      clients: createClients({ tokens: refusing, apiUrl: out.slack.apiUrl, log: recordingLogger() }),
      clock: out.slack.time,
      stands: out.store.stands,
      pace: createPace(),
    })

    const refused = await chat.post(meiAtSlack, aCardOf('m1'), 'm1').catch((error: unknown) => error)

    expect(refused).toMatchObject({ code: 'slack-token-refused', mend: { by: 'admin' } })
    expect(await chat.reaches?.(aUser())).toBe(false)
  })

  it('a missing scope is named', async () => {
    for (const [key, token] of out.slack.state.tokens)
      out.slack.state.tokens.set(key, { ...token, scopes: ['chat:write'] })

    const refused = await out.chat.post(meiAtSlack, aCardOf('m1'), 'm1').catch((error: unknown) => error)

    expect(refused).toMatchObject({ code: 'slack-scope-missing', mend: { by: 'admin', line: 'im:write' } })
  })

  it('an error nobody knows stays one', async () => {
    calls('chat.postMessage', { kind: 'error', error: 'something_new' })

    const refused = await out.chat.post(meiAtSlack, aCardOf('m1'), 'm1').catch((error: unknown) => error)

    expect(refused).not.toHaveProperty('retryable')
    expect(String(refused)).toMatch(/something_new/)
  })
})
