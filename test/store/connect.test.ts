import { setTimeout as sleep } from 'node:timers/promises'
import mongoose from 'mongoose'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type AuditLink, firstBroken } from '#src/store/audit-chain.ts'
import { databaseOf, hostsOf } from '#src/store/connect.ts'
import { openStore } from '#src/store/open-store.ts'
import { eventually } from '../helpers/eventually.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'
import { openTcpProxy } from '../helpers/tcp-proxy.ts'
import { aDay, anId } from './builders.ts'
import { onEveryServer, type Where } from './document-servers.ts'

describe('an address', () => {
  it.each([
    ['mongodb://h:27017/', undefined],
    ['mongodb://h:27017', undefined],
    ['mongodb://u:p@h1,h2:2/sales?replicaSet=rs', 'sales'],
    ['mongodb+srv://u:p@cluster.example/sales', 'sales'],
    ['mongodb://h/?directConnection=true', undefined],
  ])('%s names the database %s', (uri, database) => {
    expect(databaseOf(uri)).toBe(database)
  })

  it.each([
    ['mongodb://user:secret@h1:1,h2:2/sales', 'h1:1,h2:2'],
    ['mongodb+srv://user:secret@cluster.example/?w=1', 'cluster.example'],
    ['postgres://user:secret@h/x', 'an unreadable address'],
  ])('%s is spoken of as %s', (uri, hosts) => {
    expect(hostsOf(uri)).toBe(hosts)
  })
})

describe('a store that cannot be opened', () => {
  const opened = (uri: string) => openStore({ uri, log: recordingLogger(), serverSelectionTimeoutMs: 200 })

  it('says where nobody answers, without the password, and what to do', async () => {
    const refused = opened('mongodb://user:secret@127.0.0.1:1/x')

    await expect(refused).rejects.toMatchObject({
      code: 'store-unreachable',
      message: 'The database at 127.0.0.1:1 does not answer.',
      remedy: expect.stringContaining('MONGODB_URI'),
      retryable: true,
    })
  })

  it('says that an address is none', async () => {
    await expect(opened('postgres://user:secret@h/x')).rejects.toMatchObject({
      code: 'store-uri-wrong',
      message: expect.not.stringContaining('secret'),
      retryable: false,
    })
  })
})

async function linksOf({ uri, database }: Where, who: string): Promise<readonly AuditLink[]> {
  const raw = await mongoose.createConnection(uri(), { dbName: database }).asPromise()
  onTestFinished(() => raw.close())

  return raw.collection<AuditLink>('audit').find({ who }).sort({ n: 1 }).toArray()
}

onEveryServer('an outage', (_, where) => {
  const aStoreBehindProxy = async () => {
    const target = new URL(where.uri())
    const proxy = await openTcpProxy(Number(target.port))
    target.port = String(proxy.port)
    const log = recordingLogger()
    const uri = target.href
    const store = await openStore({ uri, database: where.database, log, serverSelectionTimeoutMs: 300 })
    onTestFinished(async () => {
      await store.close()
      await proxy.close()
    })
    return { store, proxy, log }
  }
  const said = (log: ReturnType<typeof recordingLogger>, message: string) =>
    log.lines.filter((line) => line.message === message)

  it('is said once when it begins and once when it ends, however much fails in between', async () => {
    const { store, proxy, log } = await aStoreBehindProxy()

    await proxy.cut()
    const failures = await Promise.allSettled(Array.from({ length: 5 }, () => store.customers.get('c')))
    await sleep(700)
    await proxy.restore()
    await eventually('the store is back', () =>
      store.ping().then(
        () => true,
        () => false,
      ),
    )
    await eventually('the end is said', () => said(log, 'store back').length > 0)

    expect(failures.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'rejected'))
    expect(said(log, 'store away')).toHaveLength(1)
    expect(said(log, 'store back')).toHaveLength(1)
    expect(said(log, 'store away')[0]?.level).toBe('warn')
  })

  it('gives every port an error that says what to do and may be tried again', async () => {
    const { store, proxy } = await aStoreBehindProxy()
    await proxy.cut()
    const asker = { userId: 'u', name: 'n', role: 'admin', locale: 'en', zone: 'UTC', sees: 'all' } as const

    const outcomes = await Promise.allSettled([
      store.customers.get('c'),
      store.customers
        .insertNew([])
        .then(() => store.customers.markDirty([{ id: 'c', months: [] }], 't', 'closed')),
      store.customers.visibleTo(asker).search('acme'),
      store.customers.ranked(1)[Symbol.asyncIterator]().next(),
      store.outbox.lease('o', 1_000),
      store.audit.record({ at: aDay('01-02'), who: 'u', action: 'x' }),
      store.settings.get('trialRun'),
      store.ping(),
    ])

    const errors = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : outcome))
    for (const error of errors) {
      expect(error).toMatchObject({ name: 'AppError', code: 'store-away', retryable: true })
    }
  })

  it('leaves the audit chain whole: it goes on where the database says it ended', async () => {
    const { store, proxy } = await aStoreBehindProxy()
    const who = anId('u')
    const entry = (action: string) => ({ at: aDay('01-02'), who, action })
    await store.audit.record(entry('before'))

    await proxy.cut()
    await expect(store.audit.record(entry('lost'))).rejects.toMatchObject({ code: 'store-away' })
    await proxy.restore()
    await eventually('the store is back', () =>
      store.ping().then(
        () => true,
        () => false,
      ),
    )
    for (const action of ['after', 'and on']) await store.audit.record(entry(action))

    const links = await linksOf(where, who)
    expect(firstBroken(links)).toBeUndefined()
    expect(links.map(({ action }) => action)).toEqual(expect.arrayContaining(['before', 'after', 'and on']))
  })

  it('is not said of a store that is closed on purpose', async () => {
    const log = recordingLogger()
    const store = await openStore({ uri: where.uri(), database: where.database, log })

    await store.close()

    expect(log.lines.filter(({ level }) => level !== 'debug')).toEqual([])
  })
})
