import type { Stands } from '#src/ports/stands.ts'
import { slackCode } from '#src/slack/errors.ts'
import { renderSlack } from '#src/slack/render/render.ts'
import { type Conversation, type Message, placeOf } from './conversation.ts'
import { messageMetadata } from './look-up.ts'

/** The message that a thread began with was deleted, or is older than what the workspace keeps. */
const threadGone: ReadonlySet<string | undefined> = new Set([
  'thread_not_found',
  'message_not_found',
  'invalid_thread_ts',
  'cannot_reply_to_message',
])

/** In a thread, seen in the chat as well where it needs action today; without one, at the top. */
async function postMessage(
  { client, channel }: Conversation,
  { card, key, about }: Message,
  thread?: string,
) {
  const { text, blocks } = renderSlack(card)
  // Typed as two shapes: with a broadcast, and without.
  const broadcast = about?.today ? { reply_broadcast: true as const } : {}
  const inThread = thread === undefined ? {} : { thread_ts: thread, ...broadcast }
  const { ts } = await client.chat.postMessage({
    channel,
    text,
    blocks,
    metadata: messageMetadata(key),
    unfurl_links: false,
    unfurl_media: false,
    ...inThread,
  })
  if (ts === undefined) throw new Error('chat.postMessage answered without a ts')
  return ts
}

/**
 * Posts a message where it belongs. A thread that is gone is begun anew.
 * @returns its `ts`
 */
export async function postInThread(
  { stands }: { readonly stands: Stands },
  to: Conversation,
  message: Message,
  thread: string | undefined,
): Promise<string> {
  try {
    return await postMessage(to, message, thread)
  } catch (error) {
    if (thread === undefined || !threadGone.has(slackCode(error))) throw error
  }
  const ts = await postMessage(to, message)
  const customer = message.about?.customer
  if (customer !== undefined) await stands.openThread(placeOf(to), customer, ts, thread)
  return ts
}
