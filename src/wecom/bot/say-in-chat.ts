import { AppError } from '#src/domain/errors.ts'
import type { BotDeps } from './bot-deps.ts'
import { type BotOut, type BotSent, botCodes } from './line.ts'
import type { BotMessage } from './render-bot.ts'

/** What it is said about, and where. */
export type Heard = {
  readonly id: string
  readonly reqId: string
  /** As WeCom names them to the bot. */
  readonly from: string
  readonly group?: string | undefined
  readonly at: Date
}

/** A stream takes text for six minutes at most; a margin below that. */
const streamMs = 5 * 60_000

/** Names a stream, so that saying it again is known as the same. */
export const streamOf = ({ id }: Pick<Heard, 'id'>, n: number): string => `${id}-${n}`

/** A piece of a streamed text; `finish`: there will be no more. */
export const streamBody = (id: string, content: string, finish: boolean): BotOut['body'] => ({
  msgtype: 'stream',
  stream: { id, finish, content },
})

const away = (): AppError =>
  new AppError({
    code: 'wecom-bot-away',
    message: 'The AI bot’s connection has not said whether WeCom has taken an answer.',
    remedy: 'It is tried again by itself.',
    retryable: true,
  })

/**
 * Says one message of an answer under what was asked, or on its own where that is too late.
 * @returns false where the bot cannot say it there
 * @throws AppError `wecom-bot-away` where nobody knows whether it was said: saying it again is known as the same for text
 */
export async function sayInChat(
  deps: BotDeps,
  heard: Heard,
  message: BotMessage,
  n: number,
): Promise<boolean> {
  const { line } = deps.bot
  const isText = 'text' in message
  const body = isText ? streamBody(streamOf(heard, n), message.text, true) : cardBody(message)
  const sent = await twice(line, { as: 'reply', reqId: heard.reqId, body })
  if (sent.kind === 'sent') return true
  if (sent.kind !== 'refused') return false

  const isYoung = deps.clock.now().getTime() - heard.at.getTime() < streamMs
  if (isText && sent.errcode === botCodes.streamOver && isYoung) return true // by a try that was not answered
  if (sent.errcode !== botCodes.lateReply && sent.errcode !== botCodes.streamOver) return false
  return pushed(deps, heard, message)
}

/** On its own: only where somebody has spoken to the bot before, as here. */
async function pushed(
  { bot: { line } }: BotDeps,
  { from, group }: Heard,
  message: BotMessage,
): Promise<boolean> {
  const chat = group === undefined ? { chatid: from, chat_type: 1 } : { chatid: group, chat_type: 2 }
  const body =
    'text' in message ? { msgtype: 'markdown', markdown: { content: message.text } } : cardBody(message)
  const sent = await line.send({ as: 'push', body: { ...chat, ...body } })
  if (sent.kind === 'unsure') throw away()
  return sent.kind === 'sent'
}

const cardBody = ({ card }: Extract<BotMessage, { card: unknown }>) => ({
  msgtype: 'template_card',
  template_card: card,
})

/** Once more where no answer came: a stream that has it says so. */
async function twice(line: BotDeps['bot']['line'], out: BotOut): Promise<BotSent> {
  const first = await line.send(out)
  if (first.kind !== 'unsure') return first
  const second = await line.send(out)
  if (second.kind === 'unsure') throw away()
  return second
}
