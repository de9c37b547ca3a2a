import type { webApi } from '@slack/bolt'
import type { Channels } from '#src/ports/channels.ts'
import { slackError } from '#src/slack/errors.ts'
import { memberOf } from '#src/slack/people/members.ts'
import { foundChannel } from './channel.ts'
import { memberIds } from './channel-members.ts'
import { mostReaders, type ReadersDeps } from './readers.ts'

/** So many are asked for by name: more than anybody reads. */
const MOST_NAMES = 25

/** Names of the people among them; those far down the list by their ids. Bots read nothing. */
async function namesOf(client: webApi.WebClient, team: string, ids: readonly string[]) {
  const asked = await Promise.all(
    ids.slice(0, MOST_NAMES).map(async (user) => {
      const { user: found } = await client.users.info({ user })
      const member = found && memberOf(found, team)
      return member?.standing === 'bot' ? [] : [member?.name || user]
    }),
  )
  return [...asked.flat(), ...ids.slice(MOST_NAMES)]
}

/** Who reads along in a channel of Slack: asked before anything is posted there. */
export const createSlackChannels = (deps: ReadersDeps): Channels => ({
  async readers(channel) {
    const found = await foundChannel(deps, channel)
    if (!found) return undefined
    try {
      const client = await deps.clients.for(found.team)
      return await namesOf(client, found.team, (await memberIds(client, found.id, mostReaders)) ?? [])
    } catch (error) {
      throw slackError(error, { of: 'channel', invite: '' })
    }
  },
})
