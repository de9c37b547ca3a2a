import type { mongo } from 'mongoose'
import type { DecideDeps } from '#src/decide/deps.ts'
import { type RetierResult, retier } from '#src/decide/tiers/retier.ts'
import { type Bench, timed } from './bench.ts'
import { type BenchStore, numberIn, openBenchStore, silent } from './bench-store.ts'
import { countedCustomers } from './counted-store.ts'
import { loadRetierBase } from './retier-base.ts'

/** One `find` over all ranked customers of a version, only their key, sorted by it, read to the end. */
async function readKeys(customers: mongo.Collection): Promise<number> {
  const filter = { 'score.policyVersion': 1, 'score.kappa': { $gte: -Number.MAX_VALUE } }
  const cursor = customers.find(filter, { projection: { 'score.kappa': 1 } }).sort({ 'score.kappa': 1 })
  let rows = 0
  for await (const _ of cursor) rows += 1
  return rows
}

/** Loads without the indexes and makes them after, as bulk loads are done. */
async function load({ store, raw, analyze }: BenchStore, now: Date, size: number, movers: number) {
  const customers = raw.getClient().db(raw.name).collection('customers')
  const indexes = (await customers.indexes()).filter(({ name }) => name !== '_id_')
  await customers.dropIndexes()
  await loadRetierBase({ store, customers, now }, size, movers)
  await customers.createIndexes(indexes.map(({ v: _, ...index }) => index as mongo.IndexDescription))
  analyze()
  return customers
}

/** A daily run, and what a look at all keys alone costs. */
export const retierBench: Bench = {
  name: 'retier',
  help: 'a daily run over --customers N (200000), --movers M (500) of whom cross; ratio: to one bare read of all keys',
  async run(args) {
    const size = numberIn(args, '--customers', 200_000)
    const movers = numberIn(args, '--movers', 500)
    const now = new Date('2026-11-22T12:00:00Z')
    const bench = await openBenchStore('tierwise-bench-retier')
    const { store } = bench
    let customers: mongo.Collection | undefined
    const loadMs = await timed(async () => {
      customers = await load(bench, now, size, movers)
    })
    if (!customers) throw new Error('nothing was loaded')

    const collection = customers
    const before = await timed(() => readKeys(collection))
    const { customers: counted, counts } = countedCustomers(store.customers)
    const clock = { now: () => now }
    const deps: DecideDeps = {
      ...store,
      customers: counted,
      clock,
      companyTimeZone: 'Asia/Shanghai',
      log: silent,
    }
    let result: RetierResult | undefined
    const runMs = await timed(async () => {
      result = await retier(deps)
    })
    const after = await timed(() => readKeys(collection))
    const readMs = (before + after) / 2
    await bench.close()

    return {
      bench: 'retier',
      store: bench.describe,
      n: size,
      ratio: runMs / readMs,
      figures: {
        readMs,
        runMs,
        ...counts,
        decided: result?.decided ?? 0,
        moved: result?.moved.length ?? 0,
        loadMs,
        rssMb: process.resourceUsage().maxRSS / 1024,
      },
    }
  },
}
