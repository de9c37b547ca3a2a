import { beforeAll, expect, it } from 'vitest'
import { type CustomerWarning, warningIdOf } from '#src/domain/warning/customer-warning.ts'
import { recordOf } from '#src/domain/warning/track-record.ts'
import type { Store } from '#src/store/open-store.ts'
import { aCustomer, aDay, anId, aTierChange } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

const aWarning = (given: Partial<CustomerWarning> = {}): CustomerWarning => {
  const customerId = given.customerId ?? anId('c')
  return {
    _id: warningIdOf(customerId, { code: 'A', since: aDay('01-02') }),
    customerId,
    policyVersion: 1,
    tier: 'A',
    to: 'B',
    issuedAt: aDay('03-01'),
    expectedFrom: aDay('03-20'),
    expectedTo: aDay('03-27'),
    features: { tier: 'A', recentOrders: 1.5 },
    ...given,
  }
}

/** A version of the policy that no other test knows. */
let versions = 5_000
const aVersion = (): number => ++versions

/** Early warnings, what became of them, and what is known of a version's. */
export const warnings = (openStore: OpenStore): void => {
  let store: Store
  let other: Store
  beforeAll(async () => {
    store = await openStore()
    other = await openStore()
  })

  it('a warning is given once, and the first one stays', async () => {
    const warning = aWarning({ stated: { frequency: 0.7, of: 31.5, ofTier: 80 } })

    const fresh = [await store.warnings.put([warning]), await other.warnings.put([{ ...warning, to: 'C' }])]

    expect(fresh.map((ids) => [...ids])).toEqual([[warning._id], []])
    expect([...(await store.warnings.known([warning._id, anId('none')]))]).toEqual([warning._id])
    expect(await store.warnings.ended(warning.expectedTo, 9_999)).toContainEqual(warning)
  })

  it('those whose range has ended are open until they are settled, the earliest first', async () => {
    const [late, early, open] = [
      aWarning({ expectedTo: aDay('02-20') }),
      aWarning({ expectedTo: aDay('02-10') }),
      aWarning({ expectedTo: aDay('02-25') }),
    ]
    await store.warnings.put([late, early, open])
    const own = [late, early, open].map(({ _id }) => _id)
    const ended = async () =>
      (await store.warnings.ended(aDay('02-20'), 9_999))
        .map(({ _id }) => _id)
        .filter((id) => own.includes(id))

    const before = await ended()
    await store.warnings.settle([{ id: early._id, settled: { outcome: 'averted', at: aDay('03-01') } }])

    expect([before, await ended()]).toEqual([[early._id, late._id], [late._id]])
  })

  it('the first outcome of a warning stays', async () => {
    const policyVersion = aVersion()
    const warning = aWarning({ policyVersion })
    await store.warnings.put([warning])
    const first = { outcome: 'came-true', at: aDay('04-10'), on: aDay('03-22') } as const

    await store.warnings.settle([{ id: warning._id, settled: first }])
    await other.warnings.settle([{ id: warning._id, settled: { outcome: 'missed', at: aDay('04-11') } }])

    const { _id, features } = warning
    const settled = await store.warnings.settledIn(policyVersion, aDay('04-01'), aDay('05-01'))
    expect(settled).toEqual([{ _id, features, settled: first }])
  })

  it('what settled is found by when that was known and by its version', async () => {
    const policyVersion = aVersion()
    const rows = ['04-01', '04-30', '05-01'].map((day) =>
      aWarning({ policyVersion, settled: { outcome: 'came-true', at: aDay(day) } }),
    )
    await store.warnings.put(rows)

    const found = await store.warnings.settledIn(policyVersion, aDay('04-01'), aDay('05-01'))
    const foreign = await store.warnings.settledIn(aVersion(), aDay('04-01'), aDay('05-01'))

    expect(found.map(({ _id }) => _id).sort()).toEqual(
      rows
        .slice(0, 2)
        .map(({ _id }) => _id)
        .sort(),
    )
    expect(foreign).toEqual([])
  })

  it('a version’s record is kept by month, beside up to where its runs have looked', async () => {
    const version = aVersion()
    const recordAt = (settledAt: Date) =>
      recordOf([{ features: { tier: 'A', recentOrders: 3 }, settledAt, cameTrue: true }])
    const looked = { at: aDay('04-02'), wholeAt: aDay('04-01'), ranges: [{ code: 'A', kappaUpTo: 30.5 }] }

    const empty = await store.warnings.book(version)
    await store.warnings.putMonth(version, '2026-03', recordAt(aDay('03-03')))
    await other.warnings.putMonth(version, '2026-04', recordAt(aDay('04-04')))
    await store.warnings.markLooked(version, looked)
    await store.warnings.putMonth(version, '2026-03', recordAt(aDay('03-05')))

    expect(empty).toEqual({ months: {} })
    expect(await other.warnings.book(version)).toEqual({
      months: { '2026-03': recordAt(aDay('03-05')), '2026-04': recordAt(aDay('04-04')) },
      looked,
    })
  })

  it('what has changed since a warning is read for many customers at once, oldest first', async () => {
    const [one, two, foreign] = [anId('c'), anId('c'), anId('c')]
    const [before, second, first, other] = [
      aTierChange({ _id: `${one}-1`, customerId: one, rev: 1, at: aDay('03-01') }),
      aTierChange({ _id: `${one}-3`, customerId: one, rev: 3, at: aDay('03-09') }),
      aTierChange({ _id: `${two}-2`, customerId: two, rev: 2, at: aDay('03-04') }),
      aTierChange({ _id: `${foreign}-2`, customerId: foreign, rev: 2, at: aDay('03-05') }),
    ]
    await store.tierChanges.put([before, second, first, other])

    expect(await store.tierChanges.since([one, two], aDay('03-01'))).toEqual([first, second])
  })

  it('those of a sample company go with its customers', async () => {
    const sample = aCustomer({ sample: true })
    const [theirs, own] = [aWarning({ customerId: sample._id }), aWarning()]
    await store.customers.insertNew([sample])
    await store.warnings.put([theirs, own])

    const gone = await store.warnings.removeSample()

    expect(gone).toBeGreaterThanOrEqual(1)
    expect([...(await store.warnings.known([theirs._id, own._id]))]).toEqual([own._id])
  })
}
