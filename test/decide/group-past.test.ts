import { expect, test } from 'vitest'
import { groupsIn } from '#src/decide/groups/group-past.ts'
import { type ReplayInput, replayTiers } from '#src/decide/replay/replay-tiers.ts'
import { watchSources } from '#src/decide/sources/watch-sources.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { retier } from '#src/decide/tiers/retier.ts'
import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { sampleCompany } from '#src/ingest/sample/sample-company.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { type Company, useCompany } from '../helpers/company.ts'
import { onEveryServer } from '../store/document-servers.ts'

const until = new Date('2026-11-21T12:00:00Z')

/** Two months of the sample's groups, enough of them for quantiles. */
function groupsOfTheSample(): ReplayInput {
  const { customers: all, events } = sampleCompany({ seed: 1, endDay: '2026-11-22' })
  const parents = new Set(all.map(({ parent }) => parent))
  const customers = all.filter(({ _id, parent }) => parent !== undefined || parents.has(_id))
  const ids = new Set(customers.map(({ _id }) => _id))
  return {
    customers,
    events: events.filter(({ customerId }) => ids.has(customerId)),
    policy: { ...retailPreset('CNY'), version: 1, smallBase: { below: 5, thresholds: [5, 2, 0.8] } },
    companyTimeZone: 'Asia/Shanghai',
    from: addDays(until, -56),
    until,
    everyDays: 7,
  }
}

const standing = ({ _id, tier, group }: Customer) => [
  _id,
  tier?.code,
  tier?.since,
  tier?.evidence.reason,
  group,
]

/** What the jobs would have done. */
async function liveThrough(input: ReplayInput, { deps, clock, store, publish, join, ingest }: Company) {
  await publish(input.policy)
  let before = new Date(0)
  for (let now = input.from; now <= input.until; now = addDays(now, 1)) {
    clock.set(now)
    const isNew = (at: Date) => at > before && at <= now
    await join(...input.customers.filter(({ knownSince }) => isNew(knownSince)))
    await ingest(...input.events.filter(({ receivedAt }) => isNew(receivedAt)))
    await watchSources(deps)
    const due = await store.customers.dueIds(now, 1_000)
    await rescoreMany(deps, new Set([...(await store.customers.dirtyIds(-1, 1_000)), ...due]))
    if ((now.getTime() - input.from.getTime()) % (7 * 86_400_000) === 0) await retier(deps)
    before = now
  }
}

onEveryServer('the past of groups', (openStore, where) => {
  const company = useCompany(openStore, where)

  test('decided in memory is decided as the jobs decide it, group by group', async () => {
    const input = groupsOfTheSample()

    const replay = replayTiers(input)
    await liveThrough(input, company())

    const stored = await company().store.customers.getMany(input.customers.map(({ _id }) => _id))
    const byId = new Map(stored.map((customer) => [customer._id, standing(customer)]))
    expect(new Map(replay.customers.map((one) => [one._id, standing(one)]))).toEqual(byId)
    expect(stored.filter(({ tier }) => tier?.evidence.reason === 'group').length).toBeGreaterThan(3)
  })
})

test('companies in a circle are one group, and a parent nobody knows is none', () => {
  const base = ['a|b', 'b|a', 'c|b', 'd|gone', 'e|d'].map((text) => {
    const [_id = '', parent = ''] = text.split('|')
    return aNewcomer(_id, { _id, parent })
  })

  const groups = groupsIn(new Map(base.map((one) => [one._id, one])), {
    policy: aPolicy(),
    cut: undefined,
    now: until,
  })

  expect(groups.map(({ customer, group }) => [customer._id, group?.root, group?.members])).toEqual([
    ['a', 'a', 3],
    ['b', 'a', 3],
    ['c', 'a', 3],
    ['d', 'd', 2],
    ['e', 'd', 2],
  ])
})
