import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import { afterEach, describe, expect, it } from 'vitest'
import { openEmbeddedMongo } from '#src/embedded/mongo/open-embedded-mongo.ts'
import { silent } from './embedded-server.ts'

const folders: string[] = []
const newFolder = () => {
  const dir = mkdtempSync(join(tmpdir(), 'tierwise-mongo-'))
  folders.push(dir)
  return dir
}
afterEach(() => {
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true, force: true })
})

const withStore = async <T>(
  dataDir: string,
  use: (db: ReturnType<ReturnType<mongoose.Connection['getClient']>['db']>) => Promise<T>,
): Promise<T> => {
  const server = await openEmbeddedMongo({ dataDir, prefer: 'in-process', log: silent })
  const connection = await mongoose.createConnection(server.uri).asPromise()
  try {
    return await use(connection.getClient().db('test'))
  } finally {
    await connection.close()
    await server.close()
  }
}

const WRITER = new URL('./durability-writer.ts', import.meta.url).pathname

/** Runs the writer, kills it in the middle, and answers what it was told is written. */
const killedWriter = (dataDir: string, afterMs: number): Promise<number[]> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [WRITER, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.on('data', (chunk) => {
      if (text === '') setTimeout(() => child.kill('SIGKILL'), afterMs)
      text += chunk
    })
    child.once('close', () =>
      resolve(
        text
          .split('\n')
          .slice(0, -1)
          .filter((line) => line !== 'up')
          .map(Number),
      ),
    )
  })

describe('what was acknowledged', () => {
  it('survives kill -9 in the middle of writing', async () => {
    const dataDir = newFolder()

    const acknowledged = [...(await killedWriter(dataDir, 150)), ...(await killedWriter(dataDir, 250))]
    const found = await withStore(
      dataDir,
      async (db) =>
        new Map((await db.collection('w').find().toArray()).map((doc) => [doc._id as never as number, doc])),
    )

    expect(acknowledged.length).toBeGreaterThan(20)
    expect(acknowledged.filter((n) => found.get(n)?.['marked'] !== true)).toEqual([])
  }, 30_000)

  it('is there after a close: documents, their order and types, indexes, and what was dropped is not', async () => {
    const dataDir = newFolder()
    await withStore(dataDir, async (db) => {
      await db
        .collection('c')
        .insertMany([{ _id: 2 }, { _id: 1, at: new Date(5), n: mongoose.mongo.Long.fromNumber(7) }] as never)
      await db.collection('c').createIndex({ n: 1 }, { unique: true, sparse: true })
      await db.collection('c').insertOne({ _id: 3 } as never)
      await db.collection('c').deleteOne({ _id: 2 } as never)
      await db.collection('gone').insertOne({})
      await db.collection('gone').drop()
    })

    const after = await withStore(dataDir, async (db) => ({
      docs: await db.collection('c').find({}, { promoteLongs: false }).toArray(),
      taken: await db
        .collection('c')
        .insertOne({ n: 7 })
        .catch((error) => error.code),
      names: (await db.listCollections().toArray()).map((one) => one.name),
      indexes: (await db.collection('c').listIndexes().toArray()).map((one) => one.name),
    }))

    expect(after).toEqual({
      docs: [{ _id: 1, at: new Date(5), n: mongoose.mongo.Long.fromNumber(7) }, { _id: 3 }],
      taken: 11000,
      names: ['c'],
      indexes: ['_id_', 'n_1'],
    })
  })

  it('without a folder nothing is written', async () => {
    const server = await openEmbeddedMongo({ dataDir: ':memory:', log: silent })

    expect(server).toMatchObject({ kind: 'in-process' })
    expect(server.describe).toContain('in memory only')
    await server.close()
  })
})
