import { beforeAll, expect, it } from 'vitest'
import type { Installation } from '#src/ports/installations.ts'
import type { Store } from '#src/store/open-store.ts'
import { anId } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

const anInstallation = (given: Partial<Installation> = {}): Installation => ({
  surface: 'slack',
  team: anId('T'),
  teamName: 'Acme',
  botUserId: 'U0BOT',
  scopes: ['commands', 'chat:write'],
  installedBy: 'U1',
  installedAt: new Date('2026-11-01T08:00:00Z'),
  secrets: 'k1.sealed',
  ...given,
})

/** Where a surface's app is installed. */
export const installations = (openStore: OpenStore): void => {
  let store: Store
  beforeAll(async () => {
    store = await openStore()
  })

  it('an installation is found by its workspace and listed', async () => {
    const one = anInstallation({ expiresAt: new Date('2026-11-02T08:00:00Z') })

    await store.installations.put(one)

    expect(await store.installations.of('slack', one.team)).toEqual(one)
    expect(await store.installations.list('slack')).toContainEqual(one)
    expect(await store.installations.of('slack', anId('T'))).toBeUndefined()
  })

  it('who installs again wins, whole', async () => {
    const { team } = anInstallation()
    const [first, again] = [
      anInstallation({ team, expiresAt: new Date('2026-11-02T08:00:00Z') }),
      anInstallation({ team, secrets: 'k1.other' }),
    ]

    await store.installations.put(first)
    await store.installations.put(again)

    expect(await store.installations.of('slack', team)).toEqual(again)
  })

  it('of two that renew the same secrets one is taken', async () => {
    const one = anInstallation({ secrets: 'k1.first' })
    const expiresAt = new Date('2026-11-03T08:00:00Z')
    await store.installations.put(one)

    const taken = [
      await store.installations.renew(one, { secrets: 'k1.second', expiresAt }),
      await store.installations.renew(one, { secrets: 'k1.third', expiresAt }),
    ]

    expect(taken).toEqual([true, false])
    expect(await store.installations.of('slack', one.team)).toEqual({
      ...one,
      secrets: 'k1.second',
      expiresAt,
    })
  })

  it('one that is removed is gone; removing it again is harmless', async () => {
    const one = anInstallation()
    await store.installations.put(one)

    await store.installations.remove('slack', one.team)
    await store.installations.remove('slack', one.team)

    expect(await store.installations.of('slack', one.team)).toBeUndefined()
  })
}
