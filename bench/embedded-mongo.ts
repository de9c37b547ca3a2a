import mongoose from 'mongoose'
import { openEmbeddedMongo } from '#src/embedded/mongo/open-embedded-mongo.ts'
import { type Bench, median, timed } from './bench.ts'

const silent = { info: () => undefined, warn: () => undefined }
const INSERTS = 10_000
const BASE = 20_000
const READS = 500

const documents = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    _id: `c${from + i}`,
    ref: `ref-${from + i}`,
    name: `Customer ${from + i}`,
    kappa: ((from + i) * 7919) % 1_000,
    at: new Date(1_700_000_000_000 + i),
  })) as never[]

/** The in-process document server: bulk insert, point read by index against one by scan. */
export const embeddedMongo: Bench = {
  name: 'embedded-mongo',
  help: '10,000 inserts, point reads on 20,000 documents; ratio: a read without an index to one with',
  async run() {
    const server = await openEmbeddedMongo({ dataDir: undefined, log: silent, prefer: 'in-process' })
    const connection = await mongoose.createConnection(`${server.uri}bench`).asPromise()
    const customers = connection.getClient().db('bench').collection('customers')

    const insertMs = await timed(() => customers.insertMany(documents(0, INSERTS)))
    await customers.insertMany(documents(INSERTS, BASE - INSERTS))
    await customers.createIndex({ ref: 1 })
    const reads: number[] = []
    const scans: number[] = []
    for (let i = 0; i < READS; i++) {
      const n = (i * 7_919) % BASE
      reads.push(await timed(() => customers.findOne({ ref: `ref-${n}` })))
      if (i % 25 === 0) scans.push(await timed(() => customers.findOne({ name: `Customer ${n}` })))
    }

    await connection.close()
    await server.close()
    return {
      bench: 'embedded-mongo',
      store: server.describe,
      n: BASE,
      ratio: median(scans) / median(reads),
      figures: { insert10kMs: insertMs, pointReadMs: median(reads), scanMs: median(scans) },
    }
  },
}
