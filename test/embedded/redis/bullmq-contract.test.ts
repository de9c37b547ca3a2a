import { setTimeout as sleep } from 'node:timers/promises'
import { DelayedError, type Processor, Queue, QueueEvents, Worker, type WorkerOptions } from 'bullmq'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { eventually } from '../../helpers/eventually.ts'
import { aPrefix, redisServersFor } from '../../helpers/redis-servers.ts'

/** What the product asks of BullMQ beyond its own adapter's suite, on every Redis it is served by. */
describe.each(redisServersFor('BullMQ'))('BullMQ on $name', ({ open }) => {
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

  const aQueue = () => {
    const at = { connection: client, prefix: aPrefix() }
    const queue = new Queue('q', at)
    onTestFinished(() => queue.close())

    return {
      queue,
      work(processor: Processor | null, options: Partial<WorkerOptions> = {}) {
        const worker = new Worker('q', processor, { ...at, ...options })
        worker.on('error', () => undefined)
        onTestFinished(() => worker.close(true))
        return worker
      },
      listen() {
        const events = new QueueEvents('q', at)
        onTestFinished(() => events.close())
        return events
      },
    }
  }

  it('runs waiting jobs in the order they came, those with a priority by it', async () => {
    const { queue, work } = aQueue()
    const order: string[] = []
    await queue.addBulk([
      { name: 'late', data: {}, opts: { priority: 10 } },
      { name: 'soon', data: {}, opts: { priority: 1 } },
      { name: 'first', data: {} },
      { name: 'second', data: {} },
    ])

    work(async ({ name }) => void order.push(name))
    await eventually('all four', () => order.length === 4)

    expect(order).toEqual(['first', 'second', 'soon', 'late'])
  })

  it('gives each job to one of many workers', async () => {
    const { queue, work } = aQueue()
    const taken: string[] = []
    for (let n = 0; n < 3; n++) work(async ({ name }) => void taken.push(name), { concurrency: 4 })

    await queue.addBulk(Array.from({ length: 60 }, (_, n) => ({ name: `job-${n}`, data: {} })))
    await eventually('sixty', () => taken.length >= 60)
    await sleep(50)

    expect(new Set(taken).size).toBe(60)
    expect(taken).toHaveLength(60)
  })

  it('holds a rate', async () => {
    const { queue, work } = aQueue()
    const at: number[] = []
    await queue.addBulk(Array.from({ length: 5 }, (_, n) => ({ name: `job-${n}`, data: {} })))

    work(async () => void at.push(performance.now()), { concurrency: 5, limiter: { max: 2, duration: 300 } })
    await eventually('five', () => at.length === 5)

    expect(at[4]! - at[0]!).toBeGreaterThanOrEqual(450) // two windows lie between the first and the fifth
  })

  it('holds back after a platform has asked for it', async () => {
    const { queue, work } = aQueue()
    const at: number[] = []
    await queue.add('a', {}, { attempts: 1 })

    work(async () => {
      at.push(performance.now())
      if (at.length > 1) return
      await queue.rateLimit(400)
      throw Worker.RateLimitError()
    })
    await eventually('the second run', () => at.length === 2)

    expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(390)
    expect(await queue.getFailedCount()).toBe(0)
  })

  it('moves one job to later without counting an attempt', async () => {
    const { queue, work } = aQueue()
    const runs: { at: number; attempts: number }[] = []
    await queue.add('a', {}, { attempts: 1 })

    work(async (job, token) => {
      runs.push({ at: performance.now(), attempts: job.attemptsMade })
      if (runs.length > 1) return
      await job.moveToDelayed(Date.now() + 300, token)
      throw new DelayedError()
    })
    await eventually('the second run', () => runs.length === 2)

    expect(runs[1]!.at - runs[0]!.at).toBeGreaterThanOrEqual(290)
    expect(runs[1]!.attempts).toBe(0)
  })

  it('gives the job of a worker that went silent to another', async () => {
    const { queue, work } = aQueue()
    await queue.add('a', {})
    const silent = work(null, { lockDuration: 400, autorun: false })
    const taken = await silent.getNextJob('token-of-the-silent-one')

    const ran: (string | undefined)[] = []
    work(async (job) => void ran.push(job.id), { stalledInterval: 200 })
    await eventually('the job to be taken over', () => ran.length === 1)

    expect(ran).toEqual([taken?.id])
  })

  it('does not take a job from a worker that is only slow', async () => {
    const { queue, work } = aQueue()
    let runs = 0
    const slow = async () => {
      runs++
      await sleep(900)
    }
    for (let n = 0; n < 2; n++) work(slow, { lockDuration: 400, stalledInterval: 150 })

    await queue.add('a', {})
    await eventually('its end', async () => (await queue.getCompletedCount()) === 1)

    expect(runs).toBe(1)
  })

  it('tells others of what became of a job', async () => {
    const { queue, work, listen } = aQueue()
    const events = listen()
    await events.waitUntilReady()
    work(async () => 'done')

    const job = await queue.add('a', {})
    const result = await job.waitUntilFinished(events, 5_000)

    expect(result).toBe('done')
  })

  it('keeps no more finished jobs than told', async () => {
    const { queue, work } = aQueue()
    const keep = { removeOnComplete: { count: 3 } }
    let runs = 0
    work(async () => void runs++)

    await queue.addBulk(Array.from({ length: 8 }, (_, n) => ({ name: `job-${n}`, data: {}, opts: keep })))
    await eventually('eight', async () => runs === 8 && (await queue.getActiveCount()) === 0)

    expect(await queue.getCompletedCount()).toBe(3)
  })

  it('runs failed jobs again when an operator asks for it', async () => {
    const { queue, work } = aQueue()
    let broken = true
    work(async () => {
      if (broken) throw new Error('broken')
    })
    await queue.add('a', {})
    await eventually('the failure', async () => (await queue.getFailedCount()) === 1)
    broken = false

    await queue.retryJobs({ state: 'failed' })
    await eventually('the success', async () => (await queue.getCompletedCount()) === 1)

    expect(await queue.getFailedCount()).toBe(0)
  })

  it('runs nothing while a queue is paused', async () => {
    const { queue, work } = aQueue()
    let runs = 0
    work(async () => void runs++)
    await queue.pause()

    await queue.add('a', {})
    await sleep(200)
    const whilePaused = runs
    await queue.resume()
    await eventually('the run', () => runs === 1)

    expect(whilePaused).toBe(0)
  })
})
