import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobs } from '#jobs/index.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { retier } from '#src/decide/tiers/retier.ts'
import { type EmbeddedRedis, openEmbeddedRedis } from '#src/embedded/redis/open-embedded-redis.ts'
import { ingestFacts } from '#src/ingest/facts/ingest-facts.ts'
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

onEveryServer('the whole road', (openStore, where) => {
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

  test('an order promotes a customer, and a card lands in its owner’s chat within seconds', async () => {
    await using cleanup = new AsyncDisposableStack()
    const { deps, publish, join, ingest, store, get } = company()
    const ids = Array.from({ length: 60 }, (_, n) => `c${n}`)
    await publish(aPolicy())
    await join(...ids.map((_id) => aNewcomer(_id, { _id, searchKeys: [] })))
    await ingest(...ids.map((id, n) => anOrder(id, { at: daysAgo(80), yuan: 100 * (n + 1) })))
    await rescoreMany(deps, ids)
    await retier(deps)
    const log = recordingLogger()
    const options = { url: redis.url, prefix: aPrefix(), log }
    const queues = cleanup.adopt(await createQueues({ ...options, jobs }), (opened) => opened.close())
    const live = { ...deps, queues }
    cleanup.adopt(await startWorkers({ ...options, jobs, deps: live }), (workers) => workers.close(5_000))

    await ingestFacts(live, [anOrder('c20', { yuan: 30_000 }), anOrder('c21', { yuan: 1 })])
    const messages = await eventually('a card for Mei', async () => {
      const found = await store.messages.latest('playground', 'mei', 9)
      return found.length > 0 && found
    })

    const { tier, rev } = await get('c20')
    expect(tier).toMatchObject({ code: 'A', evidence: { reason: 'promoted' } })
    expect(messages).toMatchObject([
      { _id: `c20-${rev}-mei`, direction: 'out', card: { text: expect.stringContaining('c20') } },
    ])
    expect((await store.tierChanges.of('c20', 9)).map(({ to }) => to)).toEqual(['A'])
    await eventually('its record', async () => (await store.outbox.get(`c20-${rev}-mei`))?.state === 'sent')
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
  })
})
