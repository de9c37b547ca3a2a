import { afterEach, describe, expect, it } from 'vitest'
import { createDispatcher } from '#src/commands/dispatch/dispatcher.ts'
import type { User } from '#src/domain/user.ts'
import type { Member } from '#src/ports/members.ts'
import { aTeam, aUser } from '../helpers/builders/a-user.ts'
import { aMember, memoryMembers } from '../helpers/memory-members.ts'
import { openDesk, wordsOf } from './desk.ts'

const nina = { surface: 'slack', team: 'T1', userId: 'U1' } as const
const byUserId = { ...nina, userId: 'UMEI' } as const
let desk: Awaited<ReturnType<typeof openDesk>>
afterEach(() => desk.close())

/** A desk on Slack, whose members are these. */
async function onSlack(members: Readonly<Record<string, Member>>, users: readonly User[] = aTeam()) {
  desk = await openDesk({ users })
  const told = memoryMembers(members)
  return { told, dispatcher: createDispatcher({ ...desk.deps, members: told }) }
}

describe('who the surface says somebody is', () => {
  it.each([
    ['guest', /Guests cannot/],
    ['stranger', /Only people of this company/],
    ['gone', /switched off/],
    ['bot', /Bots cannot/],
  ] as const)('a %s is refused with a reason, linked or not', async (standing, words) => {
    const linked = aUser({ identities: [nina] })
    const { dispatcher } = await onSlack({ U1: aMember({ standing }) }, [linked])

    const { card, refused } = await dispatcher.text('/customer tier acme', nina)

    expect(refused).toBe(`member-${standing}`)
    expect(wordsOf(card)).toMatch(words)
    expect(wordsOf(card)).not.toMatch(/Acme/)
  })

  it('is said in the language that the surface tells', async () => {
    const { dispatcher } = await onSlack({ U1: aMember({ standing: 'guest', locale: 'zh' }) })

    const { card } = await dispatcher.text('/customer tier acme', nina)

    expect(card.text).toMatch(/访客账号不能使用/)
  })

  it('is asked on each request, also of somebody who is linked', async () => {
    const linked = aUser({ identities: [nina] })
    const { told, dispatcher } = await onSlack({ U1: aMember() }, [linked])

    await dispatcher.text('/customer whoami', nina)
    await dispatcher.call({ command: 'whoami', input: {} }, nina)

    expect(told.asked).toEqual([nina, nina])
  })
})

describe('a verified member whom nobody knows', () => {
  it('is linked to the one active user with that e-mail, whatever its case, and once', async () => {
    const users = [...aTeam(), aUser({ _id: 'nina', name: 'Nina', email: 'Nina@Example.com' })]
    const { dispatcher } = await onSlack({ U1: aMember({ locale: 'zh', zone: 'Europe/Paris' }) }, users)

    const replies = await Promise.all([
      dispatcher.text('/customer whoami', nina),
      dispatcher.text('/customer whoami', nina),
    ])

    const linked = await desk.store.users.byId('nina')
    expect(replies.map(({ refused }) => refused)).toEqual([undefined, undefined])
    expect(linked?.identities).toEqual([nina])
    expect(linked).toMatchObject({ locale: 'zh', zone: 'Europe/Paris' })
    expect(desk.audited.map(({ who, action }) => [who, action])).toContainEqual(['nina', 'link-identity'])
  })

  it('keeps the language that somebody has chosen', async () => {
    const email = 'nina@example.com'
    const users = [aUser({ _id: 'nina', email, settings: { chosen: ['locale', 'zone'] } })]
    const { dispatcher } = await onSlack({ U1: aMember({ locale: 'zh', zone: 'Europe/Paris' }) }, users)

    await dispatcher.text('/customer whoami', nina)

    expect(await desk.store.users.byId('nina')).toMatchObject({ locale: 'en', zone: 'Asia/Shanghai' })
  })

  it.each([
    ['the e-mail is not verified', { emailVerified: false }, [{}], 'member-unverified'],
    ['two users have the e-mail', {}, [{}, { _id: 'nina-2' }], 'member-waits'],
    ['the user has left', {}, [{ active: false }], 'account-inactive'],
  ] as const)('is linked to nobody where %s', async (_why, told, same, code) => {
    const email = 'nina@example.com'
    const users = [...aTeam(), ...same.map((given) => aUser({ _id: 'nina', email, ...given }))]
    const { dispatcher } = await onSlack({ U1: aMember(told) }, users)

    const { refused } = await dispatcher.text('/customer tier acme', nina)

    expect(refused).toBe(code)
    expect(await desk.store.users.byIdentity(nina)).toBeUndefined()
  })

  it('is offered to every admin once, and told whom they wait for', async () => {
    const { dispatcher } = await onSlack({ U1: aMember() })

    const first = await dispatcher.text('/customer tier acme', nina)
    await dispatcher.text('/customer tier acme', nina)

    expect(first).toMatchObject({ refused: 'member-waits' })
    expect(first.card.text).toMatch(/Admin has been asked to let you in/)
    expect(desk.queues.waiting).toEqual([
      { job: 'deliver', input: { outboxId: 'newcomer|slack|T1|U1|admin' } },
    ])
  })
})

describe('admit by itself', () => {
  const asking = { surface: 'terminal', userId: 'admin' } as const
  const offered = async (count: number) => {
    const ids = Array.from({ length: count }, (_, n) => `U${n + 1}`)
    const members = Object.fromEntries(
      ids.map((id) => [id, aMember({ name: `Newcomer ${id}`, email: `${id}@example.com` })]),
    )
    const { dispatcher } = await onSlack(members)
    for (const userId of ids) await dispatcher.text('/customer tier acme', { ...nina, userId })
    return createDispatcher({ ...desk.deps, members: memoryMembers(members) })
  }
  const titles = (card: { rows?: readonly { title: string }[] }) => card.rows?.map(({ title }) => title)

  it('lists everybody who waits, each one press from being let in', async () => {
    const dispatcher = await offered(3)

    const all = await dispatcher.text('/customer admit', asking)
    const [first] = all.card.rows ?? []
    const one = await dispatcher.call(first?.action?.call ?? { command: '', input: {} }, asking)
    await dispatcher.text('/customer admit slack|T1|U1 rep', asking)
    await dispatcher.text('/customer admit slack|T1|U2 no', asking)
    const last = await dispatcher.text('/customer admit', asking)

    expect(titles(all.card)?.toSorted()).toEqual(['Newcomer U1', 'Newcomer U2', 'Newcomer U3'])
    expect(one.card.title).toBe(`${first?.title} wants to use Tierwise`)
    expect(one.card.actions).toHaveLength(4)
    expect(last.card.title).toBe('Newcomer U3 wants to use Tierwise')
  })

  it('turns the page where many wait', async () => {
    const dispatcher = await offered(12)

    const first = await dispatcher.text('/customer 批准加入', asking)
    const second = await dispatcher.text('/customer admit 1', asking)
    const beyond = await dispatcher.text('/customer admit 9', asking)

    expect(first.card.title).toBe('12 colleagues wait to be let in')
    expect(first.card.actions?.map(({ call }) => call.input)).toEqual([{ page: '1' }])
    expect(new Set([...(titles(first.card) ?? []), ...(titles(second.card) ?? [])]).size).toBe(12)
    expect(second.card.actions?.map(({ call }) => call.input)).toEqual([{ page: '0' }])
    expect(titles(beyond.card)).toEqual(titles(second.card))
  })
})

describe('admit', () => {
  const admitting = async (as: string, members = { U1: aMember({ locale: 'zh', zone: 'Asia/Tokyo' }) }) => {
    const { dispatcher } = await onSlack(members)
    const press = (role: string, who = 'admin') =>
      createDispatcher({ ...desk.deps, members: memoryMembers(members) }).call(
        { command: 'admit', input: { who: 'slack|T1|U1', as: role } },
        { surface: 'terminal', userId: who },
      )
    return { dispatcher, press, reply: await press(as) }
  }

  it.each(['rep', 'manager', 'service'])(
    'lets a newcomer in as %s, with their own language and zone',
    async (as) => {
      const { dispatcher, reply } = await admitting(as)

      expect(reply.refused).toBeUndefined()
      expect(await desk.store.users.byIdentity(nina)).toMatchObject({
        _id: 'nina',
        name: 'Nina Novak',
        role: as,
        locale: 'zh',
        zone: 'Asia/Tokyo',
        active: true,
      })
      expect((await dispatcher.text('/customer whoami', nina)).refused).toBeUndefined()
      expect(await desk.store.outbox.get('admitted|slack|T1|U1|nina')).toMatchObject({ to: 'nina' })
      expect(desk.audited).toContainEqual(expect.objectContaining({ who: 'admin', action: 'admit' }))
    },
  )

  it('declined, the account is switched off, and may still be let in', async () => {
    const { dispatcher, press } = await admitting('no')

    const waiting = await dispatcher.text('/customer whoami', nina)
    const later = await press('rep')

    expect(waiting.refused).toBe('account-inactive')
    expect(later.card.title).toMatch(/Nina Novak is in: Rep/)
    expect((await dispatcher.text('/customer whoami', nina)).refused).toBeUndefined()
  })

  it('pressed by two admins is done once: the second learns what stands', async () => {
    const { press } = await admitting('rep')

    const second = await press('manager')

    expect(second.card.title).toMatch(/in already: Rep/)
    expect(await desk.store.users.byIdentity(nina)).toMatchObject({ role: 'rep' })
  })

  it('is refused for whom the surface vouches for no longer, and to whoever is no admin', async () => {
    const { reply, press } = await admitting('rep', { U1: aMember({ standing: 'guest' }) } as never)

    expect(reply.refused).toBe('newcomer-gone')
    expect((await press('rep', 'bao')).refused).toBe('not-allowed')
    expect(await desk.store.users.byIdentity(nina)).toBeUndefined()
  })

  it('never makes an admin', async () => {
    const { press } = await admitting('rep')

    expect((await press('admin')).refused).toBe('input-invalid')
  })

  it('typed alone it shows who waits, or that nobody does', async () => {
    const { dispatcher } = await onSlack({ U1: aMember(), UMEI: aMember() })
    const before = await desk.say('/customer admit', 'admin')

    await dispatcher.text('/customer tier acme', byUserId)
    const after = await desk.say('/customer admit', 'admin')

    expect(before.card.title).toBe('Nobody waits')
    expect(after.card.title).toBe('Nina Novak wants to use Tierwise')
    expect(after.card.actions).toHaveLength(4)
  })
})
