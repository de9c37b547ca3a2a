import { expect, test } from 'vitest'
import { openEmbeddedMongo } from '#src/embedded/mongo/open-embedded-mongo.ts'
import { loadSample, sampleState } from '#src/ingest/sample/load-sample.ts'
import { removeSample } from '#src/ingest/sample/remove-sample.ts'
import { openStore } from '#src/store/open-store.ts'
import { recordingLogger } from '../../helpers/recording-logger.ts'

test('on the embedded store the sample loads, is found by name in both languages, and goes without a trace', async () => {
  const log = recordingLogger()
  await using cleanup = new AsyncDisposableStack()
  const mongo = cleanup.adopt(
    await openEmbeddedMongo({ dataDir: undefined, log, prefer: 'in-process' }),
    (server) => server.close(),
  )
  const store = cleanup.adopt(await openStore({ uri: mongo.uri, log }), (opened) => opened.close())
  await store.migrate()

  const loaded = await loadSample(
    { ...store, clock: { now: () => new Date() } },
    { seed: 1, endDay: '2026-11-22' },
  )
  const mei = (await store.users.byId('mei')) ?? expect.unreachable()
  const seen = store.customers.visibleTo(await store.users.asAsker(mei))
  const found = await Promise.all(['acme', '艾克美', '阿里'].map((words) => seen.search(words)))
  const ownCount = await seen.count()
  const removed = await removeSample(store)

  expect(found.map((hits) => hits.map(({ customer }) => customer.name))).toEqual([
    ['Acme'],
    ['Acme'],
    ['阿里山茶业'],
  ])
  expect(Math.abs(ownCount - 77)).toBeLessThanOrEqual(3)
  expect(removed).toMatchObject({ customers: 2300, events: loaded.events, refs: 4600, users: 36 })
  expect((await store.users.list()).map(({ _id }) => _id)).toEqual(['admin'])
  expect([await store.customers.isEmpty(), await sampleState(store)]).toEqual([true, 'none'])
}, 60_000)
