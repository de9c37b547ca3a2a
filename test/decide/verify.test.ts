import mongoose from 'mongoose'
import { expect, test } from 'vitest'
import { publishPolicy } from '#src/decide/policy/publish-policy.ts'
import { verify } from '#src/decide/rebuild/verify.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { retier } from '#src/decide/tiers/retier.ts'
import { searchKeysOf } from '#src/ingest/customers/search-keys.ts'
import { daysAgo } from '../helpers/builders/a-customer.ts'
import { anOrder, aRating, aTouch } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { useCompany } from '../helpers/company.ts'
import { hookedPorts } from '../helpers/hooked-ports.ts'
import { onEveryServer } from '../store/document-servers.ts'

const { scales: _, calibratedAt: __, ...standing } = aPolicy()
const ids = Array.from({ length: 60 }, (_, n) => `c${n + 1}`)

onEveryServer('verifying', (openStore, where) => {
  const company = useCompany(openStore, where)

  const named = (id: string) => {
    const customer = aNewcomer(id, { _id: id, ...(id === 'c2' && { parent: 'c1' }) })
    return { ...customer, searchKeys: searchKeysOf(customer) }
  }
  const open = async () => {
    const { publish, join, ingest, deps } = company()
    await publish(standing)
    await join(...ids.map(named))
    await ingest(
      ...ids.flatMap((id, n) =>
        [280, 190, 100, 20].map((ago) => anOrder(id, { at: daysAgo(ago), yuan: (n + 1) * 1_000 })),
      ),
      ...ids.flatMap((id) => [aTouch(id, { at: daysAgo(9) }), aRating(id, { at: daysAgo(8), rating: 3 })]),
    )
    await rescoreMany(deps, ids)
    await retier(deps)
    for (const { _id } of await company().store.customers.page(undefined, 99)) {
      const { outgoing } = await company().get(_id)
      await company().store.customers.pullOutgoing(
        _id,
        outgoing.map(({ key }) => key),
      )
    }
  }
  const verified = async (repair = false, deps = company().deps) => {
    const found: (readonly [string, readonly string[]])[] = []
    const sum = await verify(deps, {
      searchKeysOf,
      repair,
      onDifference: (id, fields) => void found.push([id, fields]),
      onProgress: () => undefined,
    })
    return { sum, found }
  }
  const tamper = async (collection: string, _id: string, update: object) => {
    const raw = await mongoose.createConnection(where.uri(), { dbName: where.database }).asPromise()
    await raw.collection<{ _id: string }>(collection).updateOne({ _id }, update)
    await raw.close()
  }

  test('finds no difference where nothing was tampered with, also after a policy was published', async () => {
    await open()
    const before = await verified()
    const { version: ___, ...rules } = standing
    await publishPolicy({ ...company().deps, audit: company().store.audit }, { ...rules, halfLifeDays: 50 })
    for (const id of ids) {
      const keys = (await company().get(id)).outgoing.map(({ key }) => key)
      await company().store.customers.pullOutgoing(id, keys)
    }

    const after = await verified()

    expect(before).toEqual({ sum: { customers: 60, events: 360, waiting: 0, differing: 0 }, found: [] })
    expect(after).toEqual(before)
  })

  test.each([
    ['facts', 'customers', 'c7', { $set: { 'facts.sums.spend': 1 } }, ['facts.sums.spend']],
    ['the score', 'customers', 'c7', { $set: { 'score.kappa': 20 } }, ['score.kappa']],
    ['a tier too low', 'customers', 'c60', { $set: { 'tier.code': 'D' } }, ['tier.code']],
    ['a tier too high', 'customers', 'c7', { $set: { 'tier.code': 'A' } }, ['tier.belowSince']],
    ['search keys', 'customers', 'c7', { $set: { searchKeys: ['x'] } }, ['searchKeys']],
    [
      'a month that claims more events',
      'eventmonths',
      'c7|2026-11',
      { $set: { 'facts.eventCount': 9, 'facts.orderCount': 7 } },
      ['months.2026-11'],
    ],
    ['a group’s sum', 'customers', 'c1', { $set: { 'group.kappa': 3 } }, ['group']],
  ] as const)('finds %s tampered with, and repairs it', async (_, collection, id, update, fields) => {
    await open()
    await tamper(collection, id, update)

    const { found } = await verified()
    const repaired = await verified(true)
    for (const each of ids) {
      const keys = (await company().get(each)).outgoing.map(({ key }) => key)
      await company().store.customers.pullOutgoing(each, keys)
    }
    const again = await verified()

    const named = found.find(([customerId]) => customerId === id.split('|')[0])?.[1].join(' ') ?? ''
    for (const field of fields) expect(named).toContain(field)
    expect(repaired.sum.differing).toBeGreaterThan(0)
    expect(again).toMatchObject({ sum: { differing: 0, waiting: 0 }, found: [] })
  })

  test('takes a fact that comes while it reads for no difference', async () => {
    await open()
    const { ingest, deps } = company()
    let came = false
    const during = hookedPorts(deps, {
      after: async (call) => {
        if (call !== 'customers.page' || came) return
        came = true
        await ingest(anOrder('c3', { yuan: 7 }))
        await rescoreMany(company().deps, ['c3'])
      },
    })

    expect((await verified(false, during)).found).toEqual([])
  })

  test('leaves out whom new facts wait for', async () => {
    await open()
    await company().ingest(anOrder('c3'))

    expect((await verified()).sum).toMatchObject({ waiting: 1, differing: 0 })
  })
})
