import { setTimeout as sleep } from 'node:timers/promises'
import mongoose from 'mongoose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { refold } from '#src/store/migrations/003-refold.ts'
import type { Migration } from '#src/store/migrations/migration.ts'
import { runMigrations } from '#src/store/run-migrations.ts'
import { recordingLogger } from '../../helpers/recording-logger.ts'
import { aCustomer, aDay, anId } from '../builders.ts'
import type { OpenStore, Where } from '../document-servers.ts'

/** Migrations: each once, in order, one process at a time. */
export const migrations = (openStore: OpenStore, where: Where): void => {
  const connections: mongoose.Connection[] = []
  const connect = async () => {
    const connection = await mongoose.createConnection(where.uri(), { dbName: where.database }).asPromise()
    connections.push(connection)
    return connection
  }
  let connection: mongoose.Connection
  beforeAll(async () => {
    connection = await connect()
  })
  afterAll(() => Promise.all(connections.map((each) => each.close())))
  const lock = () => connection.collection<{ _id: string }>('migrations')
  const aMigration = (ran: string[], id = anId('m')): Migration => ({
    id,
    run: async () => {
      await sleep(20)
      ran.push(id)
    },
  })

  it('the first one builds the indexes that the queries need', async () => {
    const names = await connection.collection('customers').indexes()

    const keys = names.map(({ key }) => Object.keys(key).join())
    expect(keys).toEqual(
      expect.arrayContaining([
        'ref',
        'searchKeys',
        'owner',
        'score.policyVersion,score.kappa',
        'score.policyVersion,tier.code,tier.belowSince,score.kappa',
        'nextCheckAt',
        'dirty.at',
        'outgoingSince',
        'sample',
      ]),
    )
  })

  it('migrating a migrated database does nothing', async () => {
    expect(await runMigrations(connection, recordingLogger())).toEqual([])
  })

  it('the third has every customer folded again that is not to be folded anyway', async () => {
    const store = await openStore()
    const [idle, busy] = [
      aCustomer(),
      aCustomer({ dirty: { token: 't', at: aDay('01-02'), months: ['2026-01'] } }),
    ]
    await store.customers.insertNew([idle, busy])

    await runMigrations(connection, recordingLogger(), [{ ...refold, id: anId('m') }])

    const [first, second] = await Promise.all([idle, busy].map(({ _id }) => store.customers.get(_id)))
    expect(first?.dirty).toEqual({ token: 'refold-2', at: expect.any(Date), months: [] })
    expect(second?.dirty).toEqual(busy.dirty)
    await store.close()
  })

  it('run in their order and are not run again', async () => {
    const ran: string[] = []
    const list = [aMigration(ran), aMigration(ran)]

    const first = await runMigrations(connection, recordingLogger(), list)
    const second = await runMigrations(connection, recordingLogger(), list)

    expect([first, second, ran]).toEqual([list.map(({ id }) => id), [], list.map(({ id }) => id)])
  })

  it('three processes at once run each migration once', async () => {
    const ran: string[] = []
    const list = [aMigration(ran), aMigration(ran)]
    const openers = await Promise.all([connect(), connect(), connect()])

    const outcomes = await Promise.all(openers.map((each) => runMigrations(each, recordingLogger(), list)))

    expect(ran).toEqual(list.map(({ id }) => id))
    expect(outcomes.flat().sort()).toEqual([...ran].sort())
  })

  it('one that fails is told, gives the lock back and is run again', async () => {
    const ran: string[] = []
    const whole = aMigration(ran)
    const failing: Migration = { id: whole.id, run: () => Promise.reject(new Error('disk full')) }

    const failed = runMigrations(connection, recordingLogger(), [failing])
    await expect(failed).rejects.toThrow('disk full')
    const again = await runMigrations(connection, recordingLogger(), [whole])

    expect(again).toEqual([whole.id])
  })

  it('the lock of a process that died is taken over once it has run out', async () => {
    const ran: string[] = []
    const list = [aMigration(ran)]
    const until = new Date(Date.now() - 5_000)
    await lock().updateOne({ _id: 'lock' }, { $set: { holder: 'dead', until } })

    await runMigrations(connection, recordingLogger(), list)

    expect(ran).toHaveLength(1)
  })

  it('while another holds the lock, nothing is run', async () => {
    const ran: string[] = []
    await lock().updateOne(
      { _id: 'lock' },
      { $set: { holder: 'alive', until: new Date(Date.now() + 60_000) } },
    )

    const run = runMigrations(connection, recordingLogger(), [aMigration(ran)])
    await sleep(500)
    const meanwhile = [...ran]
    await lock().updateOne({ _id: 'lock' }, { $unset: { holder: 1, until: 1 } })
    await run

    expect([meanwhile, ran.length]).toEqual([[], 1])
  })

  it('a store opened on a migrated database answers at once', async () => {
    const store = await openStore()

    await store.migrate()

    await expect(store.ping()).resolves.toBeUndefined()
  })
}
