import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ended, openOut } from './an-out.ts'

type Out = Awaited<ReturnType<typeof openOut>>
let out: Out
beforeEach(async () => {
  out = await openOut()
})
afterEach(() => out.close())

const who = (userId: string, team = 'T1') => out.members.member({ surface: 'slack', team, userId })
const minutes = (n: number) => n * 60_000

describe('who Slack says somebody is', () => {
  it('a member, with the verified address, language and zone', async () => {
    out.slack.add.person('U2', { name: 'nina', locale: 'zh-CN', tz: 'Asia/Tokyo' })

    expect(await who('U2')).toEqual({
      name: 'nina',
      standing: 'member',
      email: 'nina@example.com',
      emailVerified: true,
      locale: 'zh',
      zone: 'Asia/Tokyo',
    })
  })

  it.each([
    ['an invited guest', { restricted: true }, 'guest'],
    ['a guest of one channel', { ultraRestricted: true }, 'guest'],
    ['somebody of another company, met in a shared channel', { team: 'T9' }, 'stranger'],
    ['somebody who has left', { deleted: true }, 'gone'],
    ['a bot', { bot: true }, 'bot'],
  ] as const)('%s is one', async (_who, given, standing) => {
    out.slack.add.team('T9')
    out.slack.add.person('U2', given)
    out.slack.state.channels.get('CSALES')?.members.add('U2')

    expect((await who('U2'))?.standing).toBe(standing)
  })

  it('a stranger is everybody of a workspace that is not ours, whoever they are there: it is not even asked', async () => {
    const calls = out.slack.state.complaints.length

    expect((await who('U1', 'T9'))?.standing).toBe('stranger')
    expect((await who('UNOBODY'))?.standing).toBe('stranger')
    expect(await out.members.member({ surface: 'slack', userId: 'U1' })).toMatchObject({
      standing: 'stranger',
    })
    expect(out.slack.state.complaints).toHaveLength(calls)
  })

  it('an address that was not confirmed is none', async () => {
    out.slack.add.person('U2', { emailConfirmed: false })

    expect((await who('U2'))?.emailVerified).toBe(false)
  })

  it('nothing is told of other surfaces', async () => {
    expect(await out.members.member({ surface: 'wecom', team: 'T1', userId: 'U1' })).toBeUndefined()
  })

  it('is known for ten minutes, then asked anew', async () => {
    await who('U1')
    out.slack.add.person('U1', { deleted: true })

    out.slack.time.advance(minutes(9))
    const within = await who('U1')
    out.slack.time.advance(minutes(2))
    const after = await who('U1')

    expect([within?.standing, after?.standing]).toEqual(['member', 'gone'])
  })

  it('while Slack is away whoever was known within the hour is, and nobody else', async () => {
    await who('U1')
    out.slack.faults.next('users.info', { kind: 'status', status: 503 }, { times: 9 })

    out.slack.time.advance(minutes(30))
    const trusted = await who('U1')
    const unknown = await ended(who('U2'))
    out.slack.time.advance(minutes(31))
    const tooLong = await ended(who('U1'))

    expect([trusted?.standing, unknown, tooLong]).toEqual(['member', 'slack-away', 'slack-away'])
  })
})
