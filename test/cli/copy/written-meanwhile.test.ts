import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import mongoose from 'mongoose'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { decideRestored } from '#src/cli/copy/decide-restored.ts'
import { type Read, readBackup } from '#src/cli/copy/read-backup.ts'
import { putAll } from '#src/cli/copy/restore-into.ts'
import { backupText, headerOf } from '#src/cli/copy/write-backup.ts'
import { mergeCustomers, unmergeCustomer } from '#src/decide/merge/merge-customers.ts'
import { verify } from '#src/decide/rebuild/verify.ts'
import { relayNotices } from '#src/decide/tell/relay-notices.ts'
import { rescoreCustomer } from '#src/decide/tiers/rescore-customer.ts'
import { searchKeysOf } from '#src/ingest/customers/search-keys.ts'
import { retractFacts } from '#src/ingest/facts/revise-facts.ts'
import { createPlaygroundChat } from '#src/playground/chat.ts'
import type { StoreCopy } from '#src/store/copy/copy.ts'
import { openStore, type Store } from '#src/store/open-store.ts'
import { daysAgo } from '../../helpers/builders/a-customer.ts'
import { aCut } from '../../helpers/builders/a-cut.ts'
import { anOrder, aTouch } from '../../helpers/builders/a-fact.ts'
import { aNewcomer } from '../../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'
import { useCompany } from '../../helpers/company.ts'
import { drain, memoryQueues, runJob } from '../../helpers/memory-queues.ts'
import { recordingLogger } from '../../helpers/recording-logger.ts'
import { onEveryServer } from '../../store/document-servers.ts'

const folder = mkdtempSync(join(tmpdir(), 'tierwise-copy-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const regulars = Array.from({ length: 10 }, (_, n) => `c${n}`)

onEveryServer('a copy made while people work', (openSuiteStore, where) => {
  const company = useCompany(openSuiteStore, where)
  const named = (id: string) => {
    const customer = aNewcomer(id, { _id: id })
    return { ...customer, searchKeys: searchKeysOf(customer) }
  }
  beforeEach(async () => {
    const { publish, store, join: add, ingest } = company()
    await publish(aPolicy())
    await store.cuts.insert(aCut({ policyVersion: aPolicy().version, decidedAt: daysAgo(1) }))
    await add(...regulars.map(named))
    await ingest(...regulars.flatMap((id) => [anOrder(id, { at: daysAgo(60) }), anOrder(id)]))
    for (const id of regulars) await decide(id)
  })

  /** Decided and relayed, as the workers do it. */
  const decide = async (id: string) => {
    const { deps } = company()
    await rescoreCustomer(deps, id)
    await relayNotices(deps, id, deps.clock.now())
  }
  let written = 0
  /** One thing after another that touches several collections, some of it left half done. */
  const work = async () => {
    const { deps, ingest, join: add } = company()
    const merging = { ...deps, audit: company().store.audit }
    const id = regulars[written % regulars.length] as string
    const fresh = `new-${written}`
    const step = written++ % 6
    if (step === 0) await ingest(anOrder(id, { yuan: 90_000, at: daysAgo(written % 50) }))
    if (step === 1) {
      await ingest(anOrder(id, { yuan: 70_000 }), aTouch(id))
      await decide(id)
    }
    if (step === 2) {
      await deps.refs.claim([{ key: `shop|${fresh}`, customerId: fresh }])
      await add(named(fresh))
      await ingest(anOrder(fresh, { yuan: 5_000 }))
      await decide(fresh)
    }
    if (step === 3) {
      const said = aTouch(id, { source: 'chat', _id: `chat|${written}`, by: 'mei' })
      await ingest(said)
      await decide(id)
      await retractFacts(deps, [said._id])
      await decide(id)
    }
    if (step === 4) {
      const [source, target] = [fresh, id]
      await add(named(source))
      await ingest(anOrder(source, { yuan: 3_000 }))
      await mergeCustomers(merging, { source, target, by: 'mei' })
      await decide(target)
    }
    if (step === 5) {
      const source = `new-${written - 2}`
      await unmergeCustomer(merging, source, 'mei')
      await decide(source)
    }
  }

  /** The copy, with work going on before, within and after each collection. */
  const disturbed = (copy: StoreCopy): StoreCopy => ({
    ...copy,
    async *lines(name) {
      await work()
      let read = 0
      for await (const line of copy.lines(name)) {
        if (++read % 9 === 3) await work()
        yield line
      }
      await work()
    },
  })

  const backup = async (copy: StoreCopy): Promise<string> => {
    const path = join(folder, `${randomUUID()}.gz`)
    let text = ''
    const header = await headerOf(copy, 'tierwise')
    for await (const piece of backupText(copy, header, new Map(), () => undefined)) text += piece
    writeFileSync(path, gzipSync(text))
    return path
  }
  const readWhole = async (path: string) => {
    const lines = readBackup(path, () => undefined)
    for (;;) {
      const next = await lines.next()
      if (next.done) return next.value
    }
  }
  const restored = async (path: string, look: (store: Store, read: Read) => Promise<void>) => {
    const database = `${where.database}-r`
    const store = await openStore({ uri: where.uri(), database, log: recordingLogger() })
    const read = await readWhole(path)
    await store.copy.begin()
    await putAll(path, read, store.copy, () => undefined)
    await store.copy.migrateFrom(read.header.level)
    const deps = { ...company().deps, ...store }
    const decided = await decideRestored(deps, store.copy, read.header.takenAt, () => undefined)
    await store.copy.end()
    try {
      await look(store, read)
    } finally {
      await store.close()
      await dropDatabase(database)
    }
    return decided
  }
  const dropDatabase = async (dbName: string) => {
    const connection = await mongoose.createConnection(where.uri(), { dbName }).asPromise()
    await connection.dropDatabase()
    await connection.close()
  }
  const differences = async (store: Store) => {
    const found: unknown[] = []
    const { waiting } = await verify(
      { ...company().deps, ...store },
      {
        searchKeysOf,
        repair: false,
        onDifference: (id, fields) => void found.push([id, fields]),
        onProgress: () => undefined,
      },
    )
    return { waiting, found }
  }

  test('is restored to a store in which every tier is what its facts say', async () => {
    const path = await backup(disturbed(company().store.copy))

    const before = written
    const decided = await restored(path, async (store, { documents }) => {
      expect(await differences(store)).toEqual({ waiting: 0, found: [] })
      const all = await store.customers.page(undefined, 1_000)
      const ids = new Set(all.map(({ _id }) => _id))
      const facts = await store.events.ofCustomers([...ids])
      expect(facts.length).toBe(documents.get('events')) // no fact is without its customer
      const history = await store.tierChanges.since([...ids], new Date(0))
      const revs = new Map(all.map(({ _id, rev }) => [_id, rev]))
      expect(history.filter(({ customerId, rev }) => rev > (revs.get(customerId) ?? -1))).toEqual([])
    })

    expect(before).toBeGreaterThan(50)
    expect(decided.anew).toBeGreaterThan(0) // else nothing has torn it, and this shows nothing
  })

  test('fills emptied queues again from a restored store, and says nothing that was said or is to be held', async () => {
    const { deps, ingest, store: origin } = company()
    await ingest(anOrder('c1', { yuan: 90_000 }))
    await decide('c1')
    const told = await origin.outbox.pending(99)
    const path = await backup(origin.copy)

    await restored(path, async (store) => {
      await store.settings.set('trialRun', true)
      const kept = await store.copy.keepBack(deps.clock.now())
      const queues = memoryQueues()
      const chats = [createPlaygroundChat({ ...deps, messages: store.messages, users: store.users })]
      const there = { ...deps, ...store, queues, chats }
      const next = named('fresh')
      await store.customers.insertNew([{ ...next, nextCheckAt: daysAgo(1) }])

      await runJob(there, 'reconcile', { occasion: 'restored' })
      await runJob(there, 'sweep')
      const found = queues.waiting.map(({ job }) => job)
      await drain(there, queues)

      expect([told.length, kept]).toEqual([told.length, told.length])
      expect(told.length).toBeGreaterThan(0)
      expect(found).toContain('rescore-customer')
      expect((await store.customers.get('fresh'))?.nextCheckAt).not.toEqual(daysAgo(1))
      expect(await store.messages.latest('playground', 'mei', 9)).toEqual([])
      expect(await store.outbox.count()).toMatchObject({ waiting: 0, leased: 0, sent: 0 })
    })
  })
})
