import { expect, it, onTestFinished } from 'vitest'
import { openEmbeddedMongo } from '#src/embedded/mongo/open-embedded-mongo.ts'
import type { ConnectOptions } from '#src/store/connect.ts'
import { openStore } from '#src/store/open-store.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'

/** A store asked without a wire, and the names of the commands that took that road. */
async function openRecorded() {
  const log = recordingLogger()
  const server = await openEmbeddedMongo({ dataDir: ':memory:', prefer: 'in-process', log })
  const asked: string[] = []
  const ask: ConnectOptions['ask'] = (database, command) => {
    asked.push(Object.keys(command)[0] ?? '')
    return server.ask?.(database, command) ?? {}
  }
  const store = await openStore({ uri: server.uri, log, ask })
  onTestFinished(async () => {
    await store.close()
    await server.close()
  })
  return { store, asked }
}

it('what every delivery does goes without a wire: a lease, a place given back', async () => {
  const { store, asked } = await openRecorded()
  const now = new Date('2026-03-02T09:00:00Z')
  const notice = { kind: 'problem-opened', problemId: 'p1', customerId: 'c1', at: now } as never
  const places = { to: 'mei', day: '2026-03-02', most: 2 }
  await store.outbox.put([{ _id: 'row', to: 'mei', notice }], now)
  await store.slots.take(places, 'row')
  asked.length = 0

  const leased = await store.outbox.lease('row', 30_000, now)
  await store.slots.giveBack(places, 'row')

  expect(leased).toMatchObject({ _id: 'row', state: 'leased' })
  expect(await store.slots.heldBy(places)).toEqual([])
  expect(asked).toEqual(['findAndModify', 'delete', 'find'])
})
