import { createHash } from 'node:crypto'
import type { WecomMessage } from '#src/wecom/render.ts'

/** What goes to a member: a card, words to be copied, or a file that is at WeCom already. */
export type Outgoing =
  | WecomMessage
  | { readonly msgtype: 'text'; readonly text: { readonly content: string } }
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

const numberOf = (key: string, from: number, digits: number): number =>
  Number.parseInt(digestOf(key).slice(from, from + digits), 16)

/** How long a request is to be known: all by which two that send the same file differ. */
const intervalOf = (key: string): number => longestS - (numberOf(key, 0, 8) % spreadS)

/** Signs without a width, so that nobody sees them. */
const signs = ['\u200b', '\u200c', '\u200d'] as const
const markSigns = 20

/**
 * What the text of one key ends with, and of no other: 3.5 thousand million different ends, 60 bytes each. WeCom compares
 * whole requests, and would swallow a reminder or an answer that says the same as one of an hour ago.
 */
export const markOf = (key: string): string =>
  (numberOf(key, 8, 12) % signs.length ** markSigns)
    .toString(signs.length)
    .padStart(markSigns, '0')
    .replace(/\d/g, (digit) => signs[Number(digit)] ?? '')

const marked = (message: Outgoing, key: string): Outgoing =>
  message.msgtype === 'markdown'
    ? { ...message, markdown: { content: message.markdown.content + markOf(key) } }
    : message

/** The request that sends one message to one member. */
export const bodyOf = (userId: string, agentid: number, message: Outgoing, key: string): Body => ({
  touser: userId,
  agentid,
  ...marked(message, key),
  enable_duplicate_check: 1,
  duplicate_check_interval: intervalOf(key),
})

/** Says in small print when it was written. */
export const stamped = (messages: readonly WecomMessage[], time: string): readonly WecomMessage[] =>
  messages.map((message) => {
    if (message.msgtype !== 'markdown') return message
    const content = `${message.markdown.content}\n<font color="comment">${time}</font>`
    return { ...message, markdown: { content } }
  })
