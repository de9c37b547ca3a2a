import { Long } from 'bson'
import { describe, expect, it } from 'vitest'
import { embeddedServer, refusal } from './embedded-server.ts'

const server = embeddedServer()
const command = (doc: object, db = 'test') => refusal(server.db(db).command(doc as never))

describe('what is refused, by code', () => {
  it.each([
    [59, { noSuchCommand: 1 }],
    [73, { find: '' }],
    [73, { insert: 'a$b', documents: [{}] }],
    [26, { listIndexes: 'nowhere' }],
    [26, { dropIndexes: 'nowhere', index: '*' }],
    [40415, { find: 'c', nope: 1 }],
    [14, { find: 'c', filter: 'x' }],
    [40414, { insert: 'c' }],
    [16, { insert: 'c', documents: [] }],
    [9, { aggregate: 'c', pipeline: [] }],
    [9, { findAndModify: 'c', query: {} }],
    [43, { getMore: Long.fromNumber(5), collection: 'c' }],
    [13, { listDatabases: 1 }],
    [2, { find: 'c', hint: 'no_such_index', filter: {} }],
    [67, { createIndexes: 'c', indexes: [{ key: { a: 0 }, name: 'x' }] }],
    [67, { createIndexes: 'c', indexes: [{ key: {}, name: 'x' }] }],
    [197, { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'x', nope: 1 }] }],
    [2, { insert: 'c', documents: [{}], writeConcern: { w: 3 } }],
    [263, { find: 'c', startTransaction: true, autocommit: false, txnNumber: 1 }],
  ])('%i for %j', async (code, doc) => {
    await server.db().collection('c').createIndex({ there: 1 })

    expect((await command(doc)).code).toBe(code)
  })

  it('an index under a name that another has, an unknown index and the one on _id', async () => {
    const collection = await server.collection({ a: 1 })
    await collection.createIndex({ a: 1 }, { name: 'x' })

    expect((await refusal(collection.createIndex({ b: 1 }, { name: 'x' }))).code).toBe(86)
    expect((await refusal(collection.createIndex({ a: 1 }, { name: 'y' }))).code).toBe(85)
    expect((await refusal(collection.createIndex({ a: 1 }, { name: 'x', unique: true }))).code).toBe(86)
    expect((await refusal(collection.dropIndex('nope'))).code).toBe(27)
    expect((await refusal(collection.dropIndex('_id_'))).code).toBe(72)
    expect(
      (await refusal(server.db().createCollection(collection.collectionName, { x: 1 } as never))).code,
    ).toBe(40415)
    expect((await refusal(server.db().command({ create: collection.collectionName }))).code).toBe(48)
  })

  it('an _id that is an array or holds a dollar, and a changed one', async () => {
    const collection = await server.collection({ _id: 1, a: 1 })

    expect((await refusal(collection.insertOne({ _id: [1] } as never))).code).toBe(53)
    expect((await refusal(collection.insertOne({ _id: { $x: 1 } } as never))).code).toBe(52)
    expect((await refusal(collection.updateOne({ a: 1 }, { $set: { _id: 2 } } as never))).code).toBe(66)
    expect((await refusal(collection.replaceOne({ a: 1 }, { _id: 2 } as never))).code).toBe(66)
  })

  it('a document beyond 16 MB', async () => {
    const collection = await server.collection({ _id: 1, half: 'x'.repeat(9_000_000) })

    expect(
      (await refusal(collection.updateOne({}, [{ $set: { other: { $concat: ['$half', '$half'] } } }]))).code,
    ).toBe(10334)
  })
})

describe('what MongoDB has and the embedded store has not', () => {
  it.each([
    ['change streams', { aggregate: 'c', pipeline: [{ $changeStream: {} }], cursor: {} }, '$changeStream'],
    ['$where', { find: 'c', filter: { $where: 'true' } }, '$where'],
    ['text search', { find: 'c', filter: { $text: { $search: 'x' } } }, '$text'],
    ['text indexes', { createIndexes: 'c', indexes: [{ key: { a: 'text' }, name: 'x' }] }, 'text index'],
    ['geo queries', { find: 'c', filter: { a: { $near: [0, 0] } } }, '$near'],
    ['collation', { find: 'c', filter: {}, collation: { locale: 'zh' } }, 'collation'],
    ['map-reduce', { mapReduce: 'c' }, 'mapReduce'],
    ['capped collections', { create: 'capped', capped: true, size: 100 }, 'capped'],
    ['views', { create: 'view', viewOn: 'c' }, 'viewOn'],
    ['validators', { create: 'v', validator: { a: 1 } }, 'validator'],
    ['tailable cursors', { find: 'c', tailable: true }, 'tailable'],
    [
      'JavaScript',
      { aggregate: 'c', pipeline: [{ $project: { x: { $function: {} } } }], cursor: {} },
      '$function',
    ],
    ['authentication', { saslStart: 1, mechanism: 'PLAIN', payload: '' }, 'Authentication'],
  ])('%s: refused by name, with the way out', async (_, doc, name) => {
    const error = await command(doc)

    expect(error.code).toBe(115)
    expect(error.message).toContain(name)
    expect(error.message).toContain('Set MONGODB_URI')
  })

  it('transactions', async () => {
    const session = server.connection().getClient().startSession()
    const collection = await server.collection()

    const error = await refusal(session.withTransaction(() => collection.insertOne({ a: 1 }, { session })))
    await session.endSession()

    expect(error.message).toContain('no transactions')
    expect(await collection.countDocuments()).toBe(0)
  })
})
