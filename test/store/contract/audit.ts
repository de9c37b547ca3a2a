import mongoose from 'mongoose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AuditLink, firstBroken } from '#src/store/audit-chain.ts'
import type { Store } from '#src/store/open-store.ts'
import { aDay, anId } from '../builders.ts'
import type { OpenStore, Where } from '../document-servers.ts'

/** Audit: one unbroken chain per opener. */
export const audit = (openStore: OpenStore, where: Where): void => {
  let raw: mongoose.Connection
  let store: Store
  beforeAll(async () => {
    raw = await mongoose.createConnection(where.uri(), { dbName: where.database }).asPromise()
    store = await openStore()
  })
  afterAll(() => raw.close())
  const linksWhere = (filter: object) =>
    raw.collection<AuditLink>('audit').find(filter).sort({ chain: 1, n: 1 }).toArray()
  const anEntry = (who: string, n = 0) => ({ at: aDay('01-02'), who, action: `read-${n}` })

  it('an entry is kept with ids and field names', async () => {
    const who = anId('u')
    const entry = { ...anEntry(who), customerId: 'c1', fields: ['phone', 'email'] }

    await store.audit.record(entry)

    const [link] = await linksWhere({ who })
    expect(link).toMatchObject(entry)
  })

  it('entries recorded at once stand in the order in which they came, in one unbroken chain', async () => {
    const who = anId('u')

    await Promise.all(Array.from({ length: 60 }, (_, n) => store.audit.record(anEntry(who, n))))

    const [first] = await linksWhere({ who })
    const chain = await linksWhere({ chain: first?.chain })
    expect(firstBroken(chain)).toBeUndefined()
    expect(chain.filter((link) => link.who === who).map(({ action }) => action)).toEqual(
      Array.from({ length: 60 }, (_, n) => `read-${n}`),
    )
  })

  it('two processes have a chain each', async () => {
    const who = anId('u')
    const other = await openStore()

    await Promise.all([store.audit.record(anEntry(who)), other.audit.record(anEntry(who))])

    const links = await linksWhere({ who })
    expect(new Set(links.map(({ chain }) => chain)).size).toBe(2)
    expect(links.filter(({ previous }) => previous === '')).toHaveLength(1)
  })

  it('an entry changed in the database is found', async () => {
    const who = anId('u')
    const own = await openStore()
    for (const n of [0, 1, 2]) await own.audit.record(anEntry(who, n))

    await raw.collection('audit').updateOne({ who, action: 'read-1' }, { $set: { action: 'read-nothing' } })

    const links = await linksWhere({ who })
    expect(firstBroken(links)?.action).toBe('read-nothing')
  })
}
