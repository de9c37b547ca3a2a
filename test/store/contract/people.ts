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

  it('the sample’s people are removed and no others', async () => {
    const [own, sample] = [aPerson(), aPerson({ sample: true })]
    await store.users.put([own, sample])

    const removed = await store.users.removeSample()

    expect(removed).toBe(1)
    expect(await store.users.byId(sample._id)).toBeUndefined()
    expect(await store.users.byId(own._id)).toEqual(own)
  })
}
