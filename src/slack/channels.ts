import type { webApi } from '@slack/bolt'
import type { Channels } from '#src/ports/channels.ts'
import { channelIdOf, requireChannel } from './channel.ts'
import type { Clients } from './clients.ts'
import { slackError } from './errors.ts'
import { memberOf } from './members.ts'
import type { Tokens } from './tokens.ts'

/** So many are asked for by name: more than anybody reads. */
const MOST_NAMES = 25

const MOST_PAGES = 10

async function memberIds(client: webApi.WebClient, channel: string): Promise<readonly string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const { members = [], response_metadata } = await client.conversations.members({
      channel,
      limit: 1_000,
      ...(cursor ? { cursor } : {}),
    })
    ids.push(...members)
    cursor = response_metadata?.next_cursor
    if (!cursor) break
  }
  return ids
}

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
export const createSlackChannels = (deps: {
  readonly clients: Clients
  readonly tokens: Tokens
}): Channels => ({
  async readers(channel) {
    if (channelIdOf(channel) === undefined) return undefined
    const { team, id } = await requireChannel(deps, channel)
    try {
      const client = await deps.clients.for(team)
      return await namesOf(client, team, await memberIds(client, id))
    } catch (error) {
      throw slackError(error, { of: 'channel', invite: '' })
    }
  },
})
