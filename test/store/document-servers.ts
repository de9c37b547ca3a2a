import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { afterAll, beforeAll, describe } from 'vitest'
import { openEmbeddedMongo } from '#src/embedded/mongo/open-embedded-mongo.ts'
import type { ConnectOptions } from '#src/store/connect.ts'
import { openStore, type Store } from '#src/store/open-store.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'
import { reportSkip, reportStore } from '../helpers/store-report.ts'

/** A server that the store suites run on. `name` ends up in the run's last line. */
type DocumentServer = { readonly name: string; open(): Promise<Running> }
type Running = Pick<ConnectOptions, 'uri' | 'ask'> & { close(): Promise<void> }

/** The embedded server in this process, and the one that MONGODB_URI names where it is set. */
function documentServersFor(suite: string): readonly DocumentServer[] {
  const embedded = { name: 'embedded mongo (in-process)', open: openInProcess }
  reportStore(suite, embedded.name)
  const uri = process.env['MONGODB_URI']
  if (!uri) {
    reportSkip('real MongoDB', 'MONGODB_URI is not set')
    return [embedded]
  }

  const real = { name: 'MONGODB_URI', open: async () => ({ uri, close: async () => {} }) }
  reportStore(suite, real.name)
  return [embedded, real]
}

async function openDirect(): Promise<Running> {
  const { uri, ask, close } = await openEmbeddedMongo({
    dataDir: ':memory:',
    prefer: 'in-process',
    log: recordingLogger(),
  })
  return { uri, close, ...(ask ? { ask } : {}) }
}

async function openInProcess(): Promise<Running> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tierwise-store-'))
  const server = await openEmbeddedMongo({ dataDir, prefer: 'in-process', log: recordingLogger() })

  return {
    uri: server.uri,
    close: async () => {
      await server.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Opens the stores on the suite's own database; each call is an opener of its own, as another process would be. */
export type OpenStore = () => Promise<Store>

/** Where a suite's database is, for a test that looks past the ports. */
export type Where = { readonly uri: () => string; readonly database: string }

type Contract = (openStore: OpenStore, where: Where) => void

/** Runs a contract on every server, each time in an empty, migrated database that goes afterwards. */
export const onEveryServer = (suite: string, contract: Contract): void =>
  onServers(documentServersFor(suite), suite, contract)

/** The same, and on the embedded server asked without a wire: for what the stores themselves promise. */
export function onEveryRoad(suite: string, contract: Contract): void {
  const direct = { name: 'embedded mongo (without a wire)', open: openDirect }
  reportStore(suite, direct.name)
  onServers([...documentServersFor(suite), direct], suite, contract)
}

function onServers(servers: readonly DocumentServer[], suite: string, contract: Contract): void {
  describe.each(servers)(`${suite} on $name`, (server) => {
    const database = `tierwise-test-${randomUUID().slice(0, 8)}`
    const opened: Store[] = []
    let running: Running
    const open: OpenStore = async () => {
      const store = await openStore({ ...running, database, log: recordingLogger() })
      opened.push(store)
      return store
    }

    beforeAll(async () => {
      running = await server.open()
      await (await open()).migrate()
    })
    afterAll(async () => {
      await Promise.all(opened.map((store) => store.close()))
      await dropDatabase(running.uri, database)
      await running.close()
    })
    contract(open, { uri: () => running.uri, database })
  })
}

async function dropDatabase(uri: string, database: string): Promise<void> {
  const connection = await mongoose.createConnection(uri, { dbName: database }).asPromise()
  await connection.dropDatabase()
  await connection.close()
}
