import { Long } from 'bson'
import { describe, expect, it } from 'vitest'
import { Cursors } from '#src/embedded/mongo/commands/cursors.ts'
import { embeddedServer, refusal } from './embedded-server.ts'

const server = embeddedServer()
const many = (count: number) => Array.from({ length: count }, (_, n) => ({ _id: n }))

describe('cursors', () => {
  it('a long result comes in batches', async () => {
    const collection = await server.collection(...many(1000))

    const rows = await collection.find().batchSize(64).sort({ _id: 1 }).toArray()

    expect(rows.map((row) => row._id)).toEqual(many(1000).map((row) => row._id))
  })

  it('the first batch has 101 documents unless told', async () => {
    const collection = await server.collection(...many(300))

    const { cursor } = await server.db().command({ find: collection.collectionName })

    expect(cursor.firstBatch).toHaveLength(101)
    expect(cursor.id).not.toEqual(Long.ZERO)
  })

  it('an answer stays under the size of a message', async () => {
    const collection = await server.collection()
    for (let i = 0; i < 5; i++) await collection.insertOne({ big: 'x'.repeat(7_000_000) })

    const { cursor } = await server.db().command({ find: collection.collectionName, projection: { big: 1 } })

    expect(cursor.firstBatch).toHaveLength(2)
    expect((await collection.find().toArray()).length).toBe(5)
  })

  it('many small documents fit into their batches, an answer that cannot fit is refused', async () => {
    const collection = await server.collection({ _id: 'seed', big: 'x'.repeat(9_000_000) })
    await collection
      .aggregate([
        { $match: { _id: 'seed' } as never },
        { $project: { n: { $range: [0, 300_000] } } },
        { $unwind: '$n' },
        { $project: { _id: '$n' } },
        { $out: `${collection.collectionName}-many` },
      ])
      .toArray()

    const rows = await server
      .db()
      .collection(`${collection.collectionName}-many`)
      .find()
      .batchSize(1_000_000)
      .toArray()
    const code = await collection
      .aggregate([{ $project: { a: '$big', b: '$big' } }])
      .toArray()
      .catch((error) => error.code)

    expect(rows).toHaveLength(300_000)
    expect(code).toBe(10334)
  })

  it('a cursor sees the collection as it was when it was opened', async () => {
    const collection = await server.collection(...many(10))
    const cursor = collection.find().sort({ _id: 1 }).batchSize(2)
    await cursor.next()

    await collection.updateMany({}, { $set: { changed: true } })

    expect((await cursor.toArray()).length).toBe(9)
  })

  it('a killed cursor and one of another collection are refused', async () => {
    const collection = await server.collection(...many(10))
    const open = async () =>
      (await server.db().command({ find: collection.collectionName, batchSize: 2 }))['cursor'].id
    const [killed, other] = [await open(), await open()]

    const answer = await server
      .db()
      .command({ killCursors: collection.collectionName, cursors: [killed, Long.fromNumber(12345)] })

    expect(answer).toMatchObject({ cursorsKilled: [killed], cursorsNotFound: [12345] })
    expect(
      (
        await refusal(
          server.db().command({ getMore: Long.fromValue(killed), collection: collection.collectionName }),
        )
      ).code,
    ).toBe(43)
    expect(
      (await refusal(server.db().command({ getMore: Long.fromValue(other), collection: 'else' }))).code,
    ).toBe(13)
  })

  it('an exhausted cursor answers id 0', async () => {
    const collection = await server.collection(...many(3))
    const first = await server.db().command({ find: collection.collectionName, batchSize: 2 })

    const next = await server
      .db()
      .command(
        { getMore: Long.fromValue(first['cursor'].id), collection: collection.collectionName },
        { promoteLongs: false },
      )

    expect(next['cursor']).toMatchObject({ nextBatch: [{ _id: 2 }], id: Long.ZERO })
  })

  it('an idle cursor is forgotten after ten minutes, unless it asked not to be', () => {
    let now = 0
    const cursors = new Cursors(() => now)
    cursors.start('d.c', many(5), { batchSize: 1 })
    cursors.start('d.c', many(5), { batchSize: 1, noTimeout: true })

    now = 9 * 60_000
    cursors.expire()
    const early = cursors.size
    now = 11 * 60_000
    cursors.expire()

    expect([early, cursors.size]).toEqual([2, 1])
  })
})
