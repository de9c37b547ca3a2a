import { expect, test } from 'vitest'
import { relayNotices } from '#src/decide/tell/relay-notices.ts'
import { rescoreCustomer } from '#src/decide/tiers/rescore-customer.ts'
import { aMoment, aTier } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { anOrder } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { useCompany } from '../helpers/company.ts'
import { killedAfter } from '../helpers/hooked-ports.ts'
import { onEveryServer } from '../store/document-servers.ts'

onEveryServer('relaying notices', (openStore, where) => {
  const company = useCompany(openStore, where)
  /** A customer of Mei, or of nobody, that has just been promoted. */
  const promoted = async (given: Parameters<typeof aNewcomer>[1] = {}) => {
    const { publish, store, join, ingest, deps } = company()
    await publish(aPolicy())
    await store.cuts.insert(aCut())
    await join(aNewcomer('c1', { _id: 'c1', tier: aTier({ code: 'C' }), ...given }))
    await ingest(anOrder('c1', { yuan: 25_000 }))
    await rescoreCustomer(deps, 'c1')
    return company()
  }
  const history = async () => (await company().store.tierChanges.of('c1', 9)).map(({ _id }) => _id)

  test('a notice goes to history and, once, to the owner', async () => {
    const { deps, store, get } = await promoted()
    const { rev } = await get('c1')

    const keys = await relayNotices(deps, 'c1', aMoment)
    const again = await relayNotices(deps, 'c1', aMoment)

    expect([keys, again]).toEqual([[`c1-${rev}-mei`], []])
    expect(await history()).toEqual([`c1-${rev}`])
    expect(await store.outbox.pending(9)).toEqual(keys)
    expect((await get('c1')).outgoing).toEqual([])
  })

  test('says what moved it, and which care plan it starts', async () => {
    const { deps, store } = await promoted()

    await relayNotices(deps, 'c1', aMoment)

    const told = {
      moved: { kind: 'order', amountMinor: 2_500_000 },
      plan: { tier: 'A', lifecycle: 'new' },
    }
    expect((await store.tierChanges.of('c1', 9))[0]).toMatchObject(told)
    const [id = ''] = await store.outbox.pending(9)
    expect((await store.outbox.get(id))?.notice).toMatchObject(told)
  })

  test('of a customer of nobody waits for the admins’ next working morning', async () => {
    const { deps, store, get } = await promoted()
    await store.customers.update('c1', (await get('c1')).rev, { set: {}, unset: ['owner'], push: [] })
    const monday = new Date('2026-12-14T00:30:00Z')

    const keys = await relayNotices(deps, 'c1', aMoment)

    expect([keys, await store.outbox.pending(9)]).toEqual([[], []])
    expect(await history()).toHaveLength(1)
    expect(await store.outbox.dueGroups(monday, 9)).toEqual([{ to: 'admin', group: 'morning|2026-12-14' }])
    expect((await get('c1')).outgoing).toEqual([])
  })

  test.each([
    ['a fall from A goes to the manager too', 'A', 'B', {}, ['mei', 'bao'], []],
    ['any other fall waits for the morning', 'B', 'C', {}, [], ['mei morning|2026-12-14']],
    ['a run is told together', 'B', 'A', { run: 'quantile|1|x|1' }, [], ['mei run|quantile|1|x|1']],
    ['so is a new policy', 'B', 'A', { byPolicy: true }, [], ['mei policy|1']],
  ] as const)('%s', async (_, from, to, given, now, later) => {
    const { deps, store, get } = await promoted()
    const { rev, outgoing } = await get('c1')
    const [first = expect.unreachable()] = outgoing
    const notice = { ...first, ...given, key: 'c1-98', rev: 98, from, to }
    await store.customers.pullOutgoing('c1', [first.key])
    await store.customers.update('c1', rev, { set: {}, unset: [], push: [notice] })

    const keys = await relayNotices(deps, 'c1', aMoment)

    const groups = await store.outbox.dueGroups(new Date('2026-12-15T00:00:00Z'), 9)
    expect(keys).toEqual(now.map((reader) => `c1-98-${reader}`))
    expect(groups.map((each) => `${each.to} ${each.group}`)).toEqual(later)
  })

  test('one that comes while another is relayed is left for the next', async () => {
    const { deps, store, get } = await promoted()
    const [first] = (await get('c1')).outgoing
    const late = { ...(first ?? expect.unreachable()), key: 'c1-99', rev: 99 }
    const during = {
      ...deps,
      outbox: {
        ...deps.outbox,
        put: async (...args: Parameters<typeof deps.outbox.put>) => {
          await store.customers.update('c1', (await get('c1')).rev, { set: {}, unset: [], push: [late] })
          return deps.outbox.put(...args)
        },
      },
    }

    await relayNotices(during, 'c1', aMoment)

    expect((await get('c1')).outgoing).toEqual([late])
    expect(await store.customers.outgoingIds(-60_000, 9)).toEqual(['c1'])
  })

  test.each(['tierChanges.put', 'outbox.put', 'customers.pullOutgoing'])(
    'killed after %s and run again, each stands once',
    async (dies) => {
      const { deps, store, get } = await promoted()
      const dying = killedAfter(deps, (call) => call === dies)
      await expect(relayNotices(dying, 'c1', aMoment)).rejects.toThrow('killed')

      await relayNotices(deps, 'c1', aMoment)

      expect(await history()).toHaveLength(1)
      expect(await store.outbox.pending(9)).toHaveLength(1)
      expect((await get('c1')).outgoing).toEqual([])
    },
  )

  test('two relays at once are one', async () => {
    const { deps, store } = await promoted()

    await Promise.all([relayNotices(deps, 'c1', aMoment), relayNotices(deps, 'c1', aMoment)])

    expect(await history()).toHaveLength(1)
    expect(await store.outbox.pending(9)).toHaveLength(1)
  })
})
