import { MaxKey, MinKey, Timestamp } from 'bson'
import { describe, expect, it } from 'vitest'
import { embeddedServer, refusal } from './embedded-server.ts'

const server = embeddedServer()

describe('writing through the driver', () => {
  it('an insert answers the ids and puts _id first', async () => {
    const collection = await server.collection()

    const result = await collection.insertMany([{ a: 1 }, { a: 2, _id: 7 as never }])

    expect(result.insertedCount).toBe(2)
    expect(Object.keys((await collection.findOne({ a: 2 })) ?? {})).toEqual(['_id', 'a'])
  })

  it('an ordered insert stops at the first duplicate, an unordered one goes on', async () => {
    const collection = await server.collection({ _id: 2 })
    const docs = [{ _id: 1 }, { _id: 2 }, { _id: 3 }] as never[]

    const ordered = await refusal(collection.insertMany(docs))
    const unordered = await refusal(
      collection.insertMany([{ _id: 4 }, { _id: 2 }, { _id: 5 }] as never[], { ordered: false }),
    )

    expect((ordered['writeErrors'] as { index: number }[]).map((e) => e.index)).toEqual([1])
    expect((unordered['writeErrors'] as { index: number }[]).map((e) => e.index)).toEqual([1])
    expect((await collection.find().sort({ _id: 1 }).toArray()).map((doc) => doc._id)).toEqual([1, 2, 4, 5])
  })

  it('a duplicate key names its index, pattern and value', async () => {
    const collection = await server.collection({ _id: 1, mail: 'a@b' })
    await collection.createIndex({ mail: 1 }, { unique: true })

    const error = await refusal(collection.insertOne({ mail: 'a@b' }))

    expect(error).toMatchObject({ code: 11000, keyPattern: { mail: 1 }, keyValue: { mail: 'a@b' } })
    expect(error.message).toContain('E11000 duplicate key error collection: test.')
    expect(error.message).toContain('index: mail_1 dup key: { mail: "a@b" }')
  })

  it('an update counts what it matched and what it changed', async () => {
    const collection = await server.collection({ _id: 1, n: 1 }, { _id: 2, n: 1 }, { _id: 3, n: 2 })

    const result = await collection.updateMany({ _id: { $lte: 3 } } as never, { $max: { n: 2 } })

    expect(result).toMatchObject({ matchedCount: 3, modifiedCount: 2, upsertedCount: 0 })
  })

  it('an upsert takes the equalities of its filter and answers the id', async () => {
    const collection = await server.collection()

    const result = await collection.updateOne(
      { ref: 'acme', n: { $gt: 3 } },
      { $set: { x: 1 }, $setOnInsert: { made: true } },
      { upsert: true },
    )

    expect(result.upsertedCount).toBe(1)
    expect(await collection.findOne({})).toEqual({ _id: result.upsertedId, ref: 'acme', x: 1, made: true })
  })

  it('a conditional update by revision happens once', async () => {
    const collection = await server.collection({ _id: 1, rev: 4, tier: 'B' })
    const promote = () =>
      collection.updateOne({ _id: 1, rev: 4 } as never, { $set: { tier: 'A' }, $inc: { rev: 1 } })

    const results = await Promise.all([promote(), promote(), promote()])

    expect(results.map((result) => result.modifiedCount).sort()).toEqual([0, 0, 1])
  })

  it('a lease by $$NOW is taken by one of many', async () => {
    const collection = await server.collection({ _id: 1 }, { _id: 2 })
    const claim = (who: number) =>
      collection.findOneAndUpdate(
        { $or: [{ until: { $exists: false } }, { $expr: { $lt: ['$until', '$$NOW'] } }] },
        [{ $set: { who, until: { $add: ['$$NOW', 60_000] } } }],
        { sort: { _id: 1 }, returnDocument: 'after' },
      )

    const claims = await Promise.all([1, 2, 3, 4].map(claim))

    expect(claims.filter((doc) => doc !== null).map((doc) => doc._id)).toEqual([1, 2])
    expect(claims[0]?.['until']).toBeInstanceOf(Date)
  })

  it('replaceOne keeps the id, deleteOne takes one, deleteMany all', async () => {
    const collection = await server.collection({ _id: 1, a: 1 }, { _id: 2, a: 1 }, { _id: 3, a: 1 })

    await collection.replaceOne({ _id: 1 } as never, { b: 2 })
    const one = await collection.deleteOne({ a: 1 })
    const rest = await collection.deleteMany({ a: 1 })

    expect([one.deletedCount, rest.deletedCount]).toEqual([1, 1])
    expect(await collection.find().toArray()).toEqual([{ _id: 1, b: 2 }])
  })

  it('findAndModify sorts, projects, upserts and removes', async () => {
    const collection = await server.collection({ _id: 1, n: 2 }, { _id: 2, n: 1 })

    const before = await collection.findOneAndUpdate(
      {},
      { $inc: { n: 10 } },
      { sort: { n: 1 }, projection: { _id: 0 } },
    )
    const made = await collection.findOneAndUpdate(
      { _id: 9 } as never,
      { $set: { n: 5 } },
      { upsert: true, returnDocument: 'after' },
    )
    const gone = await collection.findOneAndDelete({}, { sort: { n: -1 } })
    const none = await collection.findOneAndReplace({ _id: 99 } as never, { n: 0 })

    expect([before, made, gone, none]).toEqual([{ n: 1 }, { _id: 9, n: 5 }, { _id: 2, n: 11 }, null])
  })

  it('bulkWrite runs every kind of statement', async () => {
    const collection = await server.collection({ _id: 1, n: 1 }, { _id: 2, n: 1 })

    const result = await collection.bulkWrite([
      { insertOne: { document: { _id: 3 } as never } },
      { updateOne: { filter: { _id: 1 } as never, update: { $inc: { n: 1 } } } },
      { updateMany: { filter: { n: { $gte: 1 } }, update: { $set: { seen: true } } } },
      { replaceOne: { filter: { _id: 2 } as never, replacement: { r: 1 } } },
      { updateOne: { filter: { _id: 4 } as never, update: { $set: { n: 0 } }, upsert: true } },
      { deleteOne: { filter: { _id: 3 } as never } },
    ])

    expect(result).toMatchObject({
      insertedCount: 1,
      matchedCount: 4,
      modifiedCount: 4,
      upsertedCount: 1,
      deletedCount: 1,
      upsertedIds: { 4: 4 },
    })
  })

  it('client.bulkWrite writes to several collections', async () => {
    const one = await server.collection()
    const two = await server.collection({ _id: 1 })
    const client = server.connection().getClient()

    const result = await client.bulkWrite([
      { name: 'insertOne', namespace: one.namespace, document: { a: 1 } as never },
      {
        name: 'updateOne',
        namespace: two.namespace,
        filter: { _id: 1 } as never,
        update: { $set: { b: 2 } },
      },
      { name: 'deleteMany', namespace: two.namespace, filter: { b: 9 } },
    ])

    expect(result).toMatchObject({ insertedCount: 1, matchedCount: 1, modifiedCount: 1, deletedCount: 0 })
  })

  it('an empty timestamp becomes the moment of the insert, any _id but an array or a pattern is taken', async () => {
    const collection = await server.collection({ at: new Timestamp({ t: 0, i: 0 }) })
    const ids = [
      null,
      Number.NaN,
      '',
      {},
      false,
      new Date(0),
      new MinKey(),
      new MaxKey(),
      new Timestamp({ t: 0, i: 0 }),
    ]

    for (const _id of ids) await collection.replaceOne({ _id } as never, { x: 1 }, { upsert: true })

    expect((await collection.findOne({ at: { $exists: true } }))?.['at'].getHighBits()).toBeGreaterThan(
      1_700_000_000,
    )
    expect(await collection.countDocuments({ x: 1 })).toBe(ids.length)
    for (const _id of ids) expect(await collection.countDocuments({ _id } as never)).toBe(1)
  })

  it('an unacknowledged write is done', async () => {
    const collection = await server.collection()

    await collection.insertOne({ a: 1 }, { writeConcern: { w: 0 } })

    await expect.poll(() => collection.countDocuments()).toBe(1)
  })
})

describe('reading through the driver', () => {
  it('sort, skip, limit and projection work together', async () => {
    const collection = await server.collection(...[3, 1, 2, 5, 4].map((n) => ({ n, x: { y: n, z: 0 } })))

    const rows = await collection
      .find({ n: { $gt: 1 } })
      .sort({ n: -1 })
      .skip(1)
      .limit(2)
      .project({ _id: 0, 'x.y': 1 })
      .toArray()

    expect(rows).toEqual([{ x: { y: 4 } }, { x: { y: 3 } }])
  })

  it('null matches missing, $exists tells them apart', async () => {
    const collection = await server.collection({ _id: 1, a: null }, { _id: 2 }, { _id: 3, a: 0 })
    const ids = async (filter: object) =>
      (await collection.find(filter).sort({ _id: 1 }).toArray()).map((doc) => doc._id)

    expect(await ids({ a: null })).toEqual([1, 2])
    expect(await ids({ a: { $exists: true } })).toEqual([1, 3])
    expect(await ids({ a: { $type: 'null' } })).toEqual([1])
    expect(await ids({ a: { $ne: null } })).toEqual([3])
  })

  it('count, distinct and estimatedDocumentCount agree with find', async () => {
    const collection = await server.collection({ t: ['a', 'b'] }, { t: 'b' }, { t: null }, {})

    expect(await collection.countDocuments({ t: 'b' })).toBe(2)
    expect(await collection.estimatedDocumentCount()).toBe(4)
    expect(await collection.distinct('t')).toEqual([null, 'a', 'b'])
  })

  it('an aggregation groups, joins and facets', async () => {
    const events = await server.collection({ c: 1, v: 5 }, { c: 1, v: 7 }, { c: 2, v: 1 })
    const customers = await server.collection({ _id: 1, name: 'x' }, { _id: 2, name: 'y' })

    const rows = await customers
      .aggregate([
        { $lookup: { from: events.collectionName, localField: '_id', foreignField: 'c', as: 'events' } },
        { $project: { name: 1, total: { $sum: '$events.v' } } },
        { $facet: { big: [{ $match: { total: { $gt: 5 } } }], all: [{ $count: 'n' }] } },
      ])
      .toArray()

    expect(rows).toEqual([{ big: [{ _id: 1, name: 'x', total: 12 }], all: [{ n: 2 }] }])
  })

  it('$merge and $out write collections', async () => {
    const from = await server.collection({ _id: 1, n: 1 }, { _id: 2, n: 2 })
    const into = await server.collection({ _id: 1, kept: true })

    await from.aggregate([{ $merge: { into: into.collectionName } }]).toArray()
    await from.aggregate([{ $match: { n: 2 } }, { $out: `${into.collectionName}-out` }]).toArray()

    expect(await into.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, kept: true, n: 1 },
      { _id: 2, n: 2 },
    ])
    expect(await server.db().collection(`${into.collectionName}-out`).find().toArray()).toEqual([
      { _id: 2, n: 2 },
    ])
  })
})
