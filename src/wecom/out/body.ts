import { createHash } from 'node:crypto'
import { bytesOf } from '#src/wecom/escape.ts'
import { LIMITS } from '#src/wecom/limits.ts'
import type { WecomMessage } from '#src/wecom/render.ts'

/** What goes to a member: a card or text, or a file that is at WeCom already. */
export type Outgoing =
  | WecomMessage
  | { readonly msgtype: 'image'; readonly image: { readonly media_id: string } }
  | { readonly msgtype: 'file'; readonly file: { readonly media_id: string } }

/** A request to `message/send`, word for word. */
export type Body = Readonly<Record<string, unknown>>

/** Four hours are the most that WeCom knows a request again (developer.work.weixin.qq.com/document/path/90236). */
const longestS = 14_400
const spreadS = 1_000

/** For so long the very same request may be sent again and is shown once: a margin below the shortest. */
export const knownForMs = (longestS - spreadS - 400) * 1_000

/** Letters and digits that stand for a key; equal keys, equal words. */
export const digestOf = (key: string): string => createHash('sha256').update(key).digest('hex')

/**
 * WeCom compares whole requests, and would swallow a reminder that says the same as one of an hour ago: two keys differ
 * in how long each is to be known.
 */
const intervalOf = (key: string): number =>
  longestS - (Number.parseInt(digestOf(key).slice(0, 8), 16) % spreadS)

/** The request that sends one message to one member. */
export const bodyOf = (userId: string, agentid: number, message: Outgoing, key: string): Body => ({
  touser: userId,
  agentid,
  ...message,
  enable_duplicate_check: 1,
  duplicate_check_interval: intervalOf(key),
})

/**
 * Says in small print when it was written: the second sign by which the same words are another message. Cards have a
 * name of their own, and a page that is full goes without.
 */
export function stamped(messages: readonly WecomMessage[], time: string): readonly WecomMessage[] {
  const line = `\n<font color="comment">${time}</font>`
  return messages.map((message) => {
    if (message.msgtype !== 'markdown') return message
    const content = message.markdown.content + line
    return bytesOf(content) > LIMITS.markdownBytes ? message : { ...message, markdown: { content } }
  })
}
