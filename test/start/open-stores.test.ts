import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { readEnv } from '#src/config/env.ts'
import type { User } from '#src/domain/user.ts'
import { openDocuments } from '#src/start/open-stores.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'tierwise-stores-'))
const env = readEnv({ DATA_DIR: dataDir })
const opened: Awaited<ReturnType<typeof openDocuments>>[] = []

const anOpener = async () => {
  const documents = await openDocuments(env, recordingLogger())
  opened.push(documents)
  return documents
}

/** Ends all, the newest first, each in the order of a process. */
async function endAll() {
  for (const { closings } of opened.splice(0).reverse()) {
    for (const { close } of closings.toReversed()) await close()
  }
}

afterEach(async () => {
  await endAll()
  rmSync(dataDir, { recursive: true, force: true })
})

const mei: User = {
  ...{ _id: 'mei', name: 'Mei Lin', role: 'rep', locale: 'en', zone: 'Asia/Shanghai' },
  ...{ identities: [], active: true },
}

test('what either opener of a data folder writes the other reads, and it outlives both', async () => {
  const [owner, joined] = [await anOpener(), await anOpener()]

  await owner.store.users.put([mei])
  const seen = await joined.store.users.byId('mei')
  await joined.store.users.put([{ ...mei, name: 'Mei L.' }])
  const seenBack = await owner.store.users.byId('mei')
  await endAll()
  const later = await anOpener()

  expect(joined.describe).toContain('of the process that holds the data folder')
  expect(seen?.name).toBe('Mei Lin')
  expect(seenBack?.name).toBe('Mei L.')
  expect((await later.store.users.byId('mei'))?.name).toBe('Mei L.')
})

test('a long read of the store in this process lets in what comes meanwhile', async () => {
  const { store } = await anOpener()
  await store.users.put([mei])
  let heard = 0
  const ticking = setInterval(() => heard++, 1)

  const until = performance.now() + 100
  while (performance.now() < until) await store.users.byId('mei')
  clearInterval(ticking)

  expect(heard).toBeGreaterThan(5)
})
