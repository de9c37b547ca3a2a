import { beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '#src/store/open-store.ts'
import { anId, aPerson } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

/** Users: rows, identities and whose customers each may see. */
export const people = (openStore: OpenStore): void => {
  let store: Store
  beforeAll(async () => {
    store = await openStore()
  })

  it('a fresh database has nobody, and then somebody', async () => {
    const before = await store.users.isEmpty()

    await store.users.put([aPerson()])

    expect([before, await store.users.isEmpty()]).toEqual([true, false])
  })

  it('a person is put and put again, and read back as written', async () => {
    const person = aPerson({
      email: 'mei@example.com',
      identities: [{ surface: 'slack', team: 'T1', userId: 'U1' }],
    })
    await store.users.put([aPerson({ _id: person._id, team: 'gone', identities: [] })])

    await store.users.put([person])

    expect(await store.users.byId(person._id)).toEqual(person)
    expect(await store.users.byId(anId('nobody'))).toBeUndefined()
  })

  it('everybody is listed by handle', async () => {
    await store.users.put([aPerson({ _id: 'zz' }), aPerson({ _id: 'aa' })])

    const ids = (await store.users.list()).map(({ _id }) => _id)

    expect(ids).toEqual([...ids].sort())
    expect(ids).toEqual(expect.arrayContaining(['aa', 'zz']))
  })

  describe('an identity', () => {
    const userId = anId('U')
    const person = aPerson({
      identities: [
        { surface: 'slack', team: 'T1', userId },
        { surface: 'wecom', userId: `${userId}w` },
      ],
    })
    beforeAll(() => store.users.put([person]))

    it.each([
      [{ surface: 'slack', team: 'T1', userId }],
      [{ surface: 'wecom', userId: `${userId}w` }],
    ] as const)('is one person: %j', async (identity) => {
      expect((await store.users.byIdentity(identity))?._id).toBe(person._id)
    })

    it.each([
      ['another surface', { surface: 'wecom', team: 'T1', userId }],
      ['another team', { surface: 'slack', team: 'T2', userId }],
      ['no team', { surface: 'slack', userId }],
      ['a team where none is known', { surface: 'wecom', team: 'T1', userId: `${userId}w` }],
      ['parts of two identities', { surface: 'slack', team: 'T1', userId: `${userId}w` }],
    ] as const)('with %s is nobody', async (_, identity) => {
      expect(await store.users.byIdentity(identity)).toBeUndefined()
    })
  })

  describe('sees', () => {
    const team = anId('team')
    const [boss, lead, mei, left, peer, loner, other] = [
      'boss',
      'lead',
      'mei',
      'left',
      'peer',
      'loner',
      'other',
    ].map((name) => anId(name)) as [string, string, string, string, string, string, string]
    const rows = {
      boss: aPerson({ _id: boss, role: 'manager', team }),
      lead: aPerson({ _id: lead, role: 'manager', manager: boss, team }),
      mei: aPerson({ _id: mei, manager: lead }),
      left: aPerson({ _id: left, manager: lead, active: false }),
      peer: aPerson({ _id: peer, role: 'manager', team }),
      loner: aPerson({ _id: loner, team }),
      other: aPerson({ _id: other, team, manager: anId('elsewhere') }),
    }
    beforeAll(() => store.users.put(Object.values(rows)))
    const sees = async (user: ReturnType<typeof aPerson>) => {
      const { sees: owners } = await store.users.asAsker(user)
      return owners === 'all' ? owners : [...owners].sort()
    }

    it('their own, as a rep', async () => {
      expect(await sees(rows.mei)).toEqual([mei])
    })

    it('everybody below them and their team’s reps without a manager, as a manager; no peer and no peer’s rep', async () => {
      expect(await sees(rows.boss)).toEqual([boss, lead, mei, left, loner].sort())
      expect(await sees(rows.lead)).toEqual([lead, mei, left, loner].sort())
    })

    it('all, as an admin and at the service desk', async () => {
      expect(await sees(aPerson({ role: 'admin' }))).toBe('all')
      expect(await sees(aPerson({ role: 'service' }))).toBe('all')
    })

    it('nothing, once they have left, whatever they were', async () => {
      expect(await sees(aPerson({ role: 'admin', active: false }))).toEqual([])
      expect(await sees(rows.left)).toEqual([])
    })

    it('managers who name each other are no endless loop', async () => {
      const [one, two] = [anId('m1'), anId('m2')]
      const ring = [
        aPerson({ _id: one, role: 'manager', manager: two }),
        aPerson({ _id: two, role: 'manager', manager: one }),
      ] as const
      await store.users.put(ring)

      expect(await sees(ring[0])).toEqual([one, two].sort())
    })

    it('and speaks as the person is: name, role, language, zone', async () => {
      const { _id, name, role, locale, zone } = rows.mei

      expect(await store.users.asAsker(rows.mei)).toMatchObject({ userId: _id, name, role, locale, zone })
    })
  })

  describe('what is a person’s own', () => {
    const own = {
      quietHours: { from: '22:00', to: '07:00' },
      cover: { by: 'lei', from: '2026-12-20', to: '2026-12-31' },
      settings: { morningList: 'off', chosen: ['locale'] },
    } as const

    it('is set and unset alone', async () => {
      const person = aPerson({ team: 'East' })
      await store.users.put([person])

      const set = await store.users.setOwn(person._id, { set: { ...own, locale: 'zh' } } as never)
      const stands = await store.users.byId(person._id)
      await store.users.setOwn(person._id, { set: { zone: 'Europe/Paris' }, unset: ['cover', 'quietHours'] })

      expect([set, await store.users.setOwn(anId('nobody'), { set: { locale: 'zh' } })]).toEqual([
        true,
        false,
      ])
      expect(stands).toEqual({ ...person, ...own, locale: 'zh' })
      expect(await store.users.byId(person._id)).toEqual({
        ...person,
        settings: own.settings,
        locale: 'zh',
        zone: 'Europe/Paris',
      })
    })

    it('outlives an import, which replaces all else and brings new people', async () => {
      const [known, fresh] = [aPerson({ team: 'East', email: 'a@example.com' }), aPerson({ team: 'West' })]
      await store.users.put([{ ...known, ...own } as never])
      const { email: _, ...without } = known

      await store.users.enlist([{ ...without, team: 'North' }, fresh])

      expect(await store.users.byId(known._id)).toEqual({ ...without, ...own, team: 'North' })
      expect(await store.users.byId(fresh._id)).toEqual(fresh)
    })
  })

  it('whoever covers for somebody sees their customers on these days and no others', async () => {
    const by = anId('by')
    const away = aPerson({ zone: 'Asia/Shanghai', cover: { by, from: '2026-12-20', to: '2026-12-21' } })
    const colleague = aPerson({ _id: by })
    await store.users.put([away, colleague])
    const seenAt = async (at: string) => (await store.users.asAsker(colleague, new Date(at))).sees

    expect(await seenAt('2026-12-19T15:59:00Z')).toEqual([by])
    expect(await seenAt('2026-12-19T16:00:00Z')).toEqual([by, away._id])
    expect(await seenAt('2026-12-21T15:59:00Z')).toEqual([by, away._id])
    expect(await seenAt('2026-12-21T16:00:00Z')).toEqual([by])
    expect((await store.users.asAsker(colleague)).sees).toEqual([by])
  })

  it('the sample’s people are removed and no others', async () => {
    const [own, sample] = [aPerson(), aPerson({ sample: true })]
    await store.users.put([own, sample])

    const removed = await store.users.removeSample()

    expect(removed).toBe(1)
    expect(await store.users.byId(sample._id)).toBeUndefined()
    expect(await store.users.byId(own._id)).toEqual(own)
  })
}
