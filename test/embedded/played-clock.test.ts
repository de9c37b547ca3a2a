import { expect, test } from 'vitest'
import { openEmbeddedMongo } from '#src/embedded/mongo/open-embedded-mongo.ts'
import { openStore } from '#src/store/open-store.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'

test('leases go by the clock that the server in the process was given', async () => {
  let now = new Date('2026-03-02T00:00:00Z')
  const log = recordingLogger()
  const server = await openEmbeddedMongo({
    dataDir: ':memory:',
    prefer: 'in-process',
    log,
    now: () => now,
  })
  const store = await openStore({ uri: server.uri, log })
  await store.outbox.put([{ _id: 'one', to: 'mei', notice: { kind: 'proposals', at: now } }], now)

  const first = await store.outbox.lease('one', 30_000)
  const held = await store.outbox.lease('one', 30_000)
  now = new Date('2026-03-02T00:00:31Z')
  const free = await store.outbox.lease('one', 30_000)
  await store.close()
  await server.close()

  expect(first?.leaseUntil).toEqual(new Date('2026-03-02T00:00:30Z'))
  expect(held).toBeUndefined()
  expect(free?.attempts).toBe(2)
})
