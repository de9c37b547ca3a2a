import { afterEach, describe, expect, it } from 'vitest'
import type { FakeSlack } from '../../helpers/fake-slack/index.ts'
import { usualScopes } from '../../helpers/fake-slack/options.ts'
import { aClient, aFakeSlack, outcome } from './a-fake-slack.ts'

const open: FakeSlack[] = []
afterEach(async () => {
  for (const slack of open.splice(0)) await slack.close()
})
const opened = async () => {
  const all = await aFakeSlack()
  open.push(all.slack)
  return all
}
const quiet = { unfurl_links: false, unfurl_media: false }

describe('the fake Slack', () => {
  it('knows no other method', async () => {
    const { client } = await opened()

    expect(await outcome(client.apiCall('chat.shout', {}))).toBe('unknown_method')
  })

  it('takes JSON as well as a form, with the token in the header alone', async () => {
    const { slack, token } = await opened()
    const call = (headers: Record<string, string>, body: unknown) =>
      fetch(`${slack.apiUrl}auth.test`, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
        body: JSON.stringify(body),
      }).then((response) => response.json())

    const [inHeader, inBody] = [
      await call({ authorization: `Bearer ${token}` }, {}),
      await call({}, { token }),
    ]

    expect([inHeader, inBody]).toMatchObject([
      { ok: true, team_id: 'T1', user_id: 'UBOTT1' },
      { error: 'not_authed' },
    ])
  })

  it('says of blocks, messages and views what it would refuse', async () => {
    const { client } = await opened()
    const header = (length: number) => ({
      type: 'header',
      text: { type: 'plain_text', text: 'x'.repeat(length) },
    })
    const validate = (given: Record<string, unknown>) => outcome(client.apiCall('blocks.validate', given))

    const said = [
      await validate({ blocks: [header(150)] }),
      await validate({ blocks: [header(151)] }),
      await validate({ message: { text: 'a', blocks: [header(151)] } }),
      await validate({ view: { type: 'home', blocks: [header(151)] } }),
      await validate({}),
    ]

    expect(said).toEqual(['taken', 'invalid_blocks', 'invalid_message', 'invalid_view', 'invalid_arguments'])
  })

  it('opens a direct message once, with people alone', async () => {
    const { slack, client } = await opened()
    slack.add.person('U4', { deleted: true })
    slack.add.person('U5', { team: 'T9' })

    const [first, second] = [
      await client.conversations.open({ users: 'U1' }),
      await client.conversations.open({ users: 'U1' }),
    ]
    const refused = await Promise.all(
      ['UBOTT1', 'U4', 'U5', 'U9'].map((users) => outcome(client.conversations.open({ users }))),
    )

    expect([second.channel?.id, second.already_open]).toEqual([first.channel?.id, true])
    expect(refused).toEqual(['cannot_dm_bot', 'user_disabled', 'user_not_found', 'user_not_found'])
  })

  it('shows the history of a direct message with metadata only when asked for, and without ephemerals', async () => {
    const { client } = await opened()
    const { channel } = await client.conversations.open({ users: 'U1' })
    const id = channel?.id ?? ''
    const metadata = { event_type: 'notice', event_payload: { key: 'k1' } }
    const { ts } = await client.chat.postMessage({ channel: id, text: 'one', metadata, ...quiet })
    await client.chat.postMessage({ channel: id, text: 'reply', thread_ts: ts ?? '', ...quiet })
    await client.chat.postMessage({ channel: id, text: 'two', ...quiet })
    await client.chat.postEphemeral({ channel: id, user: 'U1', text: 'psst' })

    const history = await client.conversations.history({ channel: id, include_all_metadata: true })
    const plain = await client.conversations.history({ channel: id, limit: 1 })
    const thread = await client.conversations.replies({ channel: id, ts: ts ?? '' })

    expect(history.messages?.map(({ text }) => text)).toEqual(['two', 'one'])
    expect(history.messages?.[1]).toMatchObject({ metadata, reply_count: 1 })
    expect([plain.has_more, plain.messages?.length]).toEqual([true, 1])
    expect(thread.messages?.map(({ text }) => text)).toEqual(['one', 'reply'])
    expect(thread.messages?.[0]).toMatchObject({ metadata: { event_type: 'notice', event_payload: {} } })
  })

  it('reads a channel only with the scope for its kind', async () => {
    const { slack, client } = await opened()
    const reader = aClient(slack, slack.add.install('T1', { scopes: [...usualScopes, 'channels:read'] }))

    const [without, info, hidden] = [
      await outcome(client.conversations.info({ channel: 'C1' })),
      await reader.conversations.info({ channel: 'C1', include_num_members: true }),
      await outcome(reader.conversations.info({ channel: 'G1' })),
    ]

    expect([without, hidden]).toEqual(['missing_scope', 'channel_not_found'])
    expect(info.channel).toMatchObject({ id: 'C1', is_member: true, num_members: 3, is_ext_shared: false })
  })

  it('tells who somebody is, and an outsider by that alone', async () => {
    const { slack, client } = await opened()
    slack.add.person('U5', { team: 'T9', email: 'spy@other.example' })
    slack.add.person('U6', { ultraRestricted: true, emailConfirmed: false })
    slack.add.channel('C5', { teams: ['T1', 'T9'], members: ['U1', 'U5', 'UBOTT1'] })

    const mei = await client.users.info({ user: 'U1', include_locale: true })
    const spy = await client.users.info({ user: 'U5' })
    const guest = await client.users.info({ user: 'U6' })

    expect(mei.user).toMatchObject({
      locale: 'en-US',
      is_stranger: false,
      profile: { email: 'mei@example.com' },
    })
    expect(spy.user).toMatchObject({ team_id: 'T9', is_stranger: true })
    expect(spy.user?.profile?.email).toBeUndefined()
    expect(guest.user).toMatchObject({ is_ultra_restricted: true, is_email_confirmed: false })
    expect(guest.user).not.toHaveProperty('locale')
  })

  it('finds members by address, of this workspace alone', async () => {
    const { slack, client } = await opened()
    slack.add.person('U5', { team: 'T9', email: 'spy@other.example' })

    const found = await client.users.lookupByEmail({ email: 'Mei@example.com' })

    expect(found.user?.id).toBe('U1')
    expect(await outcome(client.users.lookupByEmail({ email: 'spy@other.example' }))).toBe('users_not_found')
  })

  it('takes a file in three steps, as many bytes as were announced', async () => {
    const { slack, client } = await opened()

    await client.filesUploadV2({
      channel_id: 'C1',
      filename: 'digest.csv',
      title: 'Digest',
      file: Buffer.from('a,b\n1,2\n'),
      initial_comment: 'This week',
    })
    const elsewhere = client.filesUploadV2({ channel_id: 'G1', filename: 'a.csv', file: Buffer.from('a') })

    expect(await outcome(elsewhere)).toBe('channel_not_found')
    expect(slack.seenBy('U2')).toMatchObject([{ text: 'This week', words: 'This week\nDigest (digest.csv)' }])
    expect([...slack.state.files.values()][0]?.data?.toString()).toBe('a,b\n1,2\n')
  })

  it('shows below a link of the app what everybody in the channel may see', async () => {
    const { slack, client } = await opened()
    const { ts, channel } = await slack
      .user('U1')
      .writes('see https://crm.example.com/c/acme', { channel: 'C1' })
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'Acme' } }] as never

    const unfurl = (url: string) =>
      outcome(client.chat.unfurl({ channel, ts, unfurls: { [url]: { blocks } } }))
    const said = [await unfurl('https://crm.example.com/c/acme'), await unfurl('https://evil.example.com/')]

    expect(said).toEqual(['taken', 'cannot_unfurl_url'])
    expect(slack.seenBy('U2')[0]?.words).toContain('Acme')
  })

  it('ends all tokens of a team that removes the app', async () => {
    const { slack, client } = await opened()

    await slack.uninstalls('T1')

    expect(await outcome(client.auth.test())).toBe('token_revoked')
  })
})
