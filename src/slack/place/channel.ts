import { AppError } from '#src/domain/errors.ts'
import { notInvited, slackCode, slackError } from '#src/slack/errors.ts'
import { teamsOf } from '#src/slack/install/known-teams.ts'
import { writtenText } from '#src/slack/render/escape.ts'
import { idOfName } from './channel-names.ts'
import type { Spot } from './place.ts'
import { mostReaders, type ReadersDeps, readersOf } from './readers.ts'

/** A channel as Slack knows it. */
export type FoundChannel = { readonly team: string; readonly id: string; readonly isExternal: boolean }

/** The id in `#sales|C123`, `<#C123|sales>` or `C123`. */
export const channelIdOf = (channel: string): string | undefined =>
  /(?:^|[#|<])([CG][A-Z0-9]{2,})(?=$|[|>])/.exec(channel)?.[1]

/** What was typed as a command reads it: as others see it, but a picked channel keeps its id, `#sales|C123`. */
export const commandText = (text: string): string =>
  writtenText(
    text.replace(/<#(\w+)(?:\|([^<>]*))?>/g, (_whole, id: string, name?: string) => `#${name || id}|${id}`),
  )

/** What to type in a channel so that the bot comes in. */
export async function inviteLine({ clients }: Pick<ReadersDeps, 'clients'>, team: string): Promise<string> {
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

/** People of other companies, or guests, read there: nothing of a customer goes into it. */
const externalChannel = (): AppError =>
  new AppError({
    code: 'slack-channel-external',
    message: 'People from outside the company are in that channel.',
    remedy: 'Choose a channel of your own people.',
    mend: { by: 'reader' },
  })

const crowdedChannel = (): AppError =>
  new AppError({
    code: 'slack-channel-crowd',
    message: `More than ${mostReaders} people are in that channel: nobody can be sure that all are of the company.`,
    remedy: 'Choose a smaller channel.',
    mend: { by: 'reader' },
  })

/** What Slack answers in every workspace that does not have the channel, or does not show it to the bot. */
const isElsewhere = (error: unknown): boolean => slackCode(error) === 'channel_not_found'

async function findIn({ clients }: ReadersDeps, team: string, id: string): Promise<FoundChannel | undefined> {
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
 * The channel that was named, in whichever of our workspaces it is; undefined for a name that none has, or several.
 * @throws AppError `slack-not-invited` with the line to type, and `slack-channel-external` or `slack-channel-crowd` where
 * not only our own people read.
 */
export async function foundChannel(deps: ReadersDeps, channel: string): Promise<FoundChannel | undefined> {
  const id = channelIdOf(channel) ?? (await idOfName(deps, channel))
  if (id === undefined) return undefined

  const teams = await teamsOf(deps)
  for (const team of teams) {
    const found = await findIn(deps, team, id)
    if (found) return ofOurs(deps, found)
  }
  const line = teams[0] === undefined ? '/invite @tierwise' : await inviteLine(deps, teams[0])
  throw new AppError({ ...notInvited, mend: { by: 'reader', line } })
}

/** The same; @throws AppError `slack-channel-unknown` where there is none */
export async function requireChannel(deps: ReadersDeps, channel: string): Promise<FoundChannel> {
  const found = await foundChannel(deps, channel)
  if (!found) throw unknownChannel()
  return found
}

async function readersIn(deps: ReadersDeps, spot: Spot) {
  try {
    return await readersOf(deps, spot)
  } catch (error) {
    throw slackError(error, { of: 'channel', invite: await inviteLine(deps, spot.team) })
  }
}

async function ofOurs(deps: ReadersDeps, found: FoundChannel): Promise<FoundChannel> {
  const { team, id: channel, isExternal } = found
  const readers = isExternal ? 'outsiders' : await readersIn(deps, { team, channel })
  if (readers === 'outsiders') throw externalChannel()
  if (readers === 'crowd') throw crowdedChannel()
  return found
}
