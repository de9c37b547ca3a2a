import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import mongoose, { type mongo } from 'mongoose'
import type { Customer } from '#src/domain/customer.ts'
import { openEmbeddedMongo } from '#src/embedded/mongo/open-embedded-mongo.ts'
import { openStore } from '#src/store/open-store.ts'
import { type Bench, timed } from './bench.ts'
import { silent } from './rebuild-load.ts'

const DATABASE = 'tierwise-bench-rebuild'
/** As the rebuild reads and writes. */
const PAGE = 250

function numberOf(args: readonly string[], name: string, otherwise: number): number {
  const at = args.indexOf(name)
  return at < 0 ? otherwise : Number(args[at + 1])
}

async function serverOf(log: typeof silent) {
  const uri = process.env['MONGODB_URI']
  if (uri) return { uri, close: async () => undefined }

  return openEmbeddedMongo({ dataDir: undefined, log, prefer: 'in-process' })
}

/** The heap that the product's worker has. */
const workerFlags = (): readonly string[] => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { worker: string } }
  return scripts.worker.split(' ').filter((word) => word.startsWith('--'))
}

/** A process of its own for each step; answers its output. */
async function inProcess(step: string, ...args: readonly (string | number | Date)[]): Promise<string> {
  const words = args.map((arg) => String(arg instanceof Date ? arg.getTime() : arg))
  const child = spawn(process.execPath, [...workerFlags(), 'bench/rebuild-step.ts', step, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code === 0) return output
  throw new Error(`the step ${step} ended with ${code}`)
}

/** After a load a server may scan until it has statistics: waits until it finds a customer's events by their index. */
async function untilIndexed(db: mongo.Db): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    const ids = ['c00000001', 'c00000777', 'c00001501']
    if (
      (await timed(() =>
        db
          .collection('events')
          .find({ customerId: { $in: ids } })
          .toArray(),
      )) < 30
    )
      return
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}

type Stored = Customer & { readonly _id: string }

/** Everybody by pages: reads, gives the page away, writes what that answers in one bulk write. */
async function pass(
  db: mongo.Db,
  work: (page: readonly Stored[]) => Promise<readonly (readonly [Stored, object])[]>,
): Promise<void> {
  const customers = db.collection<Stored>('customers')
  let after = ''
  for (;;) {
    const page = await customers
      .find({ status: 'active', _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(PAGE)
      .toArray()
    const updates = await work(page as Stored[])
    const operations = updates.map(([{ _id, rev }, update]) => ({
      updateOne: { filter: { _id, rev }, update },
    }))
    if (operations.length > 0) await customers.bulkWrite(operations as never, { ordered: false })
    if (page.length < PAGE) return
    after = page.at(-1)?._id ?? after
  }
}

/** The same events read and the same documents written, in the same batches, with nothing thought in between. */
async function barePass(db: mongo.Db): Promise<void> {
  await pass(db, async (page) => {
    const ids = page.map(({ _id }) => _id)
    await db
      .collection('events')
      .find({ customerId: { $in: ids } })
      .toArray()
    return page.map((one) => {
      const { sums, valueSum } = one.facts
      return [one, { $set: { scoreNext: { policyVersion: 0, sums, valueSum } } }]
    })
  })
  await pass(db, async (page) =>
    page.map((one) => {
      const { facts, kind, lifecycle, score, tier, nextCheckAt, rev } = one
      const set = { facts, kind, lifecycle, score, tier, rev, ...(nextCheckAt ? { nextCheckAt } : {}) }
      return [one, { $set: set, $unset: { scoreNext: 1 } }]
    }),
  )
}

async function measure(db: mongo.Db, uri: string, now: Date) {
  const before = await timed(() => barePass(db))
  const published = JSON.parse(await inProcess('publish', uri, DATABASE, now)) as {
    readonly rebuildMs: number
  }
  const after = await timed(() => barePass(db))

  return {
    ratio: (2 * published.rebuildMs) / (before + after),
    figures: { ...published, bareBeforeMs: Math.round(before), bareAfterMs: Math.round(after) },
  }
}

/** A policy published on a base that stands, until everybody is decided by it. */
export const rebuild: Bench = {
  name: 'rebuild',
  help: '--customers N (50,000) with ten events each; ratio: publishing a policy to a bare pass over the same documents',
  async run(args) {
    const n = numberOf(args, '--customers', 50_000)
    const now = new Date()
    const server = await serverOf(silent)
    const connection = await mongoose.createConnection(server.uri, { dbName: DATABASE }).asPromise()
    await connection.dropDatabase()
    const store = await openStore({ uri: server.uri, database: DATABASE, log: silent })
    await store.migrate()
    const db = connection.getClient().db(DATABASE)
    const loadMs = await timed(() => inProcess('load', server.uri, DATABASE, n, now))
    await untilIndexed(db)

    const { ratio, figures } = await measure(db, server.uri, now)

    const described = store.describe
    await connection.dropDatabase()
    await store.close()
    await connection.close()
    await server.close()
    return {
      bench: 'rebuild',
      store: described,
      n,
      ratio,
      figures: { events: 10 * n, loadMs: Math.round(loadMs), ...figures },
    }
  },
}
