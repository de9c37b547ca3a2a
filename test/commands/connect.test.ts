import { afterEach, describe, expect, it } from 'vitest'
import { createDispatcher } from '#src/commands/dispatch/dispatcher.ts'
import type { Identity, User } from '#src/domain/user.ts'
import type { Member } from '#src/ports/members.ts'
import { aTeam, aUser } from '../helpers/builders/a-user.ts'
import { aMember } from '../helpers/memory-members.ts'
import { openDesk, wordsOf } from './desk.ts'

const onSlack = { surface: 'slack', team: 'T1', userId: 'UMEI' } as const
const onWecom = { surface: 'wecom', team: 'ww1', userId: 'mei' } as const
const another = { ...onWecom, userId: 'zhao' } as const

let desk: Awaited<ReturnType<typeof openDesk>>
afterEach(() => desk.close())

/** Mei is known on Slack; WeCom vouches for everybody, unless told otherwise, and tells no address. */
async function twoSurfaces(users: readonly User[] = [...aTeam(), known], told: Partial<Member> = {}) {
  desk = await openDesk({ users })
  const { email: _, ...member } = aMember({ emailVerified: false, vouched: true, usualLocale: 'zh' })
  const members = {
    member: async ({ surface }: Identity) => (surface === 'wecom' ? { ...member, ...told } : member),
  }
  const dispatcher = createDispatcher({ ...desk.deps, members })
  const say = (text: string, identity: Identity) => dispatcher.text(text, identity)
  const codeFrom = async (identity: Identity, text = 'connect') =>
    /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(wordsOf((await say(text, identity)).card))?.[0] ?? 'no code'
  const whose = async (identity: Identity) => (await desk.store.users.byIdentity(identity))?._id
  return { say, codeFrom, whose }
}
const known = aUser({ _id: 'mei2', name: 'Mei Two', identities: [onSlack] })

describe('one person on two surfaces', () => {
  it.each(['关联账号 {}', '/customer connect {}', '客户 关联账号 {}', '关联账号{}', 'connect: {}'])(
    'a code from where they are known makes them the same one: %s',
    async (typed) => {
      const { say, codeFrom, whose } = await twoSurfaces()

      const code = await codeFrom(onSlack)
      const { card, refused } = await say(typed.replace('{}', code.toLowerCase()), onWecom)

      expect(refused).toBeUndefined()
      expect(card.title).toBe('Connected: Mei Two')
      expect(await whose(onWecom)).toBe('mei2')
      expect(await whose(onSlack)).toBe('mei2')
      expect(desk.audited).toContainEqual(expect.objectContaining({ who: 'mei2', action: 'link-identity' }))
      expect(await desk.store.outbox.newest('admin', 'newcomer')).toBeUndefined()
    },
  )

  it('a code from where nobody knows them is used where they are known', async () => {
    const { say, codeFrom, whose } = await twoSurfaces()

    const code = await codeFrom(onWecom, '关联账号')
    const { card } = await say(`connect ${code}`, onSlack)

    expect(card.title).toBe('Connected: Mei Two')
    expect(await whose(onWecom)).toBe('mei2')
  })

  it('is told of while they wait for an admin, in their language', async () => {
    const { say } = await twoSurfaces()

    const { card } = await say('今日待办', onWecom)

    expect(card.body?.join()).toContain('已经在别的平台用过我？在那边输入“关联账号”')
  })
})

describe('a code', () => {
  it('is taken once: another account that has it too is refused', async () => {
    const { say, codeFrom, whose } = await twoSurfaces()
    const code = await codeFrom(onSlack)

    const replies = await Promise.all([say(`connect ${code}`, onWecom), say(`connect ${code}`, another)])

    const refused = replies.map((reply) => reply.refused)
    expect(refused.filter((code) => code === 'connect-code-wrong')).toHaveLength(1)
    expect([await whose(onWecom), await whose(another)].filter(Boolean)).toEqual(['mei2'])
  })

  it('after five wrong ones even a right one has to wait', async () => {
    const { say, codeFrom, whose } = await twoSurfaces()
    const code = await codeFrom(onSlack)

    for (let n = 0; n < 5; n++) await say('connect AAAA-AAAA', onWecom)
    const { refused } = await say(`connect ${code}`, onWecom)

    expect(refused).toBe('connect-tries')
    expect(await whose(onWecom)).toBeUndefined()
  })

  it.each([
    ['a stranger', { standing: 'stranger' }],
    ['a guest', { standing: 'guest' }],
  ] as const)('helps %s to nothing', async (_, told) => {
    const { codeFrom, say, whose } = await twoSurfaces(undefined, told)

    const { refused } = await say(`connect ${await codeFrom(onSlack)}`, onWecom)

    expect(refused).toBe(`member-${told.standing}`)
    expect(await whose(onWecom)).toBeUndefined()
  })

  it('joins no two people who are both known, and says whom to ask', async () => {
    const other = aUser({ _id: 'zhao', name: 'Zhao', identities: [another] })
    const { say, codeFrom, whose } = await twoSurfaces([...aTeam(), known, other])

    const code = await codeFrom(onSlack)
    const { refused, card } = await say(`connect ${code}`, another)

    expect(refused).toBe('connect-two')
    expect(card.text).toContain('Ask an admin')
    expect(await whose(another)).toBe('zhao')
  })

  it('is nowhere in the store as it was given out', async () => {
    const { codeFrom } = await twoSurfaces()

    const code = await codeFrom(onSlack)

    expect(await desk.store.kept.get(`connect-code|${code.replace('-', '')}`)).toBeUndefined()
  })
})
