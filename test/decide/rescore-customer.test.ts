import { describe, expect, test } from 'vitest'
import { rescoreCustomer } from '#src/decide/tiers/rescore-customer.ts'
import { addDays } from '#src/domain/days.ts'
import { aMoment, aTier } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { anOrder } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { factsOf } from '../helpers/builders/facts-of.ts'
import { useCompany } from '../helpers/company.ts'
import { countedPorts, type Hook, hookedPorts } from '../helpers/hooked-ports.ts'
import { onEveryServer } from '../store/document-servers.ts'

/** Enough for tier A under `aCut`. */
const muchMoney = { yuan: 25_000 }

/** Runs once, the first time that the call is made. */
const onceAt = (call: string, run: () => Promise<void>): Hook => {
  let done = false
  return async (made) => {
    if (made !== call || done) return
    done = true
    await run()
  }
}

onEveryServer('rescoring one customer', (openStore, where) => {
  const company = useCompany(openStore, where)
  const open = async (given: Parameters<typeof aNewcomer>[1] = {}) => {
    const { publish, store, join } = company()
    await publish(aPolicy())
    await store.cuts.insert(aCut())
    await join(aNewcomer('c1', { _id: 'c1', ...given }))
    return company()
  }

  test('a first tier waits for nobody; a promotion waits for the relay', async () => {
    const { deps, ingest, get } = await open()
    await ingest(anOrder('c1', { yuan: 12_000 }))
    const first = await rescoreCustomer(deps, 'c1')
    const silent = await get('c1')

    await ingest(anOrder('c1', muchMoney))
    const second = await rescoreCustomer(deps, 'c1')

    const after = await get('c1')
    expect([first.notices, silent.outgoing, silent.tier?.code]).toEqual([false, [], 'B'])
    expect(second.notices).toBe(true)
    expect(after.tier).toMatchObject({ code: 'A', previous: 'B', evidence: { reason: 'promoted' } })
    expect(after.outgoing.map(({ key, from, to }) => [key, from, to])).toEqual([
      [`c1-${after.rev}`, 'B', 'A'],
    ])
  })

  test('notices that an earlier run left are still there to be relayed', async () => {
    const { deps, ingest } = await open({ tier: aTier({ code: 'C' }) })
    await ingest(anOrder('c1', muchMoney))
    await rescoreCustomer(deps, 'c1')

    const again = await rescoreCustomer(deps, 'c1')

    expect(again.notices).toBe(true)
    expect((await company().get('c1')).outgoing).toHaveLength(1)
  })

  test('a prospect with its first order becomes a customer', async () => {
    const { deps, ingest, get } = await open({ kind: 'prospect', lifecycle: 'prospect' })
    await ingest(anOrder('c1', muchMoney))

    await rescoreCustomer(deps, 'c1')

    expect(await get('c1')).toMatchObject({ kind: 'customer', lifecycle: 'new', tier: { code: 'A' } })
  })

  test.each(['merged', 'erased'] as const)('one that is %s is left alone', async (status) => {
    const { deps, ingest, get } = await open({ status, nextCheckAt: addDays(aMoment, -1) })
    await ingest(anOrder('c1', muchMoney))
    const before = await get('c1')

    const { notices } = await rescoreCustomer(deps, 'c1')

    expect(notices).toBe(false)
    expect(await get('c1')).toEqual(before)
  })

  test('whose check is due gets a later one', async () => {
    const { deps, ingest, get, clock, store } = await open()
    await ingest(anOrder('c1', muchMoney))
    await rescoreCustomer(deps, 'c1')
    const { nextCheckAt = expect.unreachable() } = await get('c1')

    clock.set(nextCheckAt)
    const due = await store.customers.dueIds(nextCheckAt, 10)
    await rescoreCustomer(deps, 'c1')

    expect(due).toEqual(['c1'])
    expect(await store.customers.dueIds(nextCheckAt, 10)).toEqual([])
  })

  describe('the mark', () => {
    test('goes with the decision that has read it', async () => {
      const { deps, ingest, get } = await open()
      await ingest(anOrder('c1'))

      await rescoreCustomer(deps, 'c1')

      expect(await get('c1')).not.toHaveProperty('dirty')
    })

    test('of facts that come while a decision is made stays, and their own decision finds them', async () => {
      const { deps, ingest, get } = await open()
      const [early, late] = [anOrder('c1'), anOrder('c1', muchMoney)]
      await ingest(early)
      const during = hookedPorts(deps, { after: onceAt('events.putMonths', () => ingest(late)) })

      await rescoreCustomer(during, 'c1')
      const between = await get('c1')
      await rescoreCustomer(deps, 'c1')

      expect(between.facts).toEqual(factsOf([early]))
      expect(between.dirty?.months).toEqual(['2026-12'])
      expect((await get('c1')).facts).toEqual(factsOf([early, late]))
    })

    test('stays when a decision comes between it and its facts, though their writer dies at once', async () => {
      const { deps, store, get, letPass } = await open()
      const order = anOrder('c1', muchMoney)
      await store.customers.markDirty([{ id: 'c1', months: ['2026-12'] }], 'w', 'open')
      await rescoreCustomer(deps, 'c1')
      await store.events.insertNew([order])
      const between = await get('c1')

      await letPass(61_000)
      const found = await store.customers.dirtyIds(60_000, 10)
      await rescoreCustomer(deps, 'c1')

      expect(between.facts.eventCount).toBe(0)
      expect(found).toEqual(['c1'])
      expect((await get('c1')).facts).toEqual(factsOf([order]))
      expect(await get('c1')).not.toHaveProperty('dirty')
    })
  })

  describe('somebody in between', () => {
    test('makes it start over from what stands then: one promotion, one notice', async () => {
      const { deps, ingest, get } = await open({ tier: aTier({ code: 'C' }) })
      await ingest(anOrder('c1', muchMoney))
      const other = async () => void (await rescoreCustomer(deps, 'c1'))
      const counted = countedPorts(hookedPorts(deps, { before: onceAt('customers.update', other) }))

      await rescoreCustomer(counted.deps, 'c1')

      expect(counted.of('customers.update')).toHaveLength(2)
      expect((await get('c1')).outgoing).toHaveLength(1)
    })

    test('twenty at once promote once', async () => {
      const { deps, ingest, get } = await open({ tier: aTier({ code: 'C' }) })
      await ingest(anOrder('c1', muchMoney))

      const runs = await Promise.allSettled(Array.from({ length: 20 }, () => rescoreCustomer(deps, 'c1')))

      const refused = runs.flatMap((run) => (run.status === 'rejected' ? [run.reason.code] : []))
      expect(new Set(refused).size).toBeLessThanOrEqual(1)
      expect(refused.every((code) => code === 'customer-contended')).toBe(true)
      expect((await get('c1')).outgoing).toHaveLength(1)
    })

    test('without an end fails, to be tried again', async () => {
      const { deps, store } = await open()
      const busy = hookedPorts(deps, {
        before: async (call) => {
          if (call === 'customers.update')
            await store.customers.setProfile([{ id: 'c1', set: {}, attrs: {} }])
        },
      })

      await expect(rescoreCustomer(busy, 'c1')).rejects.toMatchObject({
        code: 'customer-contended',
        retryable: true,
      })
    })
  })

  describe('under an older cut', () => {
    const newer = aCut({
      _id: 'quantile|1|2026-12-13|1',
      at: addDays(aMoment, 1),
      thresholds: aCut().thresholds.map(({ code, kappa }) => ({ code, kappa: kappa + 20 })),
    })

    test('nothing is decided on a customer that has seen a newer one', async () => {
      const { deps, store, ingest, get } = await open()
      await ingest(anOrder('c1', muchMoney))
      await store.cuts.insert(newer)
      await rescoreCustomer(deps, 'c1')
      const before = await get('c1')
      const stale = { ...deps, cuts: { ...deps.cuts, latest: async () => aCut() } }

      await expect(rescoreCustomer(stale, 'c1')).rejects.toMatchObject({ code: 'customer-contended' })

      expect(before.score?.cutId).toBe(newer._id)
      expect(await get('c1')).toEqual(before)
    })

    test('a decision is made again where a run has cut the base while it was made', async () => {
      const { deps, store, ingest, get } = await open()
      await ingest(anOrder('c1', muchMoney))
      const cutBase = async () => void (await store.cuts.insert(newer))

      await rescoreCustomer(hookedPorts(deps, { before: onceAt('customers.update', cutBase) }), 'c1')

      expect((await get('c1')).score?.cutId).toBe(newer._id)
    })
  })

  test('without a policy in force it says what to do', async () => {
    await expect(rescoreCustomer(company().deps, 'c1')).rejects.toMatchObject({ code: 'no-policy' })
  })
})
