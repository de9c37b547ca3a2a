import { describe, expect, it } from 'vitest'
import { embeddedServer } from './embedded-server.ts'

const server = embeddedServer()
const COUNT = 2000

const customers = async () => {
  const collection = await server.collection(
    ...Array.from({ length: COUNT }, (_, n) => ({
      _id: `c${n}`,
      tier: 'ABCD'[n % 4],
      kappa: (n * 7919) % COUNT,
      policy: n % 2,
      keys: [`k${n}`, `x${n % 50}`],
      nested: { due: new Date(n * 1000) },
      ...(n % 10 === 0 ? { dirty: { at: n } } : {}),
    })),
  )
  await collection.createIndexes([
    { key: { policy: 1, tier: 1, kappa: -1 } },
    { key: { keys: 1 } },
    { key: { 'nested.due': 1 } },
    { key: { 'dirty.at': 1 }, partialFilterExpression: { 'dirty.at': { $exists: true } } },
    { key: { kappa: 1 }, sparse: true },
  ])
  return collection
}

type Plan = { stage: string; indexName?: string; inputStage?: Plan }

const leaf = (plan: Plan): Plan => (plan.inputStage ? leaf(plan.inputStage) : plan)

describe('an index serves', () => {
  it.each([
    ['an _id', { _id: 'c7' }, {}, 'IDHACK', 1],
    ['an equality', { kappa: 77 }, {}, 'kappa_1', 1],
    ['a prefix', { policy: 1, tier: 'B' }, {}, 'policy_1_tier_1_kappa_-1', 500],
    [
      'a range after a prefix',
      { policy: 1, tier: 'B', kappa: { $gte: 100, $lt: 200 } },
      {},
      'policy_1_tier_1_kappa_-1',
      100,
    ],
    ['$in', { kappa: { $in: [1, 2, 3] } }, {}, 'kappa_1', 3],
    ['a list of no values', { policy: 1, kappa: { $in: [] } }, {}, 'kappa_1', 0],
    ['a range', { 'nested.due': { $lt: new Date(50_000) } }, {}, 'nested.due_1', 50],
    ['an element of an array', { keys: 'k9' }, {}, 'keys_1', 1],
    [
      'a range on an array by $elemMatch',
      { keys: { $elemMatch: { $gte: 'k19', $lt: 'k1:' } } },
      {},
      'keys_1',
      150,
    ],
    ['an anchored pattern', { keys: /^k199/ }, {}, 'keys_1', 12],
    ['a partial filter that the query implies', { 'dirty.at': { $lte: 100 } }, {}, 'dirty.at_1', 12],
    ['a sort with a limit', {}, { 'nested.due': -1 }, 'nested.due_1', undefined],
    ['a sort after an equality', { policy: 0, tier: 'A' }, { kappa: 1 }, 'policy_1_tier_1_kappa_-1', 500],
  ] as const)('%s', async (_, filter, sort, name, most) => {
    const collection = await customers()

    const explained = await collection
      .find(filter as never)
      .sort(sort as never)
      .limit(10)
      .explain('executionStats')
    const plan = leaf(explained['queryPlanner'].winningPlan)

    expect(plan.indexName ?? plan.stage).toBe(name)
    expect(JSON.stringify(explained['queryPlanner'].winningPlan)).not.toContain('"SORT"')
    expect(explained['executionStats'].totalDocsExamined).toBeLessThanOrEqual(most ?? 10)
  })

  it('each branch of an $or, where the rest of the filter leaves more to read', async () => {
    const collection = await customers()
    const filter = { policy: 1, $or: [{ keys: 'k9' }, { 'dirty.at': 110 }, { keys: 'k11' }] }

    const found = collection.find(filter).sort({ kappa: 1 })
    const explained = await found.explain('executionStats')

    expect(explained['queryPlanner'].winningPlan.inputStage.stage).toBe('SUBPLAN')
    expect(explained['executionStats'].totalDocsExamined).toBe(3)
    expect((await found.toArray()).map(({ _id }) => _id)).toEqual(['c11', 'c9'])
  })

  it('several _ids, each once and in their order, whatever the list', async () => {
    const collection = await customers()

    const found = collection.find({ _id: { $in: ['c9', 'nobody', 'c11', 'c9'] } } as never)
    const explained = await found.explain('executionStats')

    expect(leaf(explained['queryPlanner'].winningPlan).indexName).toBe('_id_')
    expect(explained['executionStats'].totalKeysExamined).toBe(2)
    expect((await found.toArray()).map(({ _id }) => _id)).toEqual(['c11', 'c9'])
  })

  it('no index serves what none can, and explain says so', async () => {
    const collection = await customers()
    const planOf = async (filter: object, sort: object = {}) =>
      (
        await collection
          .find(filter)
          .sort(sort as never)
          .explain()
      )['queryPlanner'].winningPlan as Plan

    expect((await planOf({ nope: 1 })).stage).toBe('COLLSCAN')
    expect((await planOf({ 'dirty.at': null })).stage).toBe('COLLSCAN')
    expect((await planOf({ nope: 1 }, { tier: 1 })).stage).toBe('SORT')
  })

  it('an aggregation that starts with $match and $sort', async () => {
    const collection = await customers()

    const explained = await collection
      .aggregate([
        { $match: { kappa: { $gt: 1900 } } },
        { $sort: { kappa: 1 } },
        { $group: { _id: '$tier' } },
      ])
      .explain()

    expect(leaf(explained['queryPlanner'].winningPlan).indexName).toBe('kappa_1')
  })

  it('updates and deletes', async () => {
    const collection = await customers()

    const explained = await server.db().command({
      explain: { update: collection.collectionName, updates: [{ q: { kappa: 5 }, u: { $set: { x: 1 } } }] },
      verbosity: 'queryPlanner',
    })

    expect(leaf(explained['queryPlanner'].winningPlan).indexName).toBe('kappa_1')
  })

  it('a hint is obeyed', async () => {
    const collection = await customers()

    const explained = await collection.find({ kappa: 5 }).hint('keys_1').explain()

    expect(leaf(explained['queryPlanner'].winningPlan).indexName).toBe('keys_1')
    expect(await collection.find({ kappa: 5 }).hint({ $natural: 1 }).toArray()).toHaveLength(1)
  })

  it('results are the same with and without an index, also after updates', async () => {
    const collection = await customers()
    await collection.updateMany({ kappa: { $lt: 300 } }, {
      $inc: { kappa: 5000 },
      $push: { keys: 'moved' },
    } as never)
    await collection.deleteMany({ kappa: { $gt: 5200 } })
    const filter = { kappa: { $gte: 1900, $lt: 5100 } }

    const served = await collection.find(filter).sort({ kappa: 1 }).toArray()
    const scanned = await collection.find(filter).sort({ kappa: 1 }).hint({ $natural: 1 }).toArray()

    expect(served).toEqual(scanned)
    expect(await collection.countDocuments({ keys: 'moved' })).toBe(201)
  })
})

describe('unique indexes', () => {
  it('a compound one, a sparse one, a partial one and one over arrays', async () => {
    const collection = await server.collection()
    await collection.createIndex({ a: 1, b: 1 }, { unique: true })
    await collection.createIndex({ s: 1 }, { unique: true, sparse: true })
    await collection.createIndex({ p: 1 }, { unique: true, partialFilterExpression: { live: true } })
    await collection.createIndex({ l: 1 }, { unique: true, sparse: true })
    const insert = (doc: object) =>
      collection.insertOne({ a: Math.random(), ...doc }).then(
        () => 'ok',
        (error) => error.code,
      )

    expect([
      await insert({ a: 1, b: 1 }),
      await insert({ a: 1, b: 2 }),
      await insert({ a: 1, b: 1 }),
    ]).toEqual(['ok', 'ok', 11000])
    expect([
      await insert({}),
      await insert({}),
      await insert({ s: null }),
      await insert({ s: null }),
    ]).toEqual(['ok', 'ok', 'ok', 11000])
    expect([
      await insert({ p: 1 }),
      await insert({ p: 1, live: true }),
      await insert({ p: 1, live: true }),
    ]).toEqual(['ok', 'ok', 11000])
    expect([
      await insert({ l: [1, 2, 2] }),
      await insert({ l: [2, 3] }),
      await insert({ l: [3, 4] }),
    ]).toEqual(['ok', 11000, 'ok'])
  })

  it('an update into a taken key changes nothing', async () => {
    const collection = await server.collection({ _id: 1, m: 'a' }, { _id: 2, m: 'b' })
    await collection.createIndex({ m: 1 }, { unique: true })

    const code = await collection
      .updateOne({ _id: 2 } as never, { $set: { m: 'a', x: 1 } })
      .catch((error) => error.code)

    expect(code).toBe(11000)
    expect(await collection.findOne({ m: 'b' })).toEqual({ _id: 2, m: 'b' })
  })

  it('one cannot be built over duplicates', async () => {
    const collection = await server.collection({ m: 1 }, { m: 1.0 })

    expect(await collection.createIndex({ m: 1 }, { unique: true }).catch((error) => error.code)).toBe(11000)
    expect(await collection.listIndexes().toArray()).toHaveLength(1)
  })
})
