import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { regroup } from '#src/decide/groups/regroup.ts'
import { finishMerge } from '#src/decide/merge/finish-merge.ts'
import { mergeCustomers, unmergeCustomer } from '#src/decide/merge/merge-customers.ts'
import { verify } from '#src/decide/rebuild/verify.ts'
import { rescoreCustomer } from '#src/decide/tiers/rescore-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import { emptyFacts } from '#src/domain/facts/merge-facts.ts'
import type { Question } from '#src/domain/question/question.ts'
import { searchKeysOf } from '#src/ingest/customers/search-keys.ts'
import { ingestFacts } from '#src/ingest/facts/ingest-facts.ts'
import { openDesk } from '../../commands/desk.ts'
import { aCustomer, daysAgo } from '../../helpers/builders/a-customer.ts'
import { aProblem } from '../../helpers/builders/a-problem.ts'
import { aReminder } from '../../helpers/builders/a-reminder.ts'
import { countedPorts, killedAfter } from '../../helpers/hooked-ports.ts'

const fresh = (ref: string, given: Partial<Parameters<typeof aCustomer>[0]> = {}) => {
  const { score: _, tier: _tier, ...customer } = aCustomer({ ref, name: ref, facts: emptyFacts, ...given })
  return customer
}
const twin = fresh('twin', {
  name: 'Acme Twin',
  aliases: ['ATW'],
  tags: ['vip'],
  attrs: { region: 'West', size: 5 },
  contacts: [{ kind: 'phone', cipher: 'x', blindIndex: 'p1' }],
  followUp: { optOut: { at: daysAgo(9), by: 'mei' } },
})
const acme = fresh('acme', { name: 'Acme', tags: ['east'], attrs: { region: 'East' } })
const child = fresh('child', { parent: 'c-twin' })

const order = (n: number, customerId: string, daysBack: number) => ({
  _id: `shop|${n}`,
  kind: 'order' as const,
  customerId,
  source: 'shop',
  at: daysAgo(daysBack),
  bookedAt: daysAgo(daysBack),
  receivedAt: daysAgo(daysBack),
  amountMinor: 10_000 * n,
  currency: 'CNY',
})

const question = {
  _id: 'question|mei|2026-12-12',
  to: 'mei',
  customerId: 'c-twin',
  kind: 'in-touch',
  options: [],
  worth: 1,
  askedAt: daysAgo(0),
  expiresAt: daysAgo(-5),
} as unknown as Question

let desk: Awaited<ReturnType<typeof openDesk>>
beforeEach(async () => {
  desk = await openDesk({ customers: [twin, acme, child] })
  await ingestFacts(deps(), [order(11, 'c-twin', 40), order(12, 'c-twin', 3), order(13, 'c-acme', 40)])
  await desk.store.reminders.plan([
    aReminder({ _id: 'touch', customerId: 'c-twin' }),
    aReminder({ _id: 'timed', customerId: 'c-twin', kind: 'timed' }),
  ])
  await desk.store.problems.open(aProblem({ _id: 'jam', customerId: 'c-twin' }))
  await desk.store.questions.put(question)
  await decide()
})
afterEach(() => desk.close())

const deps = () => ({ ...desk.deps, rebuilds: desk.store.rebuilds, companyTimeZone: 'UTC' })
/** As the workers do: decisions, the sums of groups they ask for, and the decisions that follow. */
const decide = async () => {
  const ids = ['c-twin', 'c-acme', 'c-child']
  for (const id of ids) await rescoreCustomer(deps(), id)
  for (const id of ids) for (const moved of await regroup(deps(), id)) await rescoreCustomer(deps(), moved)
}
/** The same ports; whoever hooks them leaves the ids alone, which answer at once. */
const withIds = <Deps extends object>(hooked: Deps): Deps => ({ ...hooked, ids: desk.deps.ids })
const get = async (id: string) => {
  const customer = await desk.store.customers.get(id)
  if (!customer) throw new Error(`no ${id}`)
  return customer
}
const standing = async () => {
  await decide()
  const [source, target, third] = await Promise.all(['c-twin', 'c-acme', 'c-child'].map(get))
  const state = ({
    status,
    mergedInto,
    facts,
    aliases,
    tags,
    attrs,
    contacts,
    parent,
    followUp,
  }: Customer) => ({
    ...{ status, mergedInto, orders: facts.orderCount, spend: facts.netSpendMinor },
    ...{ aliases, tags, attrs, contacts, parent, optOut: followUp?.optOut },
  })
  const reminders = await Promise.all(
    ['touch', 'timed', 'timed|c-acme'].map(async (id) => (await desk.store.reminders.get(id))?.state),
  )
  const waiting = [
    (await desk.store.problems.get('jam'))?.customerId,
    (await desk.store.questions.get(question._id))?.customerId,
  ]
  return {
    waiting,
    source: state(source as Customer),
    target: state(target as Customer),
    parent: third?.parent,
    reminders,
  }
}
const differences = async () => {
  const found: unknown[] = []
  await verify(deps(), {
    searchKeysOf,
    repair: false,
    onDifference: (id, fields) => void found.push(id, fields),
    onProgress: () => {},
  })
  return found
}
const merge = { source: 'c-twin', target: 'c-acme', by: 'mei' }

describe('a merge', () => {
  it('carries open problems and questions over, and taken back they are where they were told', async () => {
    await mergeCustomers(deps(), merge)
    const merged = await standing()
    const open = await desk.store.problems.openFor(['c-acme'])
    await desk.store.problems.change('jam', open[0]?.rev ?? 0, { state: 'answered' })
    await unmergeCustomer(deps(), 'c-twin', 'mei')

    expect(merged.waiting).toEqual(['c-acme', 'c-acme'])
    expect(open).toMatchObject([{ _id: 'jam' }])
    expect((await standing()).waiting).toEqual(['c-twin', 'c-twin'])
  })

  it('gives facts, names, tags, fields, contacts, opt-out, companies and timed reminders', async () => {
    await mergeCustomers(deps(), merge)

    expect(await standing()).toMatchObject({
      source: { status: 'merged', mergedInto: 'c-acme' },
      target: {
        orders: 3,
        spend: 360_000,
        aliases: ['Acme Twin', 'ATW'],
        tags: ['east', 'vip'],
        attrs: { region: 'East', size: 5 },
        contacts: twin.contacts,
        optOut: twin.followUp?.optOut,
      },
      parent: 'c-acme',
      reminders: ['withdrawn', 'withdrawn', 'open'],
    })
    expect((await get('c-twin')).dirty).toBeUndefined()
    expect(await differences()).toEqual([])
  })

  it('has the old name lead to the one that is left, and new facts under the old id too', async () => {
    await mergeCustomers(deps(), merge)

    expect((await desk.say('tier acme twin')).card.title).toContain('Acme')
  })

  it('taken back leaves everything as it was', async () => {
    const before = await standing()
    await mergeCustomers(deps(), merge)
    await decide()

    await unmergeCustomer(deps(), 'c-twin', 'mei')

    const { reminders, ...after } = await standing()
    expect(after).toMatchObject({ source: before.source, target: before.target, parent: 'c-twin' })
    expect(reminders).toEqual(['open', 'open', 'withdrawn'])
    expect(await differences()).toEqual([])
  })

  it('taken back keeps what was changed since', async () => {
    await mergeCustomers(deps(), merge)
    await desk.say('tag acme +later')
    await desk.say('edit acme size = 7')

    await unmergeCustomer(deps(), 'c-twin', 'mei')

    expect((await standing()).target).toMatchObject({
      tags: ['east', 'later'],
      attrs: { region: 'East', size: 7 },
    })
  })

  it('of two that are one, of a company into its own, or of one that is gone is refused', async () => {
    const refused = async (source: string, target: string) =>
      mergeCustomers(deps(), { source, target, by: 'mei' }).catch((error) => error.code)

    expect(await refused('c-acme', 'c-acme')).toBe('merge-same')
    expect(await refused('c-twin', 'c-child')).toBe('merge-circle')
    await mergeCustomers(deps(), merge)
    expect(await refused('c-twin', 'c-child')).toBe('merge-gone')
  })

  it('that was followed by another is taken back after it', async () => {
    await mergeCustomers(deps(), merge)
    await mergeCustomers(deps(), { source: 'c-acme', target: 'c-child', by: 'mei' }).catch(() => undefined)
    const third = fresh('third')
    await desk.store.customers.insertNew([third])
    await mergeCustomers(deps(), { source: 'c-acme', target: 'c-third', by: 'mei' })

    await expect(unmergeCustomer(deps(), 'c-twin', 'mei')).rejects.toMatchObject({ code: 'merge-not-last' })
  })
})

const writes = [
  'customers.update',
  'customers.markDirty',
  'customers.clearDirty',
  'events.move',
  'events.moveBack',
  'reminders.change',
  'reminders.plan',
  'audit.record',
  'queues.enqueueMany',
]

describe('killed in between', () => {
  it('after any write, a merge is completed by the same again, and by reconcile', async () => {
    const counted = countedPorts(deps())
    await mergeCustomers(withIds(counted.deps), merge)
    const expected = await standing()
    const count = counted.calls.filter(({ call }) => writes.includes(call)).length

    expect(count).toBeGreaterThan(8)
    for (let n = 1; n <= count; n++) {
      await unmergeCustomer(deps(), 'c-twin', 'mei')
      await decide()
      let made = 0
      const dying = killedAfter(deps(), (call) => writes.includes(call) && ++made === n)
      await mergeCustomers(withIds(dying), merge).catch(() => undefined)

      const merged = (await get('c-twin')).status === 'merged'
      if (merged && n % 2 === 0)
        for (const id of await desk.store.customers.mergedDirtyIds(9)) await finishMerge(deps(), id)
      else await mergeCustomers(deps(), merge)
      expect(await standing(), `after write ${n}`).toEqual(expected)
    }
    expect(await differences()).toEqual([])
  })

  it('after any write, taking it back is completed too', async () => {
    const before = await standing()
    await mergeCustomers(deps(), merge)
    const counted = countedPorts(deps())
    await unmergeCustomer(withIds(counted.deps), 'c-twin', 'mei')
    const count = counted.calls.filter(({ call }) => writes.includes(call)).length

    for (let n = 1; n <= count; n++) {
      await mergeCustomers(deps(), merge)
      await decide()
      let made = 0
      const dying = killedAfter(deps(), (call) => writes.includes(call) && ++made === n)
      await unmergeCustomer(withIds(dying), 'c-twin', 'mei').catch(() => undefined)

      for (const id of await desk.store.customers.mergedDirtyIds(9)) await finishMerge(deps(), id)
      await unmergeCustomer(deps(), 'c-twin', 'mei')
      const { source, target } = await standing()
      expect({ source, target }, `after write ${n}`).toEqual({ source: before.source, target: before.target })
    }
  })
})
