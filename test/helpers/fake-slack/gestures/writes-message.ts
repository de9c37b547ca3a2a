import { openDirectMessage } from '../conversations.ts'
import type { Json } from '../json.ts'
import { write } from '../messages.ts'
import type { Channel, Message, Team } from '../shapes.ts'
import type { Delivery } from '../ways-in/delivery.ts'
import { channelOf, type Hands, teamOf } from './hands.ts'

export type Written = {
  readonly ts: string
  readonly channel: string
  readonly deliveries: readonly Delivery[]
}

const sharedLinks = (text: string, domains: readonly string[]) =>
  [...text.matchAll(/https?:\/\/[^\s<>|]+/g)].flatMap(([url]) => {
    const { hostname } = new URL(url)
    const ours = domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`))
    return ours ? [{ url, domain: hostname }] : []
  })

/** The events that a message makes: a direct message, a mention where the bot is, a link anywhere. */
function eventsOf({ world, person }: Hands, team: Team, channel: Channel, message: Message): readonly Json[] {
  const said = {
    user: person.id,
    text: message.content.text,
    ts: message.ts,
    event_ts: message.ts,
    channel: channel.id,
    team: person.team,
    user_team: person.team,
    client_msg_id: `client-${message.ts}`,
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
  }
  const mentioned =
    message.content.text.includes(`<@${team.botUserId}>`) && channel.members.has(team.botUserId)
  const links = sharedLinks(message.content.text, world.app.unfurlDomains)
  return [
    ...(channel.kind === 'im' ? [{ type: 'message', channel_type: 'im', ...said }] : []),
    ...(mentioned && channel.kind !== 'im' ? [{ type: 'app_mention', ...said }] : []),
    ...(links.length > 0
      ? [
          {
            type: 'link_shared',
            user: person.id,
            channel: channel.id,
            message_ts: message.ts,
            event_ts: message.ts,
            unfurl_id: `unfurl-${message.ts}`,
            source: 'conversations_history',
            is_bot_user_member: channel.members.has(team.botUserId),
            links,
          },
        ]
      : []),
  ]
}

/** Writes a message, in a thread or not; the app is told of what it has subscribed to. */
export async function writesMessage(
  hands: Hands,
  text: string,
  at: { readonly channel: string; readonly thread?: string | undefined },
): Promise<Written> {
  const { world, person } = hands
  const channel = channelOf(hands, at.channel)
  const team = teamOf(hands, channel)
  const message = write(
    world,
    { channel: channel.id, user: person.id, threadTs: at.thread },
    { text, blocks: [] },
  )
  const told = eventsOf(hands, team, channel, message).map((event) =>
    world.tellApp(team.id, event, { channel: channel.id }),
  )
  return { ts: message.ts, channel: channel.id, deliveries: (await Promise.all(told)).flat() }
}

/** Writes to the bot alone. */
export const writesToBot = (hands: Hands, text: string, thread?: string): Promise<Written> =>
  writesMessage(hands, text, {
    channel: openDirectMessage(hands.world, teamOf(hands), hands.person.id).id,
    thread,
  })
