import { afterEach, describe, expect, it } from 'vitest'
import type { FakeSlack } from '../../helpers/fake-slack/index.ts'
import type { FakeSlackOptions } from '../../helpers/fake-slack/options.ts'
import { aClient, aFakeSlack, aSection, outcome } from './a-fake-slack.ts'

const open: FakeSlack[] = []
afterEach(async () => {
  for (const slack of open.splice(0)) await slack.close()
})
const opened = async (options?: FakeSlackOptions) => {
  const all = await aFakeSlack(options)
  open.push(all.slack)
  return all
}
const quiet = { unfurl_links: false, unfurl_media: false }

describe('posting to the fake Slack', () => {
  it('gives a message its time stamp, and shows it to the members of the channel alone', async () => {
    const { slack, client } = await opened()
    slack.add.person('U3')

    const posted = await client.chat.postMessage({
      channel: 'C1',
      text: 'one',
      blocks: [aSection('one')],
      ...quiet,
    })
    const second = await client.chat.postMessage({ channel: 'C1', text: 'two', ...quiet })

    expect(Number(second.ts)).toBeGreaterThan(Number(posted.ts))
    expect(posted.message).toMatchObject({ user: 'UBOTT1', bot_id: 'BT1', text: 'one' })
    expect(slack.seenBy('U1').map(({ text }) => text)).toEqual(['one', 'two'])
    expect(slack.seenBy('U3')).toEqual([])
    expect(slack.complaints).toEqual([])
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['a private channel without the bot', { channel: 'G1' }, 'channel_not_found'],
    ['a channel that is not there', { channel: 'C9' }, 'channel_not_found'],
    ["a member's id", { channel: 'U1' }, 'channel_not_found'],
    ['a public channel without the bot', { channel: 'C2' }, 'not_in_channel'],
    ['an archived channel', { channel: 'C3' }, 'is_archived'],
    ['a channel for admins', { channel: 'C4' }, 'restricted_action'],
    ['nothing to say', { text: '' }, 'no_text'],
    ['a text that is too long', { text: 'x'.repeat(4_001) }, 'msg_too_long'],
    ['a thread that is not there', { thread_ts: '1.000001' }, 'thread_not_found'],
    ['51 blocks', { blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) }, 'invalid_blocks'],
    [
      'blocks that are too long together',
      { blocks: Array.from({ length: 5 }, () => aSection('x'.repeat(2_900))) },
      'msg_blocks_too_long',
    ],
    [
      'metadata in another form',
      { metadata: { event_type: 'a b', event_payload: {} } },
      'invalid_metadata_format',
    ],
  ])('refuses %s', async (_case, given, error) => {
    const { slack, client } = await opened()
    slack.add.channel('C2', { members: ['U1'] })
    slack.add.channel('C3', { members: ['UBOTT1'], archived: true })
    slack.add.channel('C4', { members: ['UBOTT1'], adminsOnly: true })

    const said = await outcome(client.chat.postMessage({ channel: 'C1', text: 'hello', ...quiet, ...given }))

    expect(said).toBe(error)
    expect(slack.state.messages).toEqual([])
  })

  it('says where in the blocks the mistake is', async () => {
    const { client } = await opened()
    const blocks = [aSection('fine'), aSection('x', { text: { type: 'plain_text', text: 'y'.repeat(76) } })]

    const error = await client.chat
      .postMessage({ channel: 'C1', text: 'a', blocks })
      .catch((refusal) => refusal)

    expect(error.data).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: {
        messages: ['[ERROR] must be less than 76 characters [json-pointer:/blocks/1/accessory/text/text]'],
      },
    })
  })

  it.each<[string, (slack: FakeSlack, token: string) => string | undefined, string]>([
    ['no token', () => undefined, 'not_authed'],
    ['an unknown token', () => 'xoxb-1', 'invalid_auth'],
    ['an app-level token', (slack) => slack.add.appToken(), 'not_allowed_token_type'],
    [
      'a token without the scope',
      (slack) => slack.add.install('T1', { scopes: ['commands'] }),
      'missing_scope',
    ],
    ['a token that has expired', (slack) => slack.add.install('T1', { expiresInMs: -1 }), 'token_expired'],
  ])('is refused with %s', async (_case, tokenOf, error) => {
    const { slack, token } = await opened()

    const client = aClient(slack, tokenOf(slack, token))

    expect(await outcome(client.chat.postMessage({ channel: 'C1', text: 'a' }))).toBe(error)
  })

  it('names the scope that is missing', async () => {
    const { slack } = await opened()
    const client = aClient(slack, slack.add.install('T1', { scopes: ['commands', 'im:write'] }))

    const error = await client.chat.postMessage({ channel: 'C1', text: 'a' }).catch((refusal) => refusal)

    expect(error.data).toMatchObject({ needed: 'chat:write', provided: 'commands,im:write' })
  })

  it('takes a burst of four into a channel, then one a second, for each channel by itself', async () => {
    const { slack, client } = await opened()
    slack.add.channel('C2', { members: ['UBOTT1'] })
    const post = (channel: string) => client.chat.postMessage({ channel, text: 'a', ...quiet })
    for (let n = 0; n < 4; n++) await post('C1')

    const fifth = await post('C1').catch((error) => error)
    const elsewhere = await outcome(post('C2'))
    slack.time.advance(1_000)
    const later = await outcome(post('C1'))

    expect([fifth.code, fifth.retryAfter, elsewhere, later]).toEqual([
      'slack_webapi_rate_limited_error',
      1,
      'taken',
      'taken',
    ])
  })

  it('can take a message and break the connection before it says so', async () => {
    const { slack, client } = await opened()
    slack.faults.next('chat.postMessage', { kind: 'breaks-after' })

    const first = await outcome(client.chat.postMessage({ channel: 'C1', text: 'a', ...quiet }))

    expect(first).toBe('slack_webapi_request_error')
    expect(slack.seenBy('U1')).toHaveLength(1)
  })

  it.each([
    [{ kind: 'status', status: 500 }, 'slack_webapi_http_error'],
    [{ kind: 'breaks' }, 'slack_webapi_request_error'],
    [{ kind: 'ratelimited', retryAfterS: 7 }, 'slack_webapi_rate_limited_error'],
    [{ kind: 'error', error: 'token_revoked' }, 'token_revoked'],
  ] as const)('can go wrong once: %o', async (fault, error) => {
    const { slack, client } = await opened()
    slack.faults.next('chat.postMessage', fault)
    const post = () => outcome(client.chat.postMessage({ channel: 'C1', text: 'a', ...quiet }))

    const outcomes = [await post(), await post()]

    expect(outcomes).toEqual([error, 'taken'])
    expect(slack.seenBy('U1')).toHaveLength(1)
  })

  it('changes and deletes its own messages only, and remembers what they said', async () => {
    const { slack, client } = await opened()
    const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'secret', ...quiet })

    await client.chat.update({ channel: 'C1', ts, text: 'public' })
    const unknown = await outcome(client.chat.update({ channel: 'C1', ts: '1.2', text: 'x' }))
    const now = slack.seenBy('U1').map(({ text }) => text)
    await client.chat.delete({ channel: 'C1', ts })

    expect([now, unknown, slack.seenBy('U1')]).toEqual([['public'], 'message_not_found', []])
    expect(slack.everSeenBy('U1')).toContain('secret')
  })

  it('shows an ephemeral message to one member alone', async () => {
    const { slack, client } = await opened()
    slack.add.person('U3')

    await client.chat.postEphemeral({ channel: 'C1', user: 'U1', text: 'psst' })
    const toStranger = await outcome(client.chat.postEphemeral({ channel: 'C1', user: 'U3', text: 'psst' }))

    expect([slack.seenBy('U1').length, slack.seenBy('U2').length, toStranger]).toEqual([
      1,
      0,
      'user_not_in_channel',
    ])
    expect(slack.everSeenBy('U2')).not.toContain('psst')
  })

  it('says what Slack takes and people then miss', async () => {
    const { slack, client } = await opened()

    await client.chat.postMessage({ channel: 'C1', blocks: [aSection('no text')] } as never)

    expect(slack.complaints).toHaveLength(2)
  })
})
