import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobDeps } from '#jobs/deps.ts'
import { jobs } from '#jobs/index.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { retier } from '#src/decide/tiers/retier.ts'
import { type EmbeddedRedis, openEmbeddedRedis } from '#src/embedded/redis/open-embedded-redis.ts'
import { ingestFacts } from '#src/ingest/facts/ingest-facts.ts'
import { createLogger } from '#src/log/pino-logger.ts'
import type { Queues } from '#src/ports/queue.ts'
import { createQueues } from '#src/queue/create-queues.ts'
import { startWorkers } from '#src/queue/start-workers.ts'
import { daysAgo } from '../helpers/builders/a-customer.ts'
import { anOrder } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { useCompany } from '../helpers/company.ts'
import { eventually } from '../helpers/eventually.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'
import { aDataDir, aPrefix } from '../helpers/redis-servers.ts'
import { onEveryServer } from '../store/document-servers.ts'

const CANARY = 'Canary7f3a贸易'

/** Something to do for every job of the registry; a job that is missing here fails the test. */
const inputs: Readonly<Record<string, unknown>> = {
  'rescore-customer': { customerId: 'c20' },
  'group-changed': { customerId: 'c20' },
  retier: {},
  'refit-forecast': {},
  rebuild: { version: 1 },
  'evaluate-period': {},
  receive: { surface: 'slack', id: 'Ev1', event: { type: 'message', text: `log ${CANARY} phone` } },
  relay: { customerId: 'c20' },
  deliver: { outboxId: 'c20-9-mei' },
  gather: { to: 'mei', group: 'run|x' },
  'ask-managers': {},
  'ask-owners': {},
  'ask-contacts': {},
  'close-cards': {},
  'sync-managers': {},
  'pull-contacts': {},
  'refetch-contact': { surface: 'wecom', contactId: 'wm1' },
  'write-tags': {},
  remind: {},
  escalate: {},
  'begin-days': {},
  'plan-follow-ups': { userId: 'mei', day: '2026-12-12' },
  'begin-weeks': {},
  digest: { userId: 'bao', week: '2026-W50' },
  sweep: {},
  reconcile: { occasion: 'test' },
  'watch-problems': {},
  'watch-sources': {},
}

/** Ports all of whose methods fail with an error that quotes the customer, as a library's might. */
const quoting = (deps: JobDeps, queues: Queues): JobDeps => {
  const port = new Proxy({}, { get: () => () => Promise.reject(new TypeError(`cannot read ${CANARY}`)) })
  const { clock, ids, log, companyTimeZone, chats, ...ports } = deps
  const broken = Object.fromEntries(Object.keys(ports).map((name) => [name, port]))
  const surfaces = { contactBooks: [brokenSurface], directories: [brokenSurface] }
  return { ...broken, ...surfaces, clock, ids, log, companyTimeZone, chats, queues } as unknown as JobDeps
}

/** A surface that is on, and answers nothing. */
const brokenSurface = new Proxy(
  {},
  {
    get: (_, name) =>
      name === 'surface' ? 'wecom' : () => Promise.reject(new TypeError(`cannot read ${CANARY}`)),
  },
)

/** The product's own log, whole. */
const aLog = () => {
  let text = ''
  const log = createLogger('debug', {
    write: (line) => {
      text += line
    },
  })
  return { log, text: () => text }
}

onEveryServer('a customer’s name and the jobs’ log', (openStore, where) => {
  const company = useCompany(openStore, where)
  const dataDir = aDataDir()
  let redis: EmbeddedRedis
  beforeAll(async () => {
    redis = await openEmbeddedRedis({ dataDir, prefer: 'in-process', log: recordingLogger() })
  })
  afterAll(async () => {
    await redis.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('stay apart while every job runs and a card with the name is delivered', async () => {
    await using cleanup = new AsyncDisposableStack()
    const { deps, publish, join, ingest, store } = company()
    const ids = Array.from({ length: 60 }, (_, n) => `c${n}`)
    await publish(aPolicy())
    await join(...ids.map((_id) => aNewcomer(_id, { _id, name: `${CANARY} ${_id}`, searchKeys: [] })))
    await ingest(
      ...ids.map((id, n) => anOrder(id, { at: daysAgo(80), yuan: 100 * (n + 1), product: CANARY })),
    )
    await rescoreMany(deps, ids)
    await retier(deps)
    const { log, text } = aLog()
    const options = { url: redis.url, prefix: aPrefix(), log }
    const queues = cleanup.adopt(await createQueues({ ...options, jobs }), (opened) => opened.close())
    const live = { ...deps, queues, log, receivers: { slack: async () => undefined } }
    cleanup.adopt(await startWorkers({ ...options, jobs, deps: live }), (workers) => workers.close(5_000))

    await ingestFacts(live, [anOrder('c20', { yuan: 30_000 })])
    for (const { name } of jobs) await queues.enqueue(name, inputs[name])
    const messages = await eventually('a card with the name', async () => {
      const found = await store.messages.latest('playground', 'mei', 9)
      return found.length > 0 && found
    })
    const isDone = async () => Object.values(await queues.counts()).every((c) => c.completed > 0)
    await eventually('every job', isDone, 40_000) // two dozen of them, on whatever server there is

    expect(JSON.stringify(messages)).toContain(CANARY)
    expect(text()).not.toContain('Canary7f3a')
  }, 60_000)

  test('stay apart when every job fails on an error that quotes it', async () => {
    await using cleanup = new AsyncDisposableStack()
    const { deps } = company()
    const { log, text } = aLog()
    const options = { url: redis.url, prefix: aPrefix(), log }
    const once = jobs.map((job) => ({ ...job, retry: { ...job.retry, attempts: 1 } }))
    const queues = cleanup.adopt(await createQueues({ ...options, jobs: once }), (opened) => opened.close())
    const slack = () => Promise.reject(new TypeError(`cannot read ${CANARY}`))
    const failing = { ...quoting(deps, queues), log, receivers: { slack } }
    const running = await startWorkers({ ...options, jobs: once, deps: failing })
    cleanup.adopt(running, (workers) => workers.close(5_000))

    for (const { name } of once) await queues.enqueue(name, inputs[name])
    await eventually('every job to fail', async () =>
      Object.values(await queues.counts()).every((c) => c.failed > 0),
    )
    // A failure is counted a moment before its line is written.
    await eventually('every failure to be logged', async () =>
      once.every(({ name }) => text().includes(name)),
    )

    expect(text()).not.toContain('Canary7f3a')
  })
})
