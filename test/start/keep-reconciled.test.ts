import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { AppError } from '#src/domain/errors.ts'
import type { JobDefinition } from '#src/ports/job.ts'
import { createQueues } from '#src/queue/create-queues.ts'
import { startWorkers } from '#src/queue/start-workers.ts'
import { keepReconciled, type Reconciling } from '#src/start/keep-reconciled.ts'
import { aFreePort } from '../helpers/a-process.ts'
import { eventually } from '../helpers/eventually.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'
import { hasRedisServer } from '../helpers/redis-servers.ts'
import { reportSkip } from '../helpers/store-report.ts'

type Deps = { readonly occasions: string[]; readonly ran: string[] }

const reconcile: JobDefinition<z.ZodType, Deps> = {
  name: 'reconcile',
  input: z.object({ occasion: z.string() }),
  key: (input) => `reconcile-${(input as { occasion: string }).occasion}`,
  retry: { attempts: 1, backoff: 'fixed', firstDelayMs: 1 },
  async run({ occasions }, input) {
    occasions.push((input as { occasion: string }).occasion)
  },
}
const tick: JobDefinition<z.ZodType, Deps> = {
  name: 'tick',
  input: z.object({}),
  retry: { attempts: 1, backoff: 'fixed', firstDelayMs: 1 },
  schedule: { everyMs: 3_600_000, why: 'it is looked at, not run' },
  run: async () => {},
}
const work: JobDefinition<z.ZodType, Deps> = {
  name: 'work',
  input: z.object({ id: z.string() }),
  retry: { attempts: 3, backoff: 'fixed', firstDelayMs: 20 },
  async run({ ran }, input) {
    ran.push((input as { id: string }).id)
  },
}

/** A redis-server that keeps nothing: killed and started again it is empty. */
const aRedis = async () => {
  const port = await aFreePort()
  let child: ChildProcess
  const start = async () => {
    child = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], {
      stdio: 'ignore',
    })
    const probe = new Redis({ port, maxRetriesPerRequest: null })
    probe.on('error', () => undefined)
    await probe.ping()
    probe.disconnect()
  }
  const kill = async () => {
    const gone = new Promise((resolve) => child.on('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }
  await start()
  return { url: `redis://127.0.0.1:${port}`, port, start, kill }
}

const aPlant = async () => {
  const redis = await aRedis()
  const log = recordingLogger()
  const deps: Deps = { occasions: [], ran: [] }
  const options = { url: redis.url, jobs: [reconcile, tick, work], log }
  const queues = await createQueues(options)
  let reconciling: Reconciling | undefined
  const workers = await startWorkers<Deps>({
    ...options,
    deps,
    onReconnect: () => reconciling?.now('back'),
  })
  reconciling = keepReconciled({ queues, workers, log, everyMs: 300 })
  reconciling.now('start')
  const close = async () => {
    await reconciling.close()
    await workers.close(1_000)
    await queues.close()
  }
  onTestFinished(async () => {
    await close()
    await redis.kill()
  })
  return { redis, log, queues, close, ...deps }
}

if (!hasRedisServer) reportSkip('a killed redis-server', 'not on this machine')

describe.skipIf(!hasRedisServer)('a redis-server that is killed and comes back empty', () => {
  test('is reconciled at the start, at its return and by the clock; the log says it once', async () => {
    const { redis, log, queues, occasions, ran } = await aPlant()
    await eventually('the first', () => occasions.some((name) => name.startsWith('start-')))
    await queues.enqueue('work', { id: 'before' })
    await eventually('its run', () => ran.includes('before'))

    await redis.kill()
    const refused: unknown[] = []
    for (let tries = 0; tries < 3; tries++) {
      await queues.enqueue('work', { id: 'lost' }).catch((error: unknown) => refused.push(error))
      await sleep(200)
    }
    await redis.start()
    await eventually('its return', () => occasions.some((name) => name.startsWith('back-')), 20_000)
    await queues.enqueue('work', { id: 'after' })
    await eventually('the queues drain', () => ran.includes('after'))
    const counts = await eventually('the schedule', async () => {
      const found = await queues.counts()
      return (found['tick']?.delayed ?? 0) + (found['tick']?.completed ?? 0) > 0 && found
    })

    expect(refused).toHaveLength(3)
    expect(refused.every((error) => error instanceof AppError && error.code === 'queue-unavailable')).toBe(
      true,
    )
    expect((counts as Awaited<ReturnType<typeof queues.counts>>)['tick']?.delayed).toBe(1)
    expect(log.lines.map(({ message }) => message)).toEqual([
      'Redis is away; trying again until it is back',
      'Redis is back',
    ])
  }, 60_000)

  test('emptied under a standing connection, it has its schedules again by the clock', async () => {
    const { redis, queues, log, occasions } = await aPlant()
    await eventually('the first tick', async () => (await queues.counts())['tick']?.delayed === 1)
    const client = new Redis(redis.url)

    await client.flushall()
    client.disconnect()
    const before = occasions.length
    await eventually('the schedule', async () => (await queues.counts())['tick']?.delayed === 1)
    await eventually('a reconciliation', () => occasions.length > before)

    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
  }, 30_000)

  test('the timer ends with the process, also while Redis is away', async () => {
    const { redis, close } = await aPlant()
    await redis.kill()
    const from = performance.now()

    await close()

    expect(performance.now() - from).toBeLessThan(5_000)
    await redis.start()
  }, 30_000)
})
