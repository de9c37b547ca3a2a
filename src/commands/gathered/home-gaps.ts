import type { HomeGap } from '#src/cards/follow-up/home-card.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { sourceStandings } from '#src/decide/sources/source-standings.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { Asker } from '#src/domain/user.ts'
import { inSeries } from '#src/i18n/sentences.ts'

/** Beyond this many nobody counts. */
const mostCounted = 500

/** What an admin has still to do before everybody is served. */
export async function homeGaps(
  deps: CommandDeps,
  policy: Policy,
  { locale }: Asker,
): Promise<readonly HomeGap[]> {
  const { settings, cipher } = deps
  const [unlinked, unowned, silent] = await Promise.all([
    unlinkedOf(deps),
    deps.customers.ownedBy([undefined], undefined, mostCounted),
    silentOf(deps, policy),
  ])

  return [
    ...((await settings.get('trialRun')) === true ? [{ kind: 'trial' } as const] : []),
    ...(cipher ? [] : [{ kind: 'key' } as const]),
    ...(unlinked > 0 ? [{ kind: 'unlinked', count: unlinked } as const] : []),
    ...(unowned.length > 0 ? [{ kind: 'unowned', count: unowned.length } as const] : []),
    ...(silent.length > 0 ? [{ kind: 'silent', sources: inSeries(locale, silent) } as const] : []),
  ]
}

/** People who cannot be written to, since no chat account is known of them. */
async function unlinkedOf({ users }: CommandDeps): Promise<number> {
  const people = (await users.list()).filter(({ active, sample }) => active && !sample)
  return people.filter(({ identities }) => identities.length === 0).length
}

async function silentOf(deps: CommandDeps, policy: Policy): Promise<readonly string[]> {
  const standings = await sourceStandings(deps, policy)
  return standings.filter(({ quiet }) => quiet === 'silent').map(({ name }) => name)
}
