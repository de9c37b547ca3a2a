import { afterEach, describe, expect, it } from 'vitest'
import { createDispatcher } from '#src/commands/dispatch/dispatcher.ts'
import { createWecomMembers } from '#src/wecom/people/members.ts'
import { wordsOf } from '../../commands/desk.ts'
import { aTeam, aUser } from '../../helpers/builders/a-user.ts'
import { aDeskOnWecom, aWecomApp } from './a-wecom.ts'

describe('who is behind an account of WeCom', () => {
  it('an active member is one, with the name that the company gave', async () => {
    const { onWecom, ...app } = await aWecomApp()

    const member = await createWecomMembers(app).member(onWecom('mei'))

    expect(member).toMatchObject({ name: '王梅', standing: 'member', vouched: true, emailVerified: false })
  })

  it.each([
    ['disabled', { status: 2 }, 'gone'],
    ['not activated', { status: 4 }, 'gone'],
    ['left', { status: 5 }, 'gone'],
    ['outside what the app sees', { visible: false }, 'stranger'],
  ] as const)('one that is %s is %j', async (_, given, standing) => {
    const { wecom, onWecom, ...app } = await aWecomApp()
    wecom.add.member('zhao', given)

    expect(await createWecomMembers(app).member(onWecom('zhao'))).toMatchObject({ standing })
  })

  it('of another company, or of none, is a stranger, and nothing is asked', async () => {
    const app = await aWecomApp()
    const members = createWecomMembers(app)

    const others = await Promise.all([
      members.member({ surface: 'wecom', team: 'ww-other', userId: 'mei' }),
      members.member({ surface: 'wecom', userId: 'mei' }),
    ])

    expect(others.map((one) => one?.standing)).toEqual(['stranger', 'stranger'])
    expect(await members.member({ surface: 'slack', team: 'T1', userId: 'mei' })).toBeUndefined()
    expect(app.callsOf('user/get')).toEqual([])
  })

  it('is asked once in ten minutes, and trusted for an hour while WeCom is away', async () => {
    const app = await aWecomApp()
    const members = createWecomMembers(app)
    const mei = app.onWecom('mei')

    await members.member(mei)
    await members.member(mei)
    app.wecom.time.advance(11 * 60_000)
    app.wecom.faults.next('user/get', { kind: 'breaks' })
    const away = await members.member(mei)
    app.wecom.time.advance(60 * 60_000)
    app.wecom.faults.next('user/get', { kind: 'breaks' })

    expect(app.callsOf('user/get')).toHaveLength(1)
    expect(away?.standing).toBe('member')
    await expect(members.member(mei)).rejects.toMatchObject({ retryable: true })
  })
})

describe('somebody who writes from WeCom', () => {
  let opened: Awaited<ReturnType<typeof aDeskOnWecom>>
  afterEach(() => opened.desk.close())
  const deskWith = async (users = aTeam()) => {
    opened = await aDeskOnWecom({ users })
    return opened
  }

  it('is the user whose address the company’s directory has for them', async () => {
    const users = [...aTeam(), aUser({ _id: 'wangmei', name: '王梅', email: 'mei@example.com' })]
    const { dispatcher, desk, onWecom } = await deskWith(users)

    const { refused } = await dispatcher.text('我的账号', onWecom('mei'))

    expect(refused).toBeUndefined()
    expect((await desk.store.users.byIdentity(onWecom('mei')))?._id).toBe('wangmei')
  })

  it('keeps the language that they had before', async () => {
    const users = [aUser({ _id: 'mei', name: '王梅', email: 'mei@example.com', locale: 'en' })]
    const { dispatcher, desk, onWecom } = await deskWith(users)

    await dispatcher.text('whoami', onWecom('mei'))

    expect(await desk.store.users.byId('mei')).toMatchObject({ locale: 'en', zone: 'Asia/Shanghai' })
  })

  it('is nobody’s by a name alone: an address that is another account’s links nothing', async () => {
    const users = [...aTeam(), aUser({ _id: 'wangmei', name: '王梅', email: 'other@example.com' })]
    const { dispatcher, desk, onWecom, callsOf } = await deskWith(users)

    const first = await dispatcher.text('我的账号', onWecom('mei'))
    await dispatcher.text('我的账号', onWecom('mei'))

    expect(first.refused).toBe('member-waits')
    expect(await desk.store.users.byIdentity(onWecom('mei'))).toBeUndefined()
    expect(callsOf('user/get_userid_by_email')).toHaveLength(1)
  })

  it('is found by an imported account that names no company, whatever its case was', async () => {
    const users = [aUser({ _id: 'mei', identities: [{ surface: 'wecom', userId: 'mei' }] })]
    const { dispatcher, desk, onWecom } = await deskWith(users)

    const { refused } = await dispatcher.text('我的账号', onWecom('mei'))

    expect(refused).toBeUndefined()
    expect((await desk.store.users.byId('mei'))?.identities).toContainEqual(onWecom('mei'))
  })

  it('whom nobody knows is offered to the admins in their words, and let in by a button in Chinese', async () => {
    const { dispatcher, desk, deps, onWecom } = await deskWith()

    const waiting = await dispatcher.text('今日待办', onWecom('li'))
    const offered = await desk.say('admit', 'admin')
    const call = { command: 'admit', input: { who: `wecom|${onWecom('li').team}|li`, as: 'rep' } }
    const admitted = await createDispatcher(deps).call(call, { surface: 'terminal', userId: 'admin' })

    expect(waiting.refused).toBe('member-waits')
    expect(waiting.card.text).toContain('已通知 Admin 批准')
    expect(wordsOf(offered.card)).toContain('A member of your company on WeCom')
    expect(wordsOf(offered.card)).not.toContain('e-mail')
    expect(admitted.refused).toBeUndefined()
    expect(await desk.store.users.byIdentity(onWecom('li'))).toMatchObject({ name: '李雷', locale: 'zh' })
  })

  it('who has left the company is refused, linked or not', async () => {
    const { dispatcher, desk, wecom, onWecom } = await deskWith()
    wecom.add.member('zhao', { status: 5 })
    await desk.store.users.put([aUser({ _id: 'zhao', identities: [onWecom('zhao')] })])

    expect((await dispatcher.text('今日待办', onWecom('zhao'))).refused).toBe('member-gone')
  })
})
