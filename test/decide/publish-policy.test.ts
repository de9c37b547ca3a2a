import mongoose from 'mongoose'
import { expect, test } from 'vitest'
import { publishPolicy } from '#src/decide/policy/publish-policy.ts'
import { rebuild } from '#src/decide/rebuild/rebuild.ts'
import { rescoreCustomer } from '#src/decide/tiers/rescore-customer.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { retier } from '#src/decide/tiers/retier.ts'
import type { Policy } from '#src/domain/policy.ts'
import { daysAgo } from '../helpers/builders/a-customer.ts'
import { anOrder, aTouch } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { useCompany } from '../helpers/company.ts'
import { hookedPorts, killedAfter } from '../helpers/hooked-ports.ts'
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
  /** As if the process that held it had been silent for longer than its lease. */
  const letLeaseEnd = async (version: number) => {
    const raw = await mongoose.createConnection(where.uri(), { dbName: where.database }).asPromise()
    const ended = { $set: { leaseUntil: new Date(0) } }
    await raw.collection<{ _id: string }>('rebuilds').updateOne({ _id: String(version) }, ended)
    await raw.close()
  }
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

  test('killed anywhere is gone on with by whoever comes next, and says the same in the end', async () => {
    await open()
    const whole = await publishPolicy(deps(), weighed(0.2, 0.2, 0.6))
    const expected = new Map(
      (await everybody()).map(({ _id, score, tier }) => [_id, [score?.kappa, tier?.code]]),
    )

    for (const call of ['customers.putNext', 'policies.freezeScales', 'cuts.insert', 'policies.activate']) {
      const version = (await company().store.policies.list()).length + 1
      await expect(
        publishPolicy(
          killedAfter(deps(), (made) => made === call),
          weighed(0.2, 0.2, 0.6),
        ),
      ).rejects.toThrow(`killed after ${call}`)
      await letLeaseEnd(version)
      const ended = await rebuild(deps(), version)

      const found = await everybody()
      expect(ended).toMatchObject({ phase: 'done', done: 60, total: 60 })
      expect((await company().store.policies.active())?.version).toBe(version)
      expect(found.every(({ score, scoreNext }) => score?.policyVersion === version && !scoreNext)).toBe(true)
      expect(new Map(found.map(({ _id, score, tier }) => [_id, [score?.kappa, tier?.code]]))).toEqual(
        expected,
      )
    }
    expect(whole.customers).toBe(60)
  })

  test('a fact that comes while everybody is folded is decided on under the new version', async () => {
    await open()
    const { ingest } = company()
    const during = hookedPorts(deps(), {
      after: async (call) => {
        if (call !== 'customers.putNext') return
        await ingest(anOrder('c1', { yuan: 900_000 }))
        await rescoreCustomer(company().deps, 'c1')
      },
    })

    await publishPolicy(during, weighed(0.9, 0.05, 0.05))

    const c1 = await company().get('c1')
    expect(c1.score?.policyVersion).toBe(2)
    expect(c1.facts.orderCount).toBeGreaterThan(4)
    expect(c1.score?.kappa).toBe(
      Math.max(...(await everybody()).map(({ score }) => score?.kappa ?? Number.NEGATIVE_INFINITY)),
    )
  })

  test('leaves nobody behind whom another process decides under the old version at the flip', async () => {
    await open()
    const { store, ingest } = company()
    const old = await store.policies.active()
    const during = hookedPorts(deps(), {
      before: async (call) => {
        if (call !== 'customers.updateMany') return
        await ingest(anOrder('c9'))
        const policies = { ...store.policies, active: async () => old }
        await rescoreCustomer({ ...company().deps, policies }, 'c9')
      },
    })

    await publishPolicy(during, weighed(0.2, 0.2, 0.6))

    expect((await everybody()).filter(({ score }) => score?.policyVersion !== 2)).toEqual([])
  })

  test('a newer version overtakes one that is not through, and a daily run waits for it', async () => {
    await open()
    const at = (call: string) => killedAfter(deps(), (made) => made === call)
    await expect(publishPolicy(at('policies.activate'), weighed(0.2, 0.2, 0.6))).rejects.toThrow('killed')
    await expect(publishPolicy(at('audit.record'), weighed(0.1, 0.1, 0.8))).rejects.toThrow('killed')
    await company().store.rebuilds.advance(3, { phase: 'deciding', after: undefined, done: 0, moves: {} }, 1)

    const idle = await retier(deps())
    const overtaken = await rebuild(deps(), 2)
    await letLeaseEnd(3)
    await rebuild(deps(), 3)

    expect(idle).toEqual({ decided: 0, moved: [] })
    expect(overtaken).toBeUndefined()
    expect((await company().store.rebuilds.latest(9)).map(({ version, phase }) => [version, phase])).toEqual([
      [3, 'done'],
      [2, 'overtaken'],
    ])
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
