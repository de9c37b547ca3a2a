import type { Identity, User } from '#src/domain/user.ts'
import type { StandKey } from '#src/ports/stands.ts'
import { slackCode, slackError } from './errors.ts'
import { teamsOf } from './install/known-teams.ts'
import { homeView } from './render/view.ts'
import type { SlackDeps } from './slack-deps.ts'

type HomeDeps = Pick<SlackDeps, 'dispatcher' | 'clients' | 'stands'>
type Whose = { readonly team: string; readonly identity: Identity }

/** Where it is kept that somebody has a Home, and which version of it stands. */
const homeOf = ({ team, identity }: Whose): StandKey => ({
  surface: 'slack',
  place: team,
  key: `home|${identity.userId}`,
})

type How = {
  /** They have opened it: their own read, as the audit has it. Else it is shown anew of our own accord. */
  readonly isOpened?: boolean
  /** Only where that version still stands. */
  readonly hash?: string
}

/** Shows somebody their Home as it stands now. */
export async function publishHome(
  deps: HomeDeps & Pick<SlackDeps, 'log'>,
  whose: Whose,
  how: Pick<How, 'isOpened'> = {},
): Promise<void> {
  try {
    await publish(deps, whose, how)
  } catch (error) {
    deps.log.error('slack: a Home could not be shown', {}, error)
  }
}

async function publish(
  { dispatcher, clients, stands }: HomeDeps,
  whose: Whose,
  { isOpened, ...hash }: How = {},
): Promise<void> {
  const { team, identity } = whose
  const call = { command: 'home', input: {} }
  const asked = isOpened ? undefined : ({ unasked: true } as const)
  const { card, refused } = await dispatcher.call(call, identity, asked)
  const client = await clients.for(team)
  const { view } = await client.views.publish({ user_id: identity.userId, view: homeView(card), ...hash })
  if (view?.hash && refused === undefined) await stands.put(homeOf(whose), view.hash)
}

/** Shows their Home anew to whoever has opened it: nobody else has one. @throws AppError */
export async function refreshHome(
  deps: HomeDeps & Pick<SlackDeps, 'tokens'>,
  { identities }: User,
): Promise<void> {
  for (const identity of identities) {
    const { surface, team } = identity
    if (surface !== 'slack' || team === undefined) continue

    const whose = { team, identity }
    const seen = await deps.stands.ref(homeOf(whose))
    if (seen !== undefined && (await teamsOf(deps)).includes(team)) await again(deps, whose, seen)
  }
}

async function again(deps: HomeDeps, whose: Whose, seen: string): Promise<void> {
  try {
    await publish(deps, whose, { hash: seen })
  } catch (error) {
    if (slackCode(error) !== 'hash_conflict') throw slackError(error)
    // Opened meanwhile: what stands there is as new. Not so where the note of it was cut short.
    if ((await deps.stands.ref(homeOf(whose))) === seen) await publish(deps, whose)
  }
}
