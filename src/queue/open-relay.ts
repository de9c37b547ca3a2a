import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { AppError } from '#src/domain/errors.ts'
import type { Logger } from '#src/ports/logger.ts'
import { DEFAULT_PREFIX } from './open-queue.ts'
import { linkRedis, type RedisLink } from './redis-link.ts'
import { within } from './within.ts'

export type RelayOptions = {
  readonly url: string
  readonly prefix?: string
  /** What is asked of: `wecom-bot`. */
  readonly name: string
  readonly log: Logger
}

/** How long to wait for somebody who answers, and for the answer. */
export type AskLimits = { readonly servedWithinMs: number; readonly answeredWithinMs: number }

/** What became of a question: `nobody` has heard it; `silence`: somebody has, and no answer came. */
type Asked = { readonly answer: unknown } | 'nobody' | 'silence'

/**
 * Questions from any process to the one that can answer, such as who holds a connection. Nothing is kept: what nobody
 * hears now is not done later.
 */
export type Relay = {
  /** @throws AppError `queue-unavailable` (retryable) while Redis is away */
  ask(question: unknown, limits: AskLimits): Promise<Asked>
  /** Answers from now on; once it is called again without a handler, no more, but for what it has heard by then. */
  serve(handler?: (question: unknown) => Promise<unknown>): Promise<void>
  close(): Promise<void>
}

const stepMs = 250
const longestAnswerMs = 6_000

const messageSchema = z.object({ id: z.string(), from: z.string().optional(), body: z.unknown().optional() })

/** @throws AppError `redis-unreachable` */
export async function openRelay({ url, prefix = DEFAULT_PREFIX, name, log }: RelayOptions): Promise<Relay> {
  const [asking, hearing] = [
    await linkRedis({ url, role: 'producer', log }),
    await linkRedis({ url, role: 'worker', log }),
  ]
  const channel = `${prefix}:relay:${name}`
  const mine = `${channel}:${randomUUID()}`
  const waiting = new Map<string, (answer: unknown) => void>()
  const answering = new Set<Promise<void>>()
  let handler: ((question: unknown) => Promise<unknown>) | undefined

  const answered = async ({ id, from, body }: z.output<typeof messageSchema>) => {
    if (!handler || from === undefined) return
    const answer = await handler(body)
    await asking.client.publish(from, JSON.stringify({ id, body: answer }))
  }
  hearing.client.on('message', (on: string, text: string) => {
    const message = messageSchema.parse(JSON.parse(text))
    if (on === mine) return waiting.get(message.id)?.(message.body)
    const work = answered(message)
      .catch((error: unknown) => log.error('a question was not answered', { name }, error))
      .finally(() => answering.delete(work))
    answering.add(work)
  })
  await hearing.client.subscribe(mine)

  return {
    async ask(body, { servedWithinMs, answeredWithinMs }) {
      const id = randomUUID()
      const answer = new Promise<unknown>((resolve) => waiting.set(id, resolve))
      try {
        const isHeard = await heard(asking, channel, JSON.stringify({ id, from: mine, body }), servedWithinMs)
        return isHeard ? await answerOrSilence(answer, answeredWithinMs) : 'nobody'
      } finally {
        waiting.delete(id)
      }
    },
    async serve(given) {
      handler = given ?? handler
      await (given ? hearing.client.subscribe(channel) : hearing.client.unsubscribe(channel))
      if (given) return
      // What was heard before that is answered still: whoever asked would not know otherwise.
      await within(Promise.all(answering), longestAnswerMs)
      handler = undefined
    },
    close: async () => void (await Promise.all([asking.close(), hearing.close()])),
  }
}

async function answerOrSilence(answer: Promise<unknown>, ms: number): Promise<Asked> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<Asked>((resolve) => {
    timer = setTimeout(() => resolve('silence'), ms)
  })
  const answered = answer.then((given): Asked => ({ answer: given }))
  return Promise.race([answered, silence]).finally(() => clearTimeout(timer))
}

/** Whether somebody hears it, now or within that time. */
async function heard(link: RedisLink, channel: string, text: string, withinMs: number): Promise<boolean> {
  const untilMs = performance.now() + withinMs
  for (;;) {
    if ((await published(link, channel, text)) > 0) return true
    if (performance.now() >= untilMs) return false
    await new Promise((resolve) => setTimeout(resolve, stepMs))
  }
}

async function published({ client }: RedisLink, channel: string, text: string): Promise<number> {
  try {
    return await client.publish(channel, text)
  } catch (cause) {
    throw new AppError({
      code: 'queue-unavailable',
      message: 'The process that has the connection cannot be asked at the moment.',
      remedy: 'Check that Redis runs, and try again.',
      retryable: true,
      cause,
    })
  }
}
