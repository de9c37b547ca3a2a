import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { AppError } from '#src/domain/errors.ts'
import type { JobContext, JobDefinition } from '#src/ports/job.ts'
import { createQueues } from '#src/queue/create-queues.ts'
import { startWorkers, type WorkersOptions } from '#src/queue/start-workers.ts'
import { eventually } from '../helpers/eventually.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'
import { aPrefix, redisServersFor } from '../helpers/redis-servers.ts'

type Runs = { input: { id: string; n?: number | undefined }; context: JobContext }[]
type Deps = { readonly runs: Runs; act?(input: { id: string }, context: JobContext): Promise<void> | void }

const input = z.object({ id: z.string(), n: z.number().optional() })

const aJob = (over: Partial<JobDefinition<typeof input, Deps>> = {}): JobDefinition<typeof input, Deps> => ({
  name: 'count',
  input,
  retry: { attempts: 3, backoff: 'fixed', firstDelayMs: 20 },
  async run({ runs, act }, input, context) {
    runs.push({ input, context })
    await act?.(input, context)
  },
  ...over,
})

/** What a surface says that is to be left alone for a while. */
const aRefusal = (given: { readonly retryAfterMs: number }) =>
  new AppError({ code: 'busy', message: 'm', remedy: 'r', retryable: true, ...given })

describe.each(redisServersFor('queues'))('queues on $name', ({ open }) => {
  let redis: Awaited<ReturnType<typeof open>>
  beforeAll(async () => {
    redis = await open()
  })
  afterAll(() => redis.close())

  /** Queues and workers of their own on one prefix, closed with the test. */
  const aPlant = async (
    jobs: readonly JobDefinition<typeof input, Deps>[],
    { act, ...over }: Partial<WorkersOptions<Deps>> & Pick<Deps, 'act'> = {},
  ) => {
    const log = recordingLogger()
    const runs: Runs = []
    const shared = { url: redis.url, prefix: aPrefix(), jobs, log }
    const queues = await createQueues(shared as Parameters<typeof createQueues>[0])
    const deps: Deps = { runs, ...(act && { act }) }
    const startAgain = () => startWorkers<Deps>({ ...shared, deps, ...over })
    const workers = await startAgain()
    onTestFinished(async () => {
      await workers.close(1_000)
      await queues.close()
    })

    return { queues, workers, runs, log, shared, deps, startAgain }
  }

  it('an enqueued job runs once with its input', async () => {
    const { queues, runs } = await aPlant([aJob()])

    await queues.enqueue('count', { id: 'a', n: 7 })
    await eventually('one run', () => runs.length === 1)

    expect(runs[0]?.input).toEqual({ id: 'a', n: 7 })
    expect(runs[0]?.context).toMatchObject({ attempt: 1, lastAttempt: false })
  })

  it('many inputs enqueued at once all run', async () => {
    const { queues, runs } = await aPlant([aJob({ concurrency: 5 })])

    await queues.enqueueMany(
      'count',
      Array.from({ length: 120 }, (_, n) => ({ id: `c${n}`, n })),
    )
    await eventually('120 runs', () => runs.length === 120)

    expect(new Set(runs.map((run) => run.input.id)).size).toBe(120)
  })

  it('a delayed job waits for its time', async () => {
    const { queues, runs } = await aPlant([aJob()])
    const from = performance.now()

    await queues.enqueue('count', { id: 'a' }, { delayMs: 400 })
    await eventually('one run', () => runs.length === 1)

    expect(performance.now() - from).toBeGreaterThanOrEqual(395)
  })

  it('a key that has run is ignored', async () => {
    const { queues, runs } = await aPlant([aJob({ key: ({ id }) => `occasion-${id}` })])

    await queues.enqueue('count', { id: 'a' })
    await eventually('one run', () => runs.length === 1)
    await queues.enqueue('count', { id: 'a' })
    await queues.enqueue('count', { id: 'b' })
    await eventually('the other key', () => runs.length === 2)
    await sleep(50)

    expect(runs.map((run) => run.input.id)).toEqual(['a', 'b'])
  })

  it('events of one debounce window are one run, others are runs of their own', async () => {
    const { queues, runs } = await aPlant([aJob({ debounce: { id: ({ id }) => id, windowMs: 300 } })])

    for (const id of ['a', 'a', 'b', 'a']) await queues.enqueue('count', { id })
    await eventually('both runs', () => runs.length === 2)
    await sleep(400)

    expect(runs.map((run) => run.input.id).sort()).toEqual(['a', 'b'])
  })

  it('a steady stream of events does not put the run off: the window is fixed', async () => {
    const { queues, runs } = await aPlant([aJob({ debounce: { id: ({ id }) => id, windowMs: 300 } })])
    const from = performance.now()

    while (runs.length === 0 && performance.now() - from < 3_000) {
      await queues.enqueue('count', { id: 'a' })
      await sleep(30)
    }

    expect(runs).toHaveLength(1)
    expect(performance.now() - from).toBeLessThan(1_500)
  })

  it('an event that arrives while its job runs is one more run, with the latest input', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const { queues, runs } = await aPlant([aJob({ debounce: { id: ({ id }) => id, windowMs: 50 } })], {
      act: () => held,
    })

    await queues.enqueue('count', { id: 'a', n: 1 })
    await eventually('the first run', () => runs.length === 1)
    await queues.enqueue('count', { id: 'a', n: 2 })
    await queues.enqueue('count', { id: 'a', n: 3 })
    release()
    await eventually('the second run', () => runs.length === 2)
    await sleep(150)

    expect(runs.map((run) => run.input.n)).toEqual([1, 3])
  })

  it('a failing job is tried again after its delay, and knows its last attempt', async () => {
    const { queues, runs, log } = await aPlant([aJob()], {
      act: () => {
        throw new Error('Acme Trading owes 12,000')
      },
    })

    await queues.enqueue('count', { id: 'a' })
    await eventually('the job to fail', async () => (await queues.counts())['count']?.failed === 1)

    expect(runs.map(({ context }) => [context.attempt, context.lastAttempt])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ])
    expect(log.lines.map(({ level }) => level)).toEqual(['warn', 'warn', 'error'])
    expect(log.lines[2]?.fields).toMatchObject({ job: 'count', attempt: 3, code: 'unexpected-Error' })
    expect(JSON.stringify(log.lines)).not.toContain('Acme')
  })

  it('exponential delays grow', async () => {
    const at: number[] = []
    const retry = { attempts: 3, backoff: 'exponential', firstDelayMs: 100 } as const
    const { queues } = await aPlant([aJob({ retry })], {
      act: () => {
        at.push(performance.now())
        throw new Error('no')
      },
    })

    await queues.enqueue('count', { id: 'a' })
    await eventually('three runs', () => at.length === 3)

    expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(70)
    expect(at[2]! - at[1]!).toBeGreaterThanOrEqual(145)
  })

  it('a refusal that says when to come again moves a patient job, and is none of its attempts', async () => {
    const at: number[] = []
    const retry = { attempts: 2, backoff: 'fixed', firstDelayMs: 20, patientForMs: 2_000 } as const
    const { queues, runs, log } = await aPlant([aJob({ retry })], {
      act: () => {
        at.push(performance.now())
        if (at.length < 4) throw aRefusal({ retryAfterMs: 250 })
      },
    })

    await queues.enqueue('count', { id: 'a' })
    await eventually('the job to end', async () => (await queues.counts())['count']?.completed === 1)

    expect(runs.map(({ context }) => context.attempt)).toEqual([1, 1, 1, 1])
    expect(at[3]! - at[0]!).toBeGreaterThanOrEqual(3 * 245)
    expect(log.lines.map(({ level, fields }) => [level, fields['waitMs']])).toEqual(
      Array.from({ length: 3 }, () => ['info', 250]),
    )
  })

  it('a job whose patience is over counts its attempts, and so does one that has none', async () => {
    const retry = { attempts: 3, backoff: 'fixed', firstDelayMs: 20 } as const
    const jobs = [aJob({ retry: { ...retry, patientForMs: 400 } }), aJob({ name: 'impatient', retry })]
    const { queues, runs } = await aPlant(jobs, {
      act: () => {
        throw aRefusal({ retryAfterMs: 300 })
      },
    })

    for (const { name } of jobs) await queues.enqueue(name, { id: name })
    await eventually('both to fail', async () => {
      const counts = await queues.counts()
      return counts['count']?.failed === 1 && counts['impatient']?.failed === 1
    })

    const attemptsOf = (name: string) =>
      runs.filter(({ input }) => input.id === name).map(({ context }) => context.attempt)
    expect(attemptsOf('count')).toEqual([1, 1, 2, 3])
    expect(attemptsOf('impatient')).toEqual([1, 2, 3])
  })

  it('an AppError that is not retryable ends the job at once; one that is, does not', async () => {
    const { queues, runs, log } = await aPlant([aJob()], {
      act: ({ id }) => {
        throw new AppError({ code: 'not-found', message: 'm', remedy: 'r', retryable: id === 'again' })
      },
    })

    await queues.enqueue('count', { id: 'once' })
    await queues.enqueue('count', { id: 'again' })
    await eventually('both to fail', async () => (await queues.counts())['count']?.failed === 2)

    expect(runs.filter((run) => run.input.id === 'once')).toHaveLength(1)
    expect(runs.filter((run) => run.input.id === 'again')).toHaveLength(3)
    expect(log.lines[0]?.fields).toMatchObject({ code: 'not-found', attempt: 1 })
  })

  it('input that the schema refuses is not enqueued, and its values are not told', async () => {
    const { queues, runs } = await aPlant([aJob()])

    const refused = queues.enqueue('count', { id: 'a', n: 'Acme' })

    await expect(refused).rejects.toMatchObject({ code: 'job-input-invalid' })
    await expect(refused).rejects.not.toThrow(/Acme/)
    expect(runs).toHaveLength(0)
  })

  it('input that an older version enqueued and this one refuses fails without a retry', async () => {
    const { shared, runs, log } = await aPlant([aJob()])
    const older = await createQueues({ ...shared, jobs: [aJob({ input: z.object({}) as never })] as never })
    onTestFinished(() => older.close())

    await older.enqueue('count', { customer: 'a' })
    await eventually('it to fail', async () => (await older.counts())['count']?.failed === 1)

    expect(runs).toHaveLength(0)
    expect(log.lines.map(({ fields }) => fields['code'])).toEqual(['job-input-invalid'])
  })

  it('an unknown job name is refused', async () => {
    const { queues } = await aPlant([aJob()])

    const refused = queues.enqueue('recount', { id: 'a' })

    await expect(refused).rejects.toMatchObject({ code: 'job-unknown' })
  })

  it('counts tell each queue by state', async () => {
    const { queues } = await aPlant([aJob(), aJob({ name: 'other' })])

    await queues.enqueue('count', { id: 'a' }, { delayMs: 60_000 })
    await queues.enqueue('other', { id: 'b' })
    await eventually('the run', async () => (await queues.counts())['other']?.completed === 1)

    expect(await queues.counts()).toEqual({
      count: { waiting: 0, active: 0, delayed: 1, completed: 0, failed: 0 },
      other: { waiting: 0, active: 0, delayed: 0, completed: 1, failed: 0 },
    })
  })

  it('a job scheduled by interval runs again and again, however many processes start', async () => {
    const runs: unknown[] = []
    const scheduled = aJob({
      name: 'tick',
      input: z.object({}) as never,
      schedule: { everyMs: 200, why: 'the test watches it' },
      run: async () => {
        runs.push(1)
      },
    })
    const from = performance.now()
    const { startAgain, queues } = await aPlant([scheduled])
    const second = await startAgain()
    onTestFinished(() => second.close(1_000))

    await eventually('five runs', () => runs.length >= 5)

    expect(performance.now() - from).toBeGreaterThan(600) // the first at once, then four intervals
    expect((await queues.counts())['tick']?.delayed).toBeLessThanOrEqual(1)
  })

  it('closing waits for the run under way and takes no more', async () => {
    const { queues, workers, runs } = await aPlant([aJob()], { act: () => sleep(400) })
    await queues.enqueue('count', { id: 'a' })
    await queues.enqueue('count', { id: 'b' })
    await eventually('the first run', () => runs.length === 1)

    await workers.close(5_000)

    expect(runs.map((run) => run.input.id)).toEqual(['a'])
    expect((await queues.counts())['count']).toMatchObject({ completed: 1, waiting: 1, active: 0 })
  })

  it('a run that does not end in time is told to stop, and another worker takes the job', async () => {
    const stalled = { lockMs: 600, checkMs: 200 }
    let aborted = false
    const { queues, workers, runs, log, startAgain } = await aPlant([aJob()], {
      stalled,
      act: (_, { signal }) =>
        runs.length > 1
          ? undefined
          : new Promise(() => signal.addEventListener('abort', () => (aborted = true))),
    })
    await queues.enqueue('count', { id: 'a' })
    await eventually('the first run', () => runs.length === 1)

    await workers.close(100)
    const next = await startAgain()
    onTestFinished(() => next.close(1_000))
    await eventually('the second run', () => runs.length === 2)

    expect(aborted).toBe(true)
    expect(log.lines.map(({ fields }) => fields['code'])).toEqual(['jobs-left', 'job-stalled'])
  })

  it('readiness is told by both sides', async () => {
    const { queues, workers } = await aPlant([aJob()])

    expect([await queues.isReady(), await workers.isReady()]).toEqual([true, true])
  })
})
