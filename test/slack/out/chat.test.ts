import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChatFile } from '#src/ports/chat.ts'
import { aUser } from '../../helpers/builders/a-user.ts'
import { aCardOf, ended, meiAtSlack, openOut } from './an-out.ts'

type Out = Awaited<ReturnType<typeof openOut>>
let out: Out
beforeEach(async () => {
  out = await openOut()
})
afterEach(() => out.close())

const said = () => out.seen().map(({ text }) => text)
const csv: ChatFile = { name: 'week.csv', mime: 'text/csv', content: '\ufeffa,b\n1,2\n' }
const chart: ChatFile = { name: 'tiers.png', mime: 'image/png', content: new Uint8Array([1, 2, 3]) }

describe('a direct message', () => {
  it('is said in the chat of whoever it is for, with its text, and without previews of links', async () => {
    const posted = await out.chat.post(meiAtSlack, aCardOf('Acme is tier A'), 'm1')

    expect(out.seen()).toMatchObject([{ text: 'Acme is tier A', ts: posted.ref, from: 'UBOTT1' }])
    expect(out.slack.complaints).toEqual([])
  })

  it('stands once, however often its key is posted, by whichever process', async () => {
    const first = await out.chat.post(meiAtSlack, aCardOf('once'), 'm1')
    const second = await out.another().post(meiAtSlack, aCardOf('once'), 'm1')

    expect(said()).toEqual(['once'])
    expect(second).toEqual(first)
  })

  it('opens that chat once for all that come at once', async () => {
    const keys = ['m1', 'm2', 'm3', 'm4']

    await Promise.all(keys.map((key) => out.chat.post(meiAtSlack, aCardOf(key), key)))

    expect(out.slack.state.calls.filter(({ method }) => method === 'conversations.open')).toHaveLength(1)
    expect(said().toSorted()).toEqual(keys)
  })

  it('is tried again where its chat could not be opened', async () => {
    out.slack.faults.next('conversations.open', { kind: 'ratelimited', retryAfterS: 7 })
    const post = () => out.chat.post(meiAtSlack, aCardOf('m1'), 'm1')

    const first = await post().catch((error: unknown) => error)
    await post()

    expect(first).toMatchObject({ code: 'slack-limited', retryable: true, retryAfterMs: 7_000 })
    expect(said()).toEqual(['m1'])
  })

  it('has nowhere to go for somebody without an account', async () => {
    const nobody = aUser({ identities: [{ surface: 'playground', userId: 'mei' }] })

    expect(await out.chat.reaches?.(nobody)).toBe(false)
    expect(await out.chat.reaches?.(meiAtSlack)).toBe(true)
    expect(await ended(out.chat.post(nobody, aCardOf('x'), 'm1'))).toBe('slack-no-account')
  })

  it('finds somebody by their verified address who has not said a word at Slack yet, and nobody else', async () => {
    out.slack.add.person('UFULL', { email: 'Lei@example.com' })
    out.slack.add.person('UOPEN', { email: 'open@example.com', emailConfirmed: false })
    out.slack.add.person('UINV', { email: 'guest@example.com', restricted: true })
    const seek = (email: string) => out.chat.seek?.(aUser({ email, identities: [] }))

    const found = await Promise.all(
      ['lei', 'open', 'guest', 'none'].map((name) => seek(`${name}@example.com`)),
    )

    expect(found.map((one) => one?.identity.userId)).toEqual(['UFULL', undefined, undefined, undefined])
    expect(await out.chat.seek?.(aUser({ identities: [] }))).toBeUndefined()
  })

  it('waits for an admin where the app is not in its reader’s workspace: it may be installed there tomorrow', async () => {
    const elsewhere = aUser({ identities: [{ surface: 'slack', team: 'T9', userId: 'U1' }] })

    const refused = await out.chat.post(elsewhere, aCardOf('x'), 'm1').catch((error: unknown) => error)

    expect(await out.chat.reaches?.(elsewhere)).toBe(false)
    expect(refused).toMatchObject({
      code: 'slack-not-installed',
      retryable: true,
      mend: { by: 'admin' },
      message: expect.stringContaining('T9'),
    })
  })
})

describe('a customer’s messages', () => {
  const about = (today = false, customer = 'c1') => ({ customer, today })
  const threads = () => out.seen().map(({ text, threadTs }) => [text, threadTs])
  const broadcasts = () => out.slack.state.messages.filter(({ broadcast }) => broadcast).length

  it('are one thread: the first begins it, another customer has its own', async () => {
    const { ref } = await out.chat.post(meiAtSlack, aCardOf('first'), 'm1', [], about())
    await out.another().post(meiAtSlack, aCardOf('second'), 'm2', [], about())
    await out.chat.post(meiAtSlack, aCardOf('other'), 'm3', [], about(false, 'c2'))

    expect(threads()).toEqual([
      ['first', undefined],
      ['second', ref],
      ['other', undefined],
    ])
    expect(broadcasts()).toBe(0)
  })

  it('are seen in the chat as well where they need action today', async () => {
    await out.chat.post(meiAtSlack, aCardOf('first'), 'm1', [], about())
    await out.chat.post(meiAtSlack, aCardOf('today'), 'm2', [], about(true))

    expect(broadcasts()).toBe(1)
  })

  it('begin a new thread where the first message was deleted', async () => {
    const first = await out.chat.post(meiAtSlack, aCardOf('first'), 'm1', [], about())
    const root = out.slack.state.messages.find(({ ts }) => ts === first.ref)
    if (root) root.deleted = true

    const second = await out.chat.post(meiAtSlack, aCardOf('second'), 'm2', [], about())
    await out.chat.post(meiAtSlack, aCardOf('third'), 'm3', [], about())

    expect(threads()).toEqual([
      ['second', undefined],
      ['third', second.ref],
    ])
  })
})

describe('the same fact', () => {
  it('is put right where it was said, and not posted', async () => {
    const first = await out.chat.post(meiAtSlack, aCardOf('The shop is silent'), 'm1')

    const second = await out.chat.post(meiAtSlack, aCardOf('The shop is back'), 'm2', [], {
      today: false,
      same: 'm1',
    })

    expect(said()).toEqual(['The shop is back'])
    expect(second.ref).toBe(first.ref)
  })

  it('is posted where it needs action today, or where the first was deleted', async () => {
    const { ref } = await out.chat.post(meiAtSlack, aCardOf('silent'), 'm1')
    await out.chat.post(meiAtSlack, aCardOf('worse'), 'm2', [], { today: true, same: 'm1' })
    for (const message of out.slack.state.messages) if (message.ts === ref) message.deleted = true
    await out.chat.post(meiAtSlack, aCardOf('back'), 'm3', [], { today: false, same: 'm1' })

    expect(said()).toEqual(['worse', 'back'])
  })
})

describe('files', () => {
  it('come under their message, chart and table, once', async () => {
    const { ref } = await out.chat.post(meiAtSlack, aCardOf('The week'), 'm1', [chart, csv])
    await out.chat.post(meiAtSlack, aCardOf('The week'), 'm1', [chart, csv])

    const files = [...out.slack.state.files.values()].filter(({ channels }) => channels.length > 0)
    expect(files.map(({ name, data }) => [name, data?.length])).toEqual([
      ['tiers.png', 3],
      ['week.csv', 11],
    ])
    expect(out.seen().map(({ text, threadTs, files }) => [text, threadTs, files.length])).toEqual([
      ['The week', undefined, 0],
      ['', ref, 2],
    ])
  })

  it('are tried again by themselves where they could not be uploaded, the message is not', async () => {
    out.slack.faults.next('files.getUploadURLExternal', { kind: 'status', status: 503 })

    const first = await ended(out.chat.post(meiAtSlack, aCardOf('The week'), 'm1', [csv]))
    await out.chat.post(meiAtSlack, aCardOf('The week'), 'm1', [csv])

    expect(first).toBe('slack-away')
    expect(said().filter((text) => text === 'The week')).toHaveLength(1)
    expect(out.seen().flatMap(({ files }) => files)).toHaveLength(1)
  })
})

describe('a channel', () => {
  it('is posted to by its id, as a picked one is written', async () => {
    await out.chat.postTo?.('#sales|CSALES', aCardOf('The week'), 'm1', [csv])

    expect(out.slack.seenBy('U1', 'CSALES').map(({ text }) => text)).toEqual(['The week', ''])
  })

  it('tells who reads it, bots left out', async () => {
    out.slack.add.person('U2', { name: 'lei' })
    out.slack.state.channels.get('CSALES')?.members.add('U2')

    expect(await out.channels.readers('#sales|CSALES')).toEqual(['mei', 'lei'])
    expect(await out.channels.readers('#nobody-has-it')).toBeUndefined()
  })

  it('that is private and without us answers with the exact line to type', async () => {
    out.slack.add.channel('CSECRET', { kind: 'private', members: ['U1'] })

    const refusals = await Promise.all([
      out.channels.readers('#secret|CSECRET').catch((error: unknown) => error),
      out.chat.postTo?.('#secret|CSECRET', aCardOf('x'), 'm1').catch((error: unknown) => error),
    ])

    for (const refusal of refusals)
      expect(refusal).toMatchObject({
        code: 'slack-not-invited',
        retryable: true,
        mend: { by: 'reader', line: '/invite @tierwise' },
      })
  })

  it('that is public and without us says so too, and has the message once we are in', async () => {
    const channel = out.slack.add.channel('COPEN', { members: ['U1'] })

    const first = await out.chat.postTo?.('#open|COPEN', aCardOf('x'), 'm1').catch((error: unknown) => error)
    channel.members.add('UBOTT1')
    await out.chat.postTo?.('#open|COPEN', aCardOf('x'), 'm1')

    expect(first).toMatchObject({ code: 'slack-not-invited', mend: { line: '/invite @tierwise' } })
    expect(out.slack.seenBy('U1', 'COPEN').map(({ text }) => text)).toEqual(['x'])
  })

  it('with people from outside gets nothing', async () => {
    out.slack.add.team('T2')
    out.slack.add.channel('CSHARED', { teams: ['T1', 'T2'], members: ['U1', 'UBOTT1'] })

    expect(await ended(out.channels.readers('#shared|CSHARED'))).toBe('slack-channel-external')
    expect(await ended(out.chat.postTo?.('#shared|CSHARED', aCardOf('x'), 'm1') ?? Promise.resolve())).toBe(
      'slack-channel-external',
    )
    expect(out.slack.seenBy('U1', 'CSHARED')).toEqual([])
  })

  it('with a guest gets nothing', async () => {
    out.slack.add.person('UGUEST', { restricted: true })
    const channel = out.slack.add.channel('CGUEST', { members: ['U1', 'UBOTT1'] })

    await out.chat.postTo?.('#guest|CGUEST', aCardOf('before'), 'm1')
    channel.members.add('UGUEST')

    expect(await ended(out.channels.readers('#guest|CGUEST'))).toBe('slack-channel-external')
    expect(await ended(out.chat.postTo?.('#guest|CGUEST', aCardOf('x'), 'm2') ?? Promise.resolve())).toBe(
      'slack-channel-external',
    )
    expect(out.slack.seenBy('U1', 'CGUEST').map(({ text }) => text)).toEqual(['before'])
  })

  it('of hundreds is gone through by the directory; beyond five hundred nobody can be sure', async () => {
    const ids = Array.from({ length: 499 }, (_, n) => out.slack.add.person(`UX${n}`).id)
    const channel = out.slack.add.channel('CBIG', { members: [...ids, 'UBOTT1'] })
    out.slack.add.person('ULAST', { ultraRestricted: true })

    await out.chat.postTo?.('#big|CBIG', aCardOf('of 500'), 'm1')
    channel.members.add('U1')
    const crowd = await out.chat.postTo?.('#big|CBIG', aCardOf('x'), 'm2').catch((error: unknown) => error)
    channel.members.delete('UX0')
    channel.members.delete('UX1')
    channel.members.add('ULAST')

    expect(crowd).toMatchObject({ code: 'slack-channel-crowd', mend: { by: 'reader' } })
    expect(await ended(out.chat.postTo?.('#big|CBIG', aCardOf('x'), 'm3') ?? Promise.resolve())).toBe(
      'slack-channel-external',
    )
    expect(out.slack.seenBy('U1', 'CBIG').map(({ text }) => text)).toEqual(['of 500'])
  })

  it('is found by its name alone, if the bot is in it and no other has that name', async () => {
    out.slack.add.channel('CELSE', { name: 'elsewhere', members: ['U1'] })

    const asTyped = await Promise.all(
      ['#sales', 'Sales', ' #SALES'].map((name) => out.channels.readers(name)),
    )
    await out.chat.postTo?.('#sales', aCardOf('x'), 'm1')
    const elsewhere = await out.channels.readers('#elsewhere')

    expect(asTyped).toEqual([['mei'], ['mei'], ['mei']])
    expect(out.slack.seenBy('U1', 'CSALES').map(({ text }) => text)).toEqual(['x'])
    expect(elsewhere).toBeUndefined()
    expect(await ended(out.chat.postTo?.('#elsewhere', aCardOf('x'), 'm2') ?? Promise.resolve())).toBe(
      'slack-channel-unknown',
    )
  })

  it('that the bot was invited to a moment ago is found by its name at once', async () => {
    const channel = out.slack.add.channel('CNEW', { name: 'new', members: ['U1'] })

    const before = await out.channels.readers('#new')
    channel.members.add('UBOTT1')

    expect([before, await out.channels.readers('#new')]).toEqual([undefined, ['mei']])
  })

  it('that is archived, or for its admins alone, is closed', async () => {
    out.slack.add.channel('COLD', { archived: true, members: ['U1', 'UBOTT1'] })
    out.slack.add.channel('CNEWS', { adminsOnly: true, members: ['U1', 'UBOTT1'] })

    for (const id of ['COLD', 'CNEWS'])
      expect(
        await out.chat.postTo?.(`#x|${id}`, aCardOf('x'), id).catch((error: unknown) => error),
      ).toMatchObject({
        code: 'slack-channel-closed',
        retryable: false,
        mend: { by: 'reader' },
      })
  })
})
