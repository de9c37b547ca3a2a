import type { FastifyInstance } from 'fastify'
import type { Logger } from '#src/ports/logger.ts'

/** What must answer before this process takes work, by name: `mongodb`, `redis`. A check rejects where it is away. */
export type ReadinessChecks = Readonly<Record<string, () => Promise<unknown>>>

type HealthOptions = {
  readonly checks: ReadinessChecks
  readonly log: Logger
  readonly checkTimeoutMs?: number
}

const defaultTimeoutMs = 2_000

/** `/healthz`: the process is alive. `/readyz`: its stores and queues answer, else 503 and the missing ones' names. */
export function addHealth(server: FastifyInstance, options: HealthOptions): void {
  server.get('/healthz', async () => ({ status: 'alive' }))

  server.get('/readyz', async (_request, reply) => {
    const missing = await missingOf(options)
    if (missing.length === 0) return { status: 'ready' }

    return reply.code(503).send({ status: 'not ready', missing })
  })
}

async function missingOf({
  checks,
  log,
  checkTimeoutMs = defaultTimeoutMs,
}: HealthOptions): Promise<readonly string[]> {
  const answers = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      try {
        await within(checkTimeoutMs, check())
        return []
      } catch (error) {
        log.warn('not ready', { missing: name, error: error instanceof Error ? error.name : typeof error })
        return [name]
      }
    }),
  )
  return answers.flat()
}

async function within(ms: number, answer: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), ms)
  })

  await Promise.race([answer, late]).finally(() => clearTimeout(timer))
}
