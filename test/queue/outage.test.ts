import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import type { JobDefinition } from '#src/ports/job.ts'
import { createQueues } from '#src/queue/create-queues.ts'
import { startWorkers } from '#src/queue/start-workers.ts'
import { eventually } from '../helpers/eventually.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'
import { aPrefix, redisServersFor } from '../helpers/redis-servers.ts'
import { openTcpProxy } from '../helpers/tcp-proxy.ts'

type Deps = { readonly runs: string[] }

const input = z.object({ id: z.string() })
const count: JobDefinition<typeof input, Deps> = {
  name: 'count',
  input,
  retry: { attempts: 3, backoff: 'fixed', firstDelayMs: 20 },
  async run({ runs }, { id }) {
    runs.push(id)
  },
}
const tick: JobDefinition<z.ZodType, Deps> = {
  name: 'tick',
  input: z.object({}),
  retry: { attempts: 1, backoff: 'fixed', firstDelayMs: 1 },
  schedule: { everyMs: 60_000, why: 'it is looked at, not run' },
  run: async () => {},
}

describe.each(redisServersFor('queues while Redis is away'))('with $name away', ({ open }) => {
  let redis: Awaited<ReturnType<typeof open>>
  beforeAll(async () => {
    redis = await open()
  })
  afterAll(() => redis.close())

  const aPlant = async ({ oneLog = false } = {}) => {
    const proxy = await openTcpProxy(Number(new URL(redis.url).port))
    const producer = recordingLogger()
    const log = { producer, worker: oneLog ? producer : recordingLogger() }
    const runs: string[] = []
    const reconnects = { producer: 0, worker: 0 }
    const shared = {
      url: `redis://127.0.0.1:${proxy.port}`,
      prefix: aPrefix(),
      jobs: [count, tick],
    }
    const queues = await createQueues({
      ...shared,
      log: log.producer,
      onReconnect: () => reconnects.producer++,
    })
    const workers = await startWorkers<Deps>({
      ...shared,
      deps: { runs },
      log: log.worker,
      onReconnect: () => reconnects.worker++,
    })
    onTestFinished(async () => {
      await workers.close(1_000)
      await queues.close()
      await proxy.close()
    })

    await eventually('the first tick', async () => (await queues.counts())['tick']?.completed === 1)

    return { proxy, log, runs, reconnects, queues, workers, shared }
  }

  it('the log says it once, the queues drain after it, and who asked is called back', async () => {
    const { proxy, log, runs, reconnects, queues } = await aPlant({ oneLog: true })
    await queues.enqueue('count', { id: 'before' }, { delayMs: 700 })

    await proxy.cut()
    await sleep(1_200)
    await proxy.restore()
    await eventually('both to be back', () => reconnects.producer === 1 && reconnects.worker === 1)
    await queues.enqueue('count', { id: 'after' })
    await eventually('both runs', () => runs.length === 2)

    expect(log.producer.lines.map(({ message }) => message)).toEqual([
      'Redis is away; trying again until it is back',
      'Redis is back',
    ])
    expect([...runs].sort()).toEqual(['after', 'before'])
  })

  it('enqueueing fails soon, to be tried again, and both sides say that they are not ready', async () => {
    const { proxy, queues, workers } = await aPlant()
    const from = performance.now()

    await proxy.cut()
    const refused = queues.enqueue('count', { id: 'a' })

    await expect(refused).rejects.toMatchObject({ code: 'queue-unavailable', retryable: true })
    expect(performance.now() - from).toBeLessThan(5_000)
    expect([await queues.isReady(), await workers.isReady()]).toEqual([false, false])
  })

  it('workers close all the same', async () => {
    const { proxy, workers } = await aPlant()
    await proxy.cut()
    await sleep(100)
    const from = performance.now()

    await workers.close(20_000)

    expect(performance.now() - from).toBeLessThan(3_000)
  })

  it('schedules that Redis has lost are set again when it is back', async () => {
    const { proxy, queues, reconnects, shared } = await aPlant()
    const client = new Redis(redis.url)
    onTestFinished(() => client.disconnect())

    await proxy.cut()
    const lost = await client.keys(`${shared.prefix}:*`)
    if (lost.length > 0) await client.del(...lost)
    await proxy.restore()
    await eventually('the worker to be back', () => reconnects.worker === 1)

    expect(lost.length).toBeGreaterThan(0)
    expect((await queues.counts())['tick']?.delayed).toBe(1)
  })
})

describe('a Redis that is not there', () => {
  it('is named with a remedy, and without its password', async () => {
    const url = 'redis://:s3cret@127.0.0.1:1'

    const refused = createQueues({ url, jobs: [], log: recordingLogger(), connectWithinMs: 200 })

    await expect(refused).rejects.toMatchObject({
      code: 'redis-unreachable',
      message: 'Redis does not answer at 127.0.0.1:1.',
      remedy: expect.stringContaining('REDIS_URL'),
      retryable: true,
    })
  })
})
