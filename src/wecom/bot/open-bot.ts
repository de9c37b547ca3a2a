import type { Clock } from '#src/ports/clock.ts'
import type { WecomIncoming } from '#src/wecom/incoming.ts'
import { readFrame } from './read-frame.ts'
import { streamBody, streamOf } from './say-in-chat.ts'
import { type BotSocket, type BotSocketOptions, type BotTrouble, botSocket } from './socket.ts'
import { inBoth } from './words.ts'

export type BotOptions = Omit<BotSocketOptions, 'onFrame' | 'onTrouble'> & {
  /** Puts what was said on the queue, from where `receive` gets it: here or in another process. */
  enqueue(incoming: WecomIncoming): Promise<void>
  /** Tells whoever can mend it. */
  report(code: 'wecom-bot-refused' | 'wecom-bot-kicked'): Promise<void>
  readonly clock: Clock
}

const codes = { refused: 'wecom-bot-refused', kicked: 'wecom-bot-kicked' } as const

/** The AI bot's ears and mouth, in the one process that has its connection: everything heard is on the queue before it is worked on. */
export function openBot(options: BotOptions): BotSocket {
  const { clock, log } = options
  const socket: BotSocket = botSocket({
    ...options,
    onFrame(frame) {
      const incoming = readFrame(frame, clock.now())
      if (incoming) void taken(options, socket, incoming)
    },
    onTrouble: (what: BotTrouble) => {
      const code = codes[what]
      log.error('wecom: the AI bot is not connected', { code })
      options.report(code).catch((error: unknown) => log.error('wecom: that could not be told', {}, error))
    },
  })
  return socket
}

/** What finds no queue is answered at once: nobody else has it. */
async function taken(
  { enqueue, log }: BotOptions,
  socket: BotSocket,
  incoming: WecomIncoming,
): Promise<void> {
  try {
    await enqueue(incoming)
  } catch (error) {
    log.warn('wecom: the AI bot could not take something in', { code: 'queue-unavailable' })
    if (incoming.kind !== 'bot-said' && incoming.kind !== 'bot-card') return log.error('wecom', {}, error)
    const body = streamBody(streamOf(incoming, 0), inBoth('wecom.bot-away'), true)
    await socket.send({ as: 'reply', reqId: incoming.reqId, body })
  }
}
