import { expect, test } from 'vitest'
import { rescoreCustomer } from '#src/decide/tiers/rescore-customer.ts'
import { retier } from '#src/decide/tiers/retier.ts'
import { addDays } from '#src/domain/days.ts'
import type { Policy } from '#src/domain/policy.ts'
import { aMoment, aTier } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { anOrder } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { useCompany } from '../helpers/company.ts'
import { killedAfter } from '../helpers/hooked-ports.ts'
import { drain, runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

onEveryServer('reconciling', (openStore, where) => {
  const company = useCompany(openStore, where)
  const open = async (policy: Policy = aPolicy()) => {
    const { publish, store, join } = company()
    await publish(policy)
    await store.cuts.insert(aCut({ policyVersion: policy.version }))
    await join(
      ...['dirty', 'told', 'idle'].map((id) =>
        aNewcomer(id, { _id: id, searchKeys: [], tier: aTier({ code: 'C' }) }),
      ),
    )
    return company()
  }
  /** What an emptied Redis is given by it: job and first input. */
  const reconciled = async () => {
    const { deps, queues } = company()
    queues.waiting.length = 0
    await runJob(deps, 'reconcile', { occasion: 'test' })
    return queues.waiting.map(({ job, input }) => [job, Object.values(input as object)[0]])
  }

  test('finds facts not decided on after a minute, and leaves time to the sweep', async () => {
    const { ingest, letPass } = await open()
    await ingest(anOrder('dirty'))

    const fresh = await reconciled()
    await letPass(61_000)

    expect(fresh).toEqual([['sweep', undefined]])
    expect(await reconciled()).toEqual([
      ['rescore-customer', 'dirty'],
      ['sweep', undefined],
    ])
  })

  test('finds notices that nobody relays, and has nothing left once all was done', async () => {
    const { ingest, letPass, deps, queues } = await open()
    await ingest(anOrder('told', { yuan: 25_000 }))
    await rescoreCustomer(deps, 'told')
    await letPass(61_000)

    const found = await reconciled()
    await drain(deps, queues)
    await letPass(61_000)

    expect(found).toContainEqual(['relay', 'told'])
    expect(await reconciled()).toEqual([['sweep', undefined]])
  })

  test('enqueues nothing twice while a queue has its fill', async () => {
    const { ingest, letPass, deps, queues } = await open()
    await ingest(anOrder('dirty'))
    await letPass(61_000)
    queues.waiting.length = 0
    const full = { waiting: 1_000, delayed: 1_000, active: 0, completed: 0, failed: 0 }

    await runJob(
      { ...deps, queues: { ...queues, counts: async () => ({ 'rescore-customer': full }) } },
      'reconcile',
      { occasion: 'test' },
    )

    expect(queues.waiting.map(({ job }) => job)).toEqual(['sweep'])
  })

  test('takes up a run that was killed after it had cut the base, not one that goes on', async () => {
    const { deps, clock, ingest, store } = await open()
    await ingest(anOrder('told', { yuan: 25_000 }))
    await rescoreCustomer(deps, 'told')
    await expect(retier(killedAfter(deps, (call) => call === 'cuts.insert'))).rejects.toThrow('killed')

    const atOnce = await reconciled()
    clock.set(addDays(aMoment, 1 / 24))
    const later = await reconciled()
    await retier(deps)
    const done = await store.cuts.latest(1)
    clock.set(addDays(aMoment, 1 / 12))

    expect(atOnce.map(([job]) => job)).not.toContain('retier')
    expect(later.map(([job]) => job)).toContain('retier')
    expect(done?.decidedAt).toBeInstanceOf(Date)
    expect((await reconciled()).map(([job]) => job)).not.toContain('retier')
  })

  test('goes on with a policy version that was begun, and with those whom it left behind', async () => {
    const { store, publish, deps, ingest } = await open()
    await ingest(anOrder('told', { yuan: 25_000 }))
    await rescoreCustomer(deps, 'told')
    const { version: _, ...rules } = aPolicy({ halfLifeDays: 50 })
    await store.policies.insert({ ...rules, version: 2 })
    await store.rebuilds.begin(2, 3)

    const begun = await reconciled()
    await runJob(deps, 'rebuild', { version: 2 })
    await publish({ ...rules, version: 3 })
    const leftBehind = await reconciled()

    expect(begun).toContainEqual(['rebuild', 2])
    expect(await store.rebuilds.get(2)).toMatchObject({ phase: 'done', done: 3 })
    expect(leftBehind).toContainEqual(['rescore-customer', 'told'])
  })
})
