import { setTimeout as sleep } from 'node:timers/promises'
import { Queue } from 'bullmq'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import type { JobDefinition, JobSchedule } from '#src/ports/job.ts'
import { startWorkers, type WorkersOptions } from '#src/queue/start-workers.ts'
import { eventually } from '../helpers/eventually.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'
import { aPrefix, redisServersFor } from '../helpers/redis-servers.ts'

type Deps = { readonly ranAt: number[] }

const aJob = (schedule?: JobSchedule, name = 'digest'): JobDefinition<z.ZodType, Deps> => ({
  name,
  input: z.object({}),
  retry: { attempts: 2, backoff: 'exponential', firstDelayMs: 10 },
  ...(schedule && { schedule }),
  async run({ ranAt }) {
    ranAt.push(Date.now())
  },
})

const MONDAYS = { cron: '0 9 * * 1', tz: 'company', why: 'managers plan on Monday morning' } as const

describe.each(redisServersFor('schedules'))('schedules on $name', ({ open }) => {
  let redis: Awaited<ReturnType<typeof open>>
  let client: Redis
  beforeAll(async () => {
    redis = await open()
    client = new Redis(redis.url, { maxRetriesPerRequest: null })
  })
  afterAll(async () => {
    client.disconnect()
    await redis.close()
  })

  const aPlant = () => {
    const prefix = aPrefix()
    const log = recordingLogger()
    const ranAt: number[] = []
    const queueOf = (name: string) => new Queue(name, { connection: client, prefix })

    return {
      log,
      ranAt,
      queueOf,
      schedulersOf: (name: string) => queueOf(name).getJobSchedulers(),
      async runWith(jobs: WorkersOptions<Deps>['jobs'], companyTimeZone = 'Asia/Shanghai') {
        const workers = await startWorkers<Deps>({
          url: redis.url,
          prefix,
          jobs,
          deps: { ranAt },
          log,
          companyTimeZone,
        })
        onTestFinished(() => workers.close(1_000))
        return workers
      },
    }
  }

  it("a cron pattern is read in the company's zone", async () => {
    const { runWith, schedulersOf } = aPlant()

    await runWith([aJob(MONDAYS)])
    const [scheduler] = await schedulersOf('digest')

    const next = new Date(scheduler?.next ?? 0)
    expect([next.getUTCDay(), next.getUTCHours(), next.getUTCMinutes()]).toEqual([1, 1, 0]) // 09:00 in Shanghai
  })

  it('or in the zone that it names', async () => {
    const { runWith, schedulersOf } = aPlant()

    await runWith([aJob({ ...MONDAYS, tz: 'UTC' })])
    const [scheduler] = await schedulersOf('digest')

    expect(new Date(scheduler?.next ?? 0).getUTCHours()).toBe(9)
  })

  it('a changed schedule replaces the old one', async () => {
    const { runWith, schedulersOf, queueOf } = aPlant()
    const first = await runWith([aJob(MONDAYS)])
    await first.close(1_000)

    await runWith([aJob({ everyMs: 3_600_000, why: 'hourly now' })])

    expect(await schedulersOf('digest')).toMatchObject([{ key: 'digest', every: 3_600_000 }])
    expect(
      await queueOf('digest').getJobCountByTypes('delayed', 'waiting', 'completed', 'active'),
    ).toBeLessThanOrEqual(2)
  })

  it('a job that is scheduled no more loses its schedule, and so does one that is gone', async () => {
    const { runWith, schedulersOf, queueOf, log } = aPlant()
    const first = await runWith([aJob(MONDAYS), aJob(MONDAYS, 'gone')])
    await first.close(1_000)

    await runWith([aJob()])

    expect(await schedulersOf('digest')).toEqual([])
    expect(await schedulersOf('gone')).toEqual([])
    expect(await queueOf('gone').getJobCountByTypes('delayed')).toBe(0)
    expect(log.lines).toEqual([])
  })

  it('a queue whose job is gone while work waits in it is told in the log', async () => {
    const { runWith, queueOf, log } = aPlant()
    const first = await runWith([aJob(undefined, 'gone')])
    await first.close(1_000)
    await queueOf('gone').add('gone', {})

    await runWith([aJob()])

    expect(log.lines).toMatchObject([
      { level: 'warn', fields: { code: 'queue-without-job', queue: 'gone', left: 1 } },
    ])
  })

  it('an occasion that passes while nobody runs is made up for at the next start', async () => {
    const { runWith, schedulersOf, ranAt } = aPlant()
    const everyFourSeconds = aJob({
      cron: '*/4 * * * * *',
      tz: 'UTC',
      why: 'so that the test need not wait long',
    })
    const first = await runWith([everyFourSeconds])
    await first.close(1_000)
    const [scheduler] = await schedulersOf('digest')
    ranAt.length = 0

    await sleep(Math.max(0, (scheduler?.next ?? 0) - Date.now() + 200))
    const startedAt = Date.now()
    await runWith([everyFourSeconds])
    await eventually('the missed run', () => ranAt.length > 0)

    expect(ranAt[0]! - startedAt).toBeLessThan(2_000) // the next occasion is later than that
  })
})
