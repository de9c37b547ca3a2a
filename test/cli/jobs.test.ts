import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { jobs } from '#jobs/index.ts'
import { readEnv } from '#src/config/env.ts'
import type { JobDefinition } from '#src/ports/job.ts'
import { createQueues } from '#src/queue/create-queues.ts'
import { startWorkers } from '#src/queue/start-workers.ts'
import { closeAll } from '#src/start/lifetime.ts'
import { openStores } from '#src/start/open-stores.ts'
import { aTerminal } from '../helpers/a-terminal.ts'
import { eventually } from '../helpers/eventually.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'

const terminal = aTerminal()
afterAll(() => terminal.remove())

/** The product's own queues, on which every job fails but those named. */
const aWorker = async () => {
  const log = recordingLogger()
  const stores = await openStores(readEnv({ DATA_DIR: terminal.dataDir }), log)
  const failing: JobDefinition[] = (jobs as readonly JobDefinition[]).map((job) => ({
    ...job,
    retry: { ...job.retry, attempts: 1 },
    run: async () => {
      if (job.name === 'deliver') throw new TypeError('quotes a customer')
    },
  }))
  const queues = await createQueues({ url: stores.redisUrl, jobs: failing, log })
  const workers = await startWorkers({ url: stores.redisUrl, jobs: failing, deps: {}, log })
  onTestFinished(async () => {
    await workers.close(1_000)
    await queues.close()
    await closeAll(stores.closings, log)
  })
  return { queues, store: stores.store }
}

describe('jobs at the terminal', () => {
  it('are shown by queue, with failures by their codes, next runs and a rebuild; failed ones are put back', async () => {
    const { queues, store } = await aWorker()
    await queues.enqueue('deliver', { outboxId: 'x-1-mei' })
    await eventually('the failure', async () => (await queues.counts())['deliver']?.failed === 1)
    await store.rebuilds.begin(2, 200)
    await store.rebuilds.take(2, 60_000)
    await store.rebuilds.advance(2, { phase: 'folding', after: 'c5', done: 50, moves: {} }, 60_000)

    const shown = await terminal.run('jobs')
    const again = await terminal.run('jobs', 'retry', 'deliver')
    const none = await terminal.run('jobs', 'retry', 'relay')
    await eventually('it fails once more', async () => (await queues.counts())['deliver']?.failed === 1)

    const lineOf = (name: string) => shown.out.split('\n').find((line) => line.startsWith(name)) ?? ''
    expect(shown.code).toBe(0)
    expect(lineOf('deliver').split(/\s+/)).toEqual(['deliver', '0', '0', '0', '1'])
    expect(lineOf('retier')).toMatch(/ \d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC$/)
    expect(shown.out).toContain('unexpected-TypeError')
    expect(shown.out).not.toContain('quotes')
    expect(shown.out).toContain('Policy version 2: everybody is folded under it, 50 of 200 (25.0 %)')
    expect([again.out, none.out]).toEqual(['1 put back on the queue.\n', 'Nothing had failed.\n'])
  })

  it('are messages too: what was refused for good waits again once somebody says so', async () => {
    const { store } = await aWorker()
    const at = new Date('2026-11-02T02:00:00Z')
    await store.outbox.put([{ _id: 'proposals|bao', to: 'bao', notice: { kind: 'proposals', at } }], at)
    await store.outbox.markFailed('proposals|bao', 'user-gone')

    const { out } = await terminal.run('jobs', 'retry', 'deliver')

    expect(out).toContain('1 refused messages wait again: the next sweep has them delivered.')
    expect(await store.outbox.pending(9)).toEqual(['proposals|bao'])
  })

  it('of no known name are refused with the names there are', async () => {
    const { code, err } = await terminal.run('jobs', 'retry', 'nothing')

    expect(code).toBe(1)
    expect(err).toContain('rescore-customer')
  })

  it('are said to be away with Redis, what to do, and what the database knows', async () => {
    const away = aTerminal({ REDIS_URL: 'redis://127.0.0.1:1' })
    onTestFinished(() => away.remove())

    const { code, err } = await away.run('jobs')

    expect(code).toBe(1)
    expect(err).toContain('redis-unreachable')
    expect(err).toContain('Nothing is lost')
  }, 40_000)
})

describe('verify at the terminal', () => {
  it('says the rate, and ends with 1 where something differs', async () => {
    const verified = aTerminal()
    onTestFinished(() => verified.remove())
    await verified.run('policy', 'publish', '--preset', 'simple')

    const clean = await verified.run('verify')

    expect(clean).toMatchObject({ code: 0, err: '' })
    expect(clean.out).toMatch(
      /^0 customers, 0 events recomputed in .* customers a second\.\nNo difference\.\n$/,
    )
  })
})
