import { type Call, refuse } from './call.ts'
import type { Channel, ChannelKind, Team } from './shapes.ts'
import type { State } from './state.ts'

/** The word in a scope for each kind of conversation: `channels:history`, `groups:history`, `im:history`. */
export const scopeWord: Readonly<Record<ChannelKind, string>> = {
  public: 'channels',
  private: 'groups',
  im: 'im',
}

/** A conversation that the bot may know of: public ones of its team, others only as a member. */
export function visibleChannel({ world, team }: Call, id: string): Channel {
  const channel = world.state.channels.get(id)
  if (!channel?.teams.includes(team.id)) return refuse('channel_not_found')
  if (channel.kind !== 'public' && !channel.members.has(team.botUserId)) return refuse('channel_not_found')
  return channel
}

/** A conversation that the bot may write to. */
export function writableChannel(call: Call, id: string): Channel {
  const channel = visibleChannel(call, id)
  if (channel.archived) return refuse('is_archived')
  if (!channel.members.has(call.team.botUserId) && !call.token.scopes.includes('chat:write.public')) {
    return refuse('not_in_channel')
  }
  if (channel.adminsOnly) return refuse('restricted_action')
  const other = channel.kind === 'im' ? partner(call.world.state, channel, call.team) : undefined
  return other?.deleted ? refuse('user_disabled') : channel
}

/** The person at the other end of a direct message. */
export const partner = (state: State, channel: Channel, team: Team) =>
  [...channel.members].flatMap((id) => (id === team.botUserId ? [] : (state.people.get(id) ?? [])))[0]

/** The direct message of the bot of a team with somebody, if it has been opened. */
const directMessage = (state: State, team: Team, userId: string): Channel | undefined =>
  [...state.channels.values()].find(
    ({ kind, members, teams }) =>
      kind === 'im' && members.has(userId) && members.has(team.botUserId) && teams.includes(team.id),
  )

/** Opens it, as writing to the bot or `conversations.open` does. */
export function openDirectMessage(
  { state, nextId }: { readonly state: State; nextId(prefix: string): string },
  team: Team,
  userId: string,
): Channel {
  const open = directMessage(state, team, userId)
  if (open) return open

  const channel: Channel = {
    id: nextId('D'),
    name: 'directmessage',
    kind: 'im',
    teams: [team.id],
    members: new Set([team.botUserId, userId]),
    archived: false,
    adminsOnly: false,
  }
  state.channels.set(channel.id, channel)
  return channel
}
