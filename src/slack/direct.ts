import { AppError } from '#src/domain/errors.ts'
import type { User } from '#src/domain/user.ts'
import type { Clients } from './clients.ts'
import { slackError } from './errors.ts'
import type { Tokens } from './tokens.ts'

/** Somebody's account in a workspace that has the app. */
export type Account = { readonly team: string; readonly userId: string }

/** The account to write to: one in a workspace whose token we have; undefined: there is none. */
export async function accountOf(
  { tokens }: { readonly tokens: Tokens },
  { identities }: User,
): Promise<Account | undefined> {
  const teams = await tokens.teams()
  const found = identities.find(
    ({ surface, team }) => surface === 'slack' && team !== undefined && teams.includes(team),
  )
  return found?.team === undefined ? undefined : { team: found.team, userId: found.userId }
}

/** Opens the direct chat with somebody, once a process; it stays the same one. */
export function directChats({ clients }: { readonly clients: Clients }) {
  const opened = new Map<string, string>()

  return async ({ team, userId }: Account): Promise<string> => {
    const known = opened.get(`${team}|${userId}`)
    if (known !== undefined) return known

    try {
      const { channel } = await (await clients.for(team)).conversations.open({ users: userId })
      if (channel?.id === undefined) throw noAccount(userId)
      opened.set(`${team}|${userId}`, channel.id)
      return channel.id
    } catch (error) {
      throw slackError(error)
    }
  }
}

/** Nobody there to write to, as far as Slack and we know. */
export const noAccount = (who: string): AppError =>
  new AppError({
    code: 'slack-no-account',
    message: `${who} is not linked to a Slack account in a workspace that has the app.`,
    remedy: 'Have them type /customer help in Slack once; the same verified e-mail links them.',
  })
