import { expect, test } from 'vitest'
import { publishPolicy } from '#src/decide/publish-policy.ts'
import { rescoreCustomer } from '#src/decide/rescore-customer.ts'
import { rescoreMany } from '#src/decide/rescore-many.ts'
import { retier } from '#src/decide/retier.ts'
import type { Policy } from '#src/domain/policy.ts'
import { daysAgo } from '../helpers/builders/a-customer.ts'
import { anOrder, aTouch } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { useCompany } from '../helpers/company.ts'
import { onEveryServer } from '../store/document-servers.ts'

const { scales: _, calibratedAt: __, ...standing } = aPolicy()
const { version: ___, ...rules } = standing

/** The same rules with other weights and a half-life of its own, so that every fold changes. */
const weighed = (spend: number, orders: number, engagement: number): Omit<Policy, 'version'> => {
  const weights: Record<string, number> = { spend, orders, engagement }
  const dimensions = rules.dimensions.map((rule) => ({ ...rule, weight: weights[rule.name] ?? 0 }))
  return { ...rules, name: 'tried', halfLifeDays: 120, dimensions }
}

const ids = Array.from({ length: 60 }, (_, n) => `c${n + 1}`)

onEveryServer('publishing a policy', (openStore, where) => {
  const company = useCompany(openStore, where)

  /** Sixty buyers, the n-th of n times 1,000 yuan; the smallest ten are in touch all the time. */
  const open = async () => {
    const { publish, join, ingest, deps } = company()
    await publish(standing)
    await join(...ids.map((_id) => aNewcomer(_id, { _id, searchKeys: [], owner: 'mei' })))
    await ingest(
      ...ids.flatMap((id, n) =>
        [280, 190, 100, 20].map((ago) => anOrder(id, { at: daysAgo(ago), yuan: (n + 1) * 1_000 })),
      ),
      ...ids
        .slice(0, 10)
        .flatMap((id) => Array.from({ length: 20 }, (_, n) => aTouch(id, { at: daysAgo(n + 1) }))),
    )
    await rescoreMany(deps, ids)
    await retier(deps)
  }
  const deps = () => ({ ...company().deps, audit: company().store.audit })
  const everybody = () => company().store.customers.page(undefined, 1_000)

  test('makes it the next version, calibrated on the base, and puts it in force', async () => {
    await open()

    const { policy, customers } = await publishPolicy(deps(), weighed(0.05, 0.05, 0.9))

    const active = await company().store.policies.active()
    expect(active).toEqual(policy)
    expect(policy).toMatchObject({ version: 2, name: 'tried', calibratedAt: company().clock.now() })
    expect(Object.keys(policy.scales ?? {}).sort()).toEqual(['engagement', 'orders', 'spend'])
    expect(customers).toBe(60)
    expect((await company().store.policies.list()).map(({ version }) => version)).toEqual([1, 2])
  })

  test('decides everybody by it, and says how many went where', async () => {
    await open()
    const before = new Map((await everybody()).map(({ _id, tier }) => [_id, tier?.code]))

    const { moves } = await publishPolicy(deps(), weighed(0.05, 0.05, 0.9))

    const after = await everybody()
    const moved = after.filter(({ _id, tier }) => tier?.code !== before.get(_id))
    expect(after.every(({ score, dirty }) => score?.policyVersion === 2 && dirty === undefined)).toBe(true)
    expect(moved.length).toBeGreaterThan(5)
    expect(moves.reduce((sum, { customers }) => sum + customers, 0)).toBe(moved.length)
    expect(moves.every(({ from, to }) => from !== to)).toBe(true)
  })

  test('moves nobody where the rules are the same', async () => {
    await open()

    expect((await publishPolicy(deps(), rules)).moves).toEqual([])
  })

  test('takes no version and no scales from the file', async () => {
    await open()

    const { policy } = await publishPolicy(deps(), {
      ...rules,
      scales: { spend: 1, orders: 1, engagement: 1 },
    })

    expect(policy.version).toBe(2)
    expect(policy.scales?.['spend']).not.toBe(1)
  })

  test('killed halfway leaves everybody marked, so that nobody keeps the old folds', async () => {
    await open()
    const { store } = company()
    const events = { ...deps().events, putMonths: () => Promise.reject(new Error('killed')) }

    await expect(publishPolicy({ ...deps(), events }, weighed(0.2, 0.2, 0.6))).rejects.toThrow('killed')
    const marked = await everybody()
    await rescoreMany(deps(), await store.customers.dirtyIds(0, 1_000))
    await retier(deps())

    expect((await store.policies.active())?.version).toBe(2)
    expect(marked.every(({ dirty }) => dirty !== undefined)).toBe(true)
    expect(
      (await everybody()).every(({ score, tier }) => score?.policyVersion === 2 && tier !== undefined),
    ).toBe(true)
  })

  test('while others decide leaves nobody decided by the rules of before', async () => {
    await open()
    const { store } = company()
    let published = false
    /** In the midst of a decision, after it has read what it rests on. */
    const between = async () => {
      if (published) return
      published = true
      await publishPolicy(deps(), weighed(0.2, 0.2, 0.6))
    }
    const months: typeof store.events.months = async (id) => {
      await between()
      return store.events.months(id)
    }
    const ofCustomers: typeof store.events.ofCustomers = async (those) => {
      await between()
      return store.events.ofCustomers(those)
    }

    await rescoreCustomer({ ...deps(), events: { ...store.events, months } }, 'c1')
    const alone = await everybody()
    published = false
    await rescoreMany({ ...deps(), events: { ...store.events, ofCustomers } }, ids)

    expect(alone.every(({ score }) => score?.policyVersion === 2)).toBe(true)
    expect((await everybody()).every(({ score }) => score?.policyVersion === 3)).toBe(true)
  })

  test('in another currency than the company’s is refused, and nothing changes', async () => {
    await open()

    await expect(publishPolicy(deps(), { ...rules, baseCurrency: 'USD' })).rejects.toMatchObject({
      code: 'policy-other-currency',
    })
    expect(await company().store.policies.list()).toHaveLength(1)
  })

  test('in an empty store makes it the first, to be calibrated by the first import', async () => {
    const { policy, customers } = await publishPolicy(deps(), rules)

    expect(policy).toEqual({ ...rules, version: 1 })
    expect(customers).toBe(0)
  })
})
