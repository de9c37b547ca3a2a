import { describe, expect, it } from 'vitest'
import { embeddedServer } from './embedded-server.ts'

const server = embeddedServer()

describe('server, databases and collections', () => {
  it('hello describes a writable standalone of a current wire version', async () => {
    const hello = await server.db('admin').command({ hello: 1 })

    expect(hello).toMatchObject({
      isWritablePrimary: true,
      minWireVersion: 0,
      maxBsonObjectSize: 16_777_216,
      ok: 1,
    })
    expect(hello['maxWireVersion']).toBeGreaterThanOrEqual(21)
    expect(hello).not.toHaveProperty('compression')
    expect(hello).not.toHaveProperty('setName')
  })

  it('ping, buildInfo, serverStatus and connectionStatus answer', async () => {
    const admin = server.db('admin')

    const answers = await Promise.all(
      [{ ping: 1 }, { buildInfo: 1 }, { serverStatus: 1 }, { connectionStatus: 1 }].map((one) =>
        admin.command(one),
      ),
    )

    expect(answers.map((answer) => answer['ok'])).toEqual([1, 1, 1, 1])
  })

  it('collections are made, listed, renamed and dropped', async () => {
    const db = server.db('admin-test')
    await db.createCollection('one')
    await db.collection('two').insertOne({})

    await db.collection('two').rename('three')
    const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map((one) => one.name)
    const filtered = await db.listCollections({ name: 'one' }).toArray()
    await db.collection('one').drop()

    expect(names.sort()).toEqual(['one', 'three'])
    expect(filtered).toMatchObject([{ name: 'one', type: 'collection', idIndex: { key: { _id: 1 } } }])
    expect((await db.listCollections().toArray()).map((one) => one.name)).toEqual(['three'])
    expect(await db.collection('three').countDocuments()).toBe(1)
  })

  it('databases are listed and dropped', async () => {
    await server.db('gone').collection('c').insertOne({})
    const names = async () =>
      (await server.db('admin').admin().listDatabases()).databases.map((one) => one.name)
    const before = await names()

    await server.db('gone').dropDatabase()

    expect(before).toContain('gone')
    expect(await names()).not.toContain('gone')
  })

  it('collStats and dbStats count', async () => {
    const collection = await server.collection({ a: 1 }, { a: 2 })
    await collection.createIndex({ a: 1 })

    const stats = await server.db().command({ collStats: collection.collectionName })

    expect(stats).toMatchObject({ count: 2, nindexes: 2, indexSizes: { _id_: 2, a_1: 2 } })
    expect((await server.db().stats())['ok']).toBe(1)
  })

  it('indexes are made, listed and dropped', async () => {
    const collection = await server.collection({ a: 1 })

    await collection.createIndexes([
      { key: { a: 1, b: -1 } },
      { key: { c: 1 }, sparse: true, name: 'own' },
      { key: { h: 'hashed' } },
    ])
    const again = await server.db().command({
      createIndexes: collection.collectionName,
      indexes: [{ key: { a: 1, b: -1 }, name: 'a_1_b_-1' }],
    })
    const listed = await collection.listIndexes().toArray()
    await collection.dropIndex('own')
    await collection.dropIndexes()

    expect(again).toMatchObject({
      numIndexesBefore: 4,
      numIndexesAfter: 4,
      note: 'all indexes already exist',
    })
    expect(listed).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { a: 1, b: -1 }, name: 'a_1_b_-1' },
      { v: 2, key: { c: 1 }, name: 'own', sparse: true },
      { v: 2, key: { h: 'hashed' }, name: 'h_hashed' },
    ])
    expect(await collection.listIndexes().toArray()).toHaveLength(1)
  })

  it('endSessions is taken, so that the driver closes in peace', async () => {
    expect((await server.db('admin').command({ endSessions: [] }))['ok']).toBe(1)
  })
})
