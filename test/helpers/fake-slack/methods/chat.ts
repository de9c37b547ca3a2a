import { type Call, type Method, refuse, textArg } from '../call.ts'
import { readContent } from '../content.ts'
import { visibleChannel, writableChannel } from '../conversations.ts'
import { asText, type Json } from '../json.ts'
import { messageAt, readMetadata, rewrite, shown, threadOf, write } from '../messages.ts'
import type { Message } from '../shapes.ts'
import { unfurl } from './unfurl.ts'

const scopes = ['chat:write']

/** Says what Slack takes and people then miss. */
function complain({ world: { state }, args }: Call, method: string): void {
  if (asText(args['text'])?.trim() === '' || args['text'] === undefined) {
    state.complaints.push(`${method} without text: phones show nothing`)
  }
  if (method === 'chat.postMessage' && (args['unfurl_links'] !== false || args['unfurl_media'] !== false)) {
    state.complaints.push(`${method} without unfurl_links and unfurl_media: false`)
  }
}

const echo = (call: Call, message: Message) => {
  const { world, team } = call
  const channel = world.state.channels.get(message.channel)
  if (channel?.kind !== 'im') return
  const event = {
    ...shown(message, world.state),
    channel: message.channel,
    channel_type: 'im',
    event_ts: message.ts,
  }
  void world.tellApp(team.id, event, { channel: message.channel })
}

const postMessage: Method = {
  scopes,
  run(call) {
    const { world, args, team } = call
    const channel = writableChannel(call, textArg(args, 'channel'))
    const content = readContent(args)
    const threadTs = threadOf(world.state, channel.id, args)
    const message = write(
      world,
      {
        channel: channel.id,
        user: team.botUserId,
        appTeam: team.id,
        threadTs,
        broadcast: args['reply_broadcast'] === true,
        metadata: readMetadata(args['metadata']),
      },
      content,
    )
    complain(call, 'chat.postMessage')
    echo(call, message)

    return { channel: channel.id, ts: message.ts, message: shown(message, world.state) }
  },
}

/** The bot's own message at `ts`. */
function ownMessage(call: Call, notOurs: string): Message {
  const { world, args, team } = call
  const channel = visibleChannel(call, textArg(args, 'channel'))
  const message = messageAt(world.state, channel.id, textArg(args, 'ts')) ?? refuse('message_not_found')
  return message.appTeam === team.id ? message : refuse(notOurs)
}

const update: Method = {
  scopes,
  run(call) {
    const { world, args } = call
    const message = ownMessage(call, 'cant_update_message')
    if (world.state.channels.get(message.channel)?.archived) refuse('is_archived')
    if (message.content.blocks.length > 0 && (args['blocks'] === undefined || args['text'] === undefined)) {
      // Slack then keeps or drops blocks in surprising ways: here both are asked for.
      refuse('invalid_arguments', ['send both `text` and `blocks` when a message with blocks is updated'])
    }
    rewrite(message, readContent(args))
    complain(call, 'chat.update')

    return {
      channel: message.channel,
      ts: message.ts,
      text: message.content.text,
      message: shown(message, world.state),
    }
  },
}

const remove: Method = {
  scopes,
  run(call) {
    const message = ownMessage(call, 'cant_delete_message')
    message.deleted = true
    return { channel: message.channel, ts: message.ts }
  },
}

const postEphemeral: Method = {
  scopes,
  perMinute: 100,
  run(call): Json {
    const { world, args, team } = call
    const channel = writableChannel(call, textArg(args, 'channel'))
    const user = textArg(args, 'user')
    if (!channel.members.has(user)) refuse('user_not_in_channel')
    const content = readContent(args)
    const threadTs = threadOf(world.state, channel.id, args)
    complain(call, 'chat.postEphemeral')
    const { ts } = write(
      world,
      { channel: channel.id, user: team.botUserId, appTeam: team.id, threadTs, onlyFor: user },
      content,
    )
    return { message_ts: ts }
  },
}

const getPermalink: Method = {
  perMinute: 100,
  run(call) {
    const { world, args, team } = call
    const channel = visibleChannel(call, textArg(args, 'channel'))
    const { ts } =
      messageAt(world.state, channel.id, textArg(args, 'message_ts')) ?? refuse('message_not_found')
    const permalink = `https://${team.domain}.slack.com/archives/${channel.id}/p${ts.replace('.', '')}`
    return { channel: channel.id, permalink }
  },
}

/** `chat.*` */
export const chat: Readonly<Record<string, Method>> = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.delete': remove,
  'chat.postEphemeral': postEphemeral,
  'chat.getPermalink': getPermalink,
  'chat.unfurl': unfurl,
}
