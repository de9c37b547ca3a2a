import { generateReqId, WSClient } from '@wecom/aibot-node-sdk'
import type { Logger } from '#src/ports/logger.ts'
import type { BotOut, BotSent } from './line.ts'

export type SdkOptions = {
  readonly botId: string
  readonly secret: string
  /** In place of wss://openws.work.weixin.qq.com. */
  readonly wsUrl?: string | undefined
  /** Before the second attempt to connect; twice as long each time, half a minute at most. */
  readonly reconnectMs?: number | undefined
  readonly log: Logger
}

/** The SDK logs frames with what people wrote in them: only what it says before them goes on. */
const sdkLog = (log: Logger) => {
  const said = (words: string) => words.split(/[:{]/, 1)[0]?.slice(0, 100) ?? ''
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (words: string) => log.debug('wecom: the AI bot’s connection', { said: said(words) }),
    error: (words: string) => log.warn('wecom: the AI bot’s connection', { said: said(words) }),
  }
}

const handshakeMs = 10_000

/** Refused so often in a row it gives up; a subscription that was only unlucky has had its second try by then. */
const mostRefusals = 1

/** The official client, which connects again by itself for as long as it takes. */
export const sdkClient = ({ botId, secret, wsUrl, reconnectMs = 1_000, log }: SdkOptions): WSClient =>
  new WSClient({
    botId,
    secret,
    ...(wsUrl === undefined ? {} : { wsUrl }),
    wsOptions: { handshakeTimeout: handshakeMs },
    reconnectInterval: reconnectMs,
    maxReconnectAttempts: -1,
    maxAuthFailureAttempts: mostRefusals,
    logger: sdkLog(log),
  })

const commands = {
  reply: 'aibot_respond_msg',
  welcome: 'aibot_respond_welcome_msg',
  update: 'aibot_respond_update_msg',
  push: 'aibot_send_msg',
} as const

/** Says it and waits for the answer, five seconds at most. */
export async function sayBySdk(client: WSClient, out: BotOut): Promise<BotSent> {
  const cmd = commands[out.as]
  const req_id = out.as === 'push' ? generateReqId(cmd) : out.reqId
  try {
    await client.reply({ headers: { req_id } }, out.body, cmd)
    return { kind: 'sent' }
  } catch (error) {
    return whyNot(error)
  }
}

/** A refusal comes as the frame itself, everything else as an Error known by its words. */
function whyNot(error: unknown): BotSent {
  const { errcode, errmsg, message } = error as { errcode?: unknown; errmsg?: unknown; message?: unknown }
  if (typeof errcode === 'number') return { kind: 'refused', errcode, errmsg: String(errmsg ?? '') }
  const notTaken = typeof message === 'string' && /not connected|exceeds max size/.test(message)
  return { kind: notTaken ? 'away' : 'unsure' }
}
