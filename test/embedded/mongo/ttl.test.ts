import { describe, expect, it } from 'vitest'
import { embeddedServer } from './embedded-server.ts'

const server = embeddedServer()
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000)

describe('TTL indexes', () => {
  it('remove what is over, by the earliest date of an array, and nothing that is no date', async () => {
    const collection = await server.collection(
      { _id: 'over', at: ago(120) },
      { _id: 'young', at: ago(10) },
      { _id: 'array', at: [ago(-999), ago(120)] },
      { _id: 'text', at: 'long ago' },
      { _id: 'missing' },
    )
    await collection.createIndex({ at: 1 }, { expireAfterSeconds: 60 })

    await server.db('admin').command({ setParameter: 1, ttlMonitorSleepSecs: 1 })
    await expect.poll(() => collection.countDocuments(), { timeout: 5000 }).toBe(3)
    await server.db('admin').command({ setParameter: 1, ttlMonitorSleepSecs: 60 })

    expect((await collection.find().toArray()).map((doc) => String(doc._id)).sort()).toEqual([
      'missing',
      'text',
      'young',
    ])
  })

  it.each([
    ['a compound key', { a: 1, b: 1 }, 60, 67],
    ['_id', { _id: 1 }, 60, 197],
    ['a negative time', { a: 1 }, -1, 67],
  ])('are refused on %s', async (_, key, expireAfterSeconds, code) => {
    const collection = await server.collection()

    expect(
      await collection.createIndex(key as never, { expireAfterSeconds }).catch((error) => error.code),
    ).toBe(code)
  })
})
