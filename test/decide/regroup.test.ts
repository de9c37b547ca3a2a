import { describe, expect, test } from 'vitest'
import { regroup } from '#src/decide/groups/regroup.ts'
import { rescoreCustomer } from '#src/decide/tiers/rescore-customer.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { retier } from '#src/decide/tiers/retier.ts'
import { viewCustomer } from '#src/decide/tiers/view-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import { kappaOfSum } from '#src/domain/group/key-sum.ts'
import { daysAgo } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { anOrder } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { useCompany } from '../helpers/company.ts'
import { countedPorts, killedAfter } from '../helpers/hooked-ports.ts'
import { drain, runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

/** Yuan of today that make about this κ under the builders' policy and cut: A begins at 7, B at 6, C at 5. */
const yuanFor = { A: 25_000, C: 4_000, D: 300 } as const

onEveryServer('groups', (openStore, where) => {
  const company = useCompany(openStore, where)
  const aCompany = (id: string, parent?: string): Customer =>
    aNewcomer(id, {
      _id: id,
      searchKeys: [],
      lifecycle: 'mature',
      ...(parent === undefined ? {} : { parent }),
    })
  const open = async (...customers: readonly Customer[]) => {
    await company().publish(aPolicy())
    await company().store.cuts.insert(aCut())
    await company().join(...customers)
  }
  const buys = (id: string, yuan: number, daysBefore = 0) =>
    company().ingest(
      anOrder(id, { yuan, at: daysAgo(daysBefore) }),
      anOrder(id, { yuan: 1, at: daysAgo(400) }), // not new any more
    )
  const work = () => drain(company().deps, company().queues)
  const tierOf = async (id: string) => (await company().get(id)).tier?.code
  const kappas = async (...ids: readonly string[]) =>
    (await Promise.all(ids.map((id) => company().get(id)))).flatMap(({ score }) => score?.kappa ?? [])

  test('a small subsidiary of a large group stands one tier under the group’s, and says why', async () => {
    await open(aCompany('top'), aCompany('sub', 'top'), aCompany('alone'))
    await buys('sub', yuanFor.D)
    await buys('alone', yuanFor.D)
    await work()
    const before = [await tierOf('sub'), await tierOf('alone')]

    await buys('top', yuanFor.A)
    await work()

    expect(before).toEqual(['D', 'D'])
    expect([await tierOf('top'), await tierOf('sub'), await tierOf('alone')]).toEqual(['A', 'B', 'D'])
    expect((await company().get('sub')).tier?.evidence.reason).toBe('group')
    expect(await company().store.tierChanges.of('sub', 5)).toMatchObject([{ from: 'D', to: 'B' }])
  })

  test('what would be with one more order is reckoned with the group', async () => {
    await open(aCompany('top'), aCompany('sub', 'top'))
    await buys('sub', yuanFor.D)
    await buys('top', yuanFor.A)
    await work()

    company().clock.set(daysAgo(-60)) // by its own key it would have been demoted long since
    const viewed = await viewCustomer(company().deps, await company().get('sub'), { orderMinor: 100 })

    expect(viewed.customer.tier).toMatchObject({ code: 'B' })
    expect([viewed.from, viewed.to]).toEqual(['B', 'B'])
  })

  test('the parent is lifted by its subsidiaries, over several levels, and each member knows the sum', async () => {
    await open(aCompany('top'), aCompany('mid', 'top'), aCompany('low', 'mid'), aCompany('other', 'mid'))
    await buys('low', yuanFor.A)
    await buys('other', yuanFor.C)
    await buys('top', 10)
    await work()

    const sum = kappaOfSum(await kappas('low', 'other', 'top'))
    for (const id of ['top', 'mid', 'low', 'other']) {
      expect((await company().get(id)).group).toMatchObject({ root: 'top', members: 4, kappa: sum })
    }
    expect(await Promise.all(['top', 'low', 'other'].map(tierOf))).toEqual(['B', 'A', 'B'])
    expect((await company().get('low')).dirty).toBeUndefined()
  })

  test('a first tier is given with the group, at once, and sends nothing', async () => {
    await open(aCompany('top'), aCompany('sub', 'top'))
    await buys('top', yuanFor.A)
    await buys('sub', yuanFor.D)

    await rescoreMany(company().deps, ['top', 'sub'])

    expect([await tierOf('top'), await tierOf('sub')]).toEqual(['A', 'B'])
    expect((await company().get('sub')).outgoing).toEqual([])
    expect((await company().get('sub')).dirty).toBeUndefined()
  })

  test('only the group’s members are read and written', async () => {
    const strangers = Array.from({ length: 5 }, (_, n) => aCompany(`s${n}`))
    await open(aCompany('top'), aCompany('sub', 'top'), ...strangers)
    await buys('sub', yuanFor.C)
    const { deps, calls, of } = countedPorts(company().deps)

    await rescoreCustomer(deps, 'sub')
    await regroup(deps, 'sub')

    const touched = new Set(
      of('customers.updateMany').flatMap(({ args }) => (args[0] as { id: string }[]).map(({ id }) => id)),
    )
    expect([...touched].sort()).toEqual(['sub', 'top'])
    expect(calls.filter(({ call }) => /page|grouped|ranked/.test(call))).toEqual([])
  })

  test('an event that changes no key of the group sums up nothing', async () => {
    await open(aCompany('top'), aCompany('sub', 'top'))
    await buys('sub', yuanFor.C)
    await work()
    const { deps, of } = countedPorts(company().deps)

    await rescoreCustomer(deps, 'sub')

    expect(of('customers.childrenOf')).toEqual([])
    expect(company().queues.waiting).toEqual([])
  })

  test('whoever leaves the group is not held by it any longer, and the sum is without its key', async () => {
    await open(aCompany('top'), aCompany('sub', 'top'), aCompany('low', 'sub'), aCompany('new'))
    await buys('top', yuanFor.A)
    await buys('sub', yuanFor.C)
    await buys('low', yuanFor.D)
    await work()
    const held = await tierOf('low')

    await company().store.customers.setProfile([{ id: 'sub', set: { parent: 'new' }, attrs: {} }])
    await company().store.customers.markDirty([{ id: 'sub', months: [] }], 'moved', 'closed')
    await company().queues.enqueue('rescore-customer', { customerId: 'sub' })
    await work()

    expect(held).toBe('B')
    expect((await company().get('top')).group).toBeUndefined()
    for (const id of ['new', 'sub', 'low']) {
      expect((await company().get(id)).group).toMatchObject({
        root: 'new',
        members: 3,
        kappa: kappaOfSum(await kappas('sub', 'low')),
      })
    }
  })

  test('a run sums up all groups under its own cut before it decides', async () => {
    await open(aCompany('top'), aCompany('sub', 'top'))
    await buys('top', yuanFor.A)
    await buys('sub', yuanFor.D)
    await work()
    const customer = await company().get('sub')
    const stale = { ...customer.group, kappa: 0, counted: 0, root: 'top', members: 2, policyVersion: 1 }
    await company().store.customers.update('sub', customer.rev, {
      set: { group: stale },
      unset: [],
      push: [],
    })

    await retier(company().deps)

    const sum = kappaOfSum(await kappas('top', 'sub'))
    expect((await company().get('sub')).group).toMatchObject({ kappa: sum, members: 2 })
  })

  test('parents in a circle end nothing and hang nothing', async () => {
    await open(aCompany('a', 'b'), aCompany('b', 'a'), aCompany('c', 'b'))
    await buys('c', yuanFor.A)
    await work()

    for (const id of ['a', 'b', 'c']) {
      expect((await company().get(id)).group).toMatchObject({ root: 'a', members: 3 })
    }
  })

  test('two who sum up at once come to the sum of both keys', async () => {
    await open(aCompany('top'), aCompany('one', 'top'), aCompany('two', 'top'))
    await buys('one', yuanFor.C)
    await buys('two', yuanFor.C)
    await Promise.all(['one', 'two'].map((id) => rescoreCustomer(company().deps, id)))

    await Promise.all([regroup(company().deps, 'one'), regroup(company().deps, 'two')])

    expect((await company().get('top')).group?.kappa).toBe(kappaOfSum(await kappas('one', 'two')))
  })

  const writes = [
    ['the key', 'customers.update', 1],
    ['the group on its queue', 'queues.enqueue', 1],
    ['the open mark of those it moves', 'customers.markDirty', 1],
    ['the group', 'customers.updateMany', 1],
    ['the closed mark', 'customers.markDirty', 2],
    ['the rescores on their queue', 'queues.enqueueMany', 1],
    ['the first decision', 'customers.update', 2],
  ] as const

  describe('a process that dies', () => {
    test.each(writes)(
      'after %s: the group is as if nothing had happened by what is found again',
      async (_, call, times) => {
        await open(aCompany('top'), aCompany('sub', 'top'))
        await buys('sub', yuanFor.D)
        await work()
        await buys('top', yuanFor.A)
        const { deps, queues, letPass } = company()
        let seen = 0

        const mortal = killedAfter(deps, (made) => made === call && ++seen === times)
        const [died] = await Promise.allSettled([drain(mortal, queues)])
        queues.waiting.length = 0
        for (const _round of ['the key', 'the members']) {
          await letPass(61_000)
          await runJob(deps, 'reconcile', { occasion: 'test' })
          await drain(deps, queues)
        }

        expect(died.status).toBe('rejected')
        expect([await tierOf('top'), await tierOf('sub')]).toEqual(['A', 'B'])
        expect((await company().get('sub')).group?.kappa).toBe(kappaOfSum(await kappas('top', 'sub')))
        for (const id of ['top', 'sub']) expect((await company().get(id)).dirty).toBeUndefined()
      },
    )
  })
})
