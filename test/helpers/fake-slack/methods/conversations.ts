import { type Call, type Method, needScope, refuse, textArg } from '../call.ts'
import { openDirectMessage, partner, scopeWord, visibleChannel } from '../conversations.ts'
import { asText, type Json } from '../json.ts'
import { messageAt, shown } from '../messages.ts'
import { page } from '../pages.ts'
import type { Channel, Message } from '../shapes.ts'

/** The conversation that is asked for, if the token has the scope for its kind. */
function channelFor(call: Call, what: 'read' | 'history'): Channel {
  const channel = visibleChannel(call, textArg(call.args, 'channel'))
  needScope(call, `${scopeWord[channel.kind]}:${what}`)
  return channel
}

/** A channel as lists and `conversations.info` show it. */
export const described = ({ world, team, args }: Call, channel: Channel): Json => ({
  id: channel.id,
  name: channel.name,
  is_channel: channel.kind === 'public',
  is_group: channel.kind === 'private',
  is_im: channel.kind === 'im',
  is_mpim: false,
  is_private: channel.kind !== 'public',
  is_archived: channel.archived,
  is_member: channel.members.has(team.botUserId),
  is_shared: channel.teams.length > 1,
  is_ext_shared: channel.teams.length > 1,
  is_org_shared: false,
  is_pending_ext_shared: false,
  context_team_id: team.id,
  shared_team_ids: channel.teams,
  connected_team_ids: channel.teams.filter((id) => id !== team.id),
  ...(channel.kind === 'im' ? { user: partner(world.state, channel, team)?.id } : {}),
  ...(args['include_num_members'] === true ? { num_members: channel.members.size } : {}),
})

const open: Method = {
  scopes: ['im:write'],
  run(call) {
    const { world, args, team } = call
    const ids = textArg(args, 'users').split(',')
    if (ids.length > 1) needScope(call, 'mpim:write')
    if (ids.length > 1) return refuse('not_enabled') // No card of ours goes to a group message.
    const person = world.state.people.get(ids[0] ?? '')
    const shares = [...world.state.channels.values()].some(
      ({ teams, members }) => teams.includes(team.id) && members.has(person?.id ?? ''),
    )
    if (!person || (person.team !== team.id && !shares)) return refuse('user_not_found')
    if (person.bot) return refuse('cannot_dm_bot')
    if (person.deleted) return refuse('user_disabled')
    const before = world.state.channels.size
    const channel = openDirectMessage(world, team, person.id)
    const was = before === world.state.channels.size
    return { no_op: was, already_open: was, channel: { id: channel.id } }
  },
}

const info: Method = { run: (call) => ({ channel: described(call, channelFor(call, 'read')) }) }

const members: Method = {
  perMinute: 100,
  run(call) {
    const { items, rest } = page([...channelFor(call, 'read').members], call.args, 100)
    return { members: items, ...rest }
  },
}

/** Messages that everybody in the channel sees, between `oldest` and `latest`. */
function within({ world, args }: Call, channel: Channel): readonly Message[] {
  const [oldest, latest] = [Number(args['oldest'] ?? 0), Number(args['latest'] ?? Number.POSITIVE_INFINITY)]
  const inclusive = args['inclusive'] === true
  return world.state.messages
    .filter((one) => one.channel === channel.id && !one.deleted && one.onlyFor === undefined)
    .filter(
      ({ ts }) =>
        (Number(ts) > oldest && Number(ts) < latest) || (inclusive && [oldest, latest].includes(Number(ts))),
    )
}

const withMetadata = (call: Call) => call.args['include_all_metadata'] === true

const history: Method = {
  run(call) {
    const channel = channelFor(call, 'history')
    const newestFirst = within(call, channel)
      .filter(({ threadTs, broadcast }) => threadTs === undefined || broadcast)
      .toReversed()
    const { items, rest } = page(newestFirst, call.args, 100)
    return { messages: items.map((one) => shown(one, call.world.state, withMetadata(call))), ...rest }
  },
}

const replies: Method = {
  run(call) {
    const channel = channelFor(call, 'history')
    const ts = asText(call.args['ts']) ?? ''
    const parent = messageAt(call.world.state, channel.id, ts) ?? refuse('thread_not_found')
    const thread = [parent, ...within(call, channel).filter(({ threadTs }) => threadTs === ts)]
    const { items, rest } = page(thread, call.args, 1_000)
    return { messages: items.map((one) => shown(one, call.world.state, withMetadata(call))), ...rest }
  },
}

/** `conversations.*` */
export const conversations: Readonly<Record<string, Method>> = {
  'conversations.open': open,
  'conversations.info': info,
  'conversations.members': members,
  'conversations.history': history,
  'conversations.replies': replies,
}
