import { refuse, type World } from './call.ts'
import { asText, isJson, type Json } from './json.ts'
import { appId, type Content, type Message, type Team } from './shapes.ts'
import type { State } from './state.ts'

/** What is known of a message when it is written. */
type Writing = {
  readonly channel: string
  readonly user: string
  readonly appTeam?: string | undefined
  readonly threadTs?: string | undefined
  readonly broadcast?: boolean
  readonly onlyFor?: string | undefined
  readonly metadata?: Json | undefined
  readonly files?: readonly string[]
}

/** Writes a message into a channel. */
export function write({ state, nextTs }: World, writing: Writing, content: Content): Message {
  const message: Message = {
    appTeam: undefined,
    threadTs: undefined,
    broadcast: false,
    onlyFor: undefined,
    metadata: undefined,
    files: [],
    ...writing,
    ts: nextTs(),
    content,
    past: [],
    unfurls: new Map(),
    deleted: false,
  }
  state.messages.push(message)
  return message
}

/** Replaces what a message says; what it said stays known to `everSeenBy`. */
export function rewrite(message: Message, content: Content): void {
  message.past.push(message.content)
  message.content = content
}

/** A message that everybody in its channel may see. */
export const messageAt = (state: State, channel: string, ts: string): Message | undefined =>
  state.messages.find(
    (one) => one.channel === channel && one.ts === ts && !one.deleted && one.onlyFor === undefined,
  )

/** The parent of the thread that is asked for; Slack wants the parent's time stamp, not a reply's. */
export function threadOf(state: State, channel: string, args: Json): string | undefined {
  const ts = asText(args['thread_ts'])
  if (ts === undefined) return undefined
  const parent = messageAt(state, channel, ts)
  return parent && (parent.threadTs === undefined || parent.threadTs === ts) ? ts : refuse('thread_not_found')
}

/** Metadata in Slack's form: an alphanumeric type and a flat payload. */
export function readMetadata(value: unknown): Json | undefined {
  if (value === undefined) return undefined
  const type = isJson(value) ? asText(value['event_type']) : undefined
  if (!isJson(value) || !type || !/^[\w.-]{1,255}$/.test(type) || !isJson(value['event_payload'])) {
    return refuse('invalid_metadata_format')
  }
  return JSON.stringify(value).length > 8_000 ? refuse('metadata_too_large') : value
}

/** A message as the Web API and payloads show it. */
export function shown(message: Message, state: State, withMetadata = false): Json {
  const team: Team | undefined = state.teams.get(message.appTeam ?? '')
  const replies = state.messages.filter(
    (one) => one.channel === message.channel && one.threadTs === message.ts && !one.deleted,
  )
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.content.text,
    ...(message.content.blocks.length > 0 ? { blocks: message.content.blocks } : {}),
    ...(team ? { bot_id: team.botId, app_id: appId, team: team.id } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(replies.length > 0 ? { thread_ts: message.ts, reply_count: replies.length } : {}),
    ...(message.threadTs && message.broadcast ? { subtype: 'thread_broadcast' } : {}),
    ...(message.files.length > 0 ? { files: message.files.map((id) => ({ id })) } : {}),
    ...(message.past.length > 0 ? { edited: { user: message.user, ts: message.ts } } : {}),
    ...(message.metadata ? { metadata: metadataOf(message.metadata, withMetadata) } : {}),
  }
}

/** Without `include_all_metadata` the type is given and the payload is kept back. */
const metadataOf = (metadata: Json, all: boolean): Json =>
  all ? metadata : { event_type: metadata['event_type'], event_payload: {} }
