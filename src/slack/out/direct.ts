import { AppError } from '#src/domain/errors.ts'
import type { User } from '#src/domain/user.ts'
import type { Stands } from '#src/ports/stands.ts'
import type { Clients } from '#src/slack/clients.ts'
import { slackError } from '#src/slack/errors.ts'
import { teamsOf } from '#src/slack/install/known-teams.ts'
import { notInstalled } from '#src/slack/install/not-installed.ts'
import type { Tokens } from '#src/slack/install/tokens.ts'

/** Somebody's account in a workspace that has the app. */
export type Account = { readonly team: string; readonly userId: string }

/** The account to write to: one in a workspace whose token we have; undefined: there is none. */
export async function accountOf(
  deps: { readonly tokens: Tokens },
  { identities }: User,
): Promise<Account | undefined> {
  const atSlack = identities.filter(({ surface }) => surface === 'slack')
  if (atSlack.length === 0) return undefined

  const teams = await teamsOf(deps)
  const found = atSlack.find(({ team }) => team !== undefined && teams.includes(team))
  return found?.team === undefined ? undefined : { team: found.team, userId: found.userId }
}

/**
 * Opens the direct chat with somebody; it stays the same one, and is kept: a worker that starts on the morning of many
 * lists would otherwise ask for all of them, of which Slack takes fifty a minute.
 */
export function directChats({
  clients,
  stands,
}: {
  readonly clients: Clients
  readonly stands?: Pick<Stands, 'ref' | 'put'>
}) {
  const opened = new Map<string, string>()
  const opening = new Map<string, Promise<string>>()
  const open = async ({ team, userId }: Account): Promise<string> => {
    try {
      const { channel } = await (await clients.for(team)).conversations.open({ users: userId })
      if (channel?.id === undefined) throw noAccount(userId)
      return channel.id
    } catch (error) {
      throw slackError(error)
    }
  }

  const find = async (account: Account): Promise<string> => {
    const { team, userId } = account
    const of = { surface: 'slack', place: team, key: `direct|${userId}` } as const
    const known = opened.get(`${team}|${userId}`) ?? (await stands?.ref(of))
    const channel = known ?? (await open(account))
    opened.set(`${team}|${userId}`, channel)
    if (known === undefined) await stands?.put(of, channel)
    return channel
  }

  /** Several messages for one reader ask once: each call counts against the fifty. */
  return (account: Account): Promise<string> => {
    const name = `${account.team}|${account.userId}`
    const underWay = opening.get(name)
    if (underWay !== undefined) return underWay

    const found = find(account).finally(() => opening.delete(name))
    opening.set(name, found)
    return found
  }
}

/** Nobody there to write to, as far as Slack and we know. */
const noAccount = (who: string): AppError =>
  new AppError({
    code: 'slack-no-account',
    message: `${who} is not linked to a Slack account in a workspace that has the app.`,
    remedy: 'Have them type /customer help in Slack once; the same verified e-mail links them.',
  })

/** Why nobody can be written to: the app is not in their workspace, which an admin may mend, or they have no account. */
export function unreachable({ identities, name }: User): AppError {
  const team = identities.find(({ surface }) => surface === 'slack')?.team
  return team === undefined ? noAccount(name) : notInstalled(team)
}
