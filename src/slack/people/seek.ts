import { isAppError } from '#src/domain/errors.ts'
import { knownAsPeople, remembered } from '#src/domain/remembered.ts'
import type { Identity, User } from '#src/domain/user.ts'
import type { Member } from '#src/ports/members.ts'
import { slackCode, slackError } from '#src/slack/errors.ts'
import { teamsOf } from '#src/slack/install/known-teams.ts'
import type { ReadersDeps } from '#src/slack/place/readers.ts'
import { createSlackMembers } from './members.ts'

type Found = { readonly identity: Identity; readonly member: Member }

/**
 * Finds people at Slack who have not been here from there yet, by their address: verified full members of our workspaces
 * alone. What an admin has to mend first (a token, a scope) finds nobody; other surfaces need not wait for it.
 */
export function seeker(deps: ReadersDeps) {
  const members = createSlackMembers(deps)
  const known = remembered<Found | undefined>({
    ...knownAsPeople,
    nowMs: () => deps.clock.now().getTime(),
    isPassing: (error) => isAppError(error) && error.retryable,
  })
  const ask = async (email: string): Promise<Found | undefined> => {
    for (const team of await teamsOf(deps)) {
      const userId = await idOf(deps, team, email)
      const identity = { surface: 'slack', team, userId: userId ?? '' } as const
      const member = userId === undefined ? undefined : await members.member(identity)
      if (member?.standing === 'member' && member.emailVerified && member.email?.toLowerCase() === email)
        return { identity, member }
    }
    return undefined
  }

  /** @throws AppError where Slack does not answer now */
  return async ({ email, identities }: User): Promise<Found | undefined> => {
    if (email === undefined || identities.some(({ surface }) => surface === 'slack')) return undefined
    const address = email.trim().toLowerCase()
    try {
      return await known(address, () => ask(address))
    } catch (error) {
      if (isAppError(error) && error.mend) return undefined
      throw error
    }
  }
}

async function idOf({ clients }: ReadersDeps, team: string, email: string): Promise<string | undefined> {
  try {
    const { user } = await (await clients.for(team)).users.lookupByEmail({ email })
    return user?.id
  } catch (error) {
    if (slackCode(error) === 'users_not_found') return undefined
    throw slackError(error)
  }
}
