import { AppError } from '#src/domain/errors.ts'
import type { Clients } from './clients.ts'
import { notInvited, slackCode, slackError } from './errors.ts'
import { writtenText } from './escape.ts'
import { teamsOf } from './known-teams.ts'
import type { Tokens } from './tokens.ts'

type Deps = { readonly clients: Clients; readonly tokens: Tokens }

/** A channel as Slack knows it. */
export type FoundChannel = { readonly team: string; readonly id: string; readonly isExternal: boolean }

/** The id in `#sales|C123`, `<#C123|sales>` or `C123`: a name alone is looked up nowhere, since that means listing all. */
export const channelIdOf = (channel: string): string | undefined =>
  /(?:^|[#|<])([CG][A-Z0-9]{2,})(?=$|[|>])/.exec(channel)?.[1]

/** What was typed as a command reads it: as others see it, but a picked channel keeps its id, `#sales|C123`. */
export const commandText = (text: string): string =>
  writtenText(
    text.replace(/<#(\w+)(?:\|([^<>]*))?>/g, (_whole, id: string, name?: string) => `#${name || id}|${id}`),
  )

/** What to type in a channel so that the bot comes in. */
export async function inviteLine({ clients }: Pick<Deps, 'clients'>, team: string): Promise<string> {
  const { user } = await (await clients.for(team)).auth.test()
  return `/invite @${user ?? 'tierwise'}`
}

const unknownChannel = (): AppError =>
  new AppError({
    code: 'slack-channel-unknown',
    message: 'Slack does not know that channel.',
    remedy: 'In Slack, type # and pick the channel from the list.',
    mend: { by: 'reader' },
  })

/** People of other companies read there: nothing of a customer goes into it. */
const externalChannel = (): AppError =>
  new AppError({
    code: 'slack-channel-external',
    message: 'People from outside the company are in that channel.',
    remedy: 'Choose a channel of your own people.',
    mend: { by: 'reader' },
  })

/** What Slack answers in every workspace that does not have the channel, or does not show it to the bot. */
const isElsewhere = (error: unknown): boolean => slackCode(error) === 'channel_not_found'

async function findIn({ clients }: Deps, team: string, id: string): Promise<FoundChannel | undefined> {
  try {
    const { channel } = await (await clients.for(team)).conversations.info({ channel: id })
    const isExternal = channel?.is_ext_shared === true || channel?.is_pending_ext_shared === true
    return channel?.is_member === false && channel.is_private ? undefined : { team, id, isExternal }
  } catch (error) {
    if (isElsewhere(error)) return undefined
    throw slackError(error)
  }
}

/**
 * The channel that was named, in whichever of our workspaces it is.
 * @throws AppError `slack-channel-unknown` for a name, `slack-not-invited` with the line to type, and
 * `slack-channel-external` where outsiders read.
 */
export async function requireChannel(deps: Deps, channel: string): Promise<FoundChannel> {
  const id = channelIdOf(channel)
  if (id === undefined) throw unknownChannel()

  const teams = await teamsOf(deps)
  for (const team of teams) {
    const found = await findIn(deps, team, id)
    if (found?.isExternal) throw externalChannel()
    if (found) return found
  }
  const line = teams[0] === undefined ? '/invite @tierwise' : await inviteLine(deps, teams[0])
  throw new AppError({ ...notInvited, mend: { by: 'reader', line } })
}
