import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensurePolicy } from '#src/decide/policy/ensure-policy.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { retier } from '#src/decide/tiers/retier.ts'
import type { Customer } from '#src/domain/customer.ts'
import { addDays, daysBetween } from '#src/domain/days.ts'
import { explain } from '#src/domain/tier/explain.ts'
import { openEmbeddedMongo } from '#src/embedded/mongo/open-embedded-mongo.ts'
import { loadSample, sampleState } from '#src/ingest/sample/load-sample.ts'
import { removeSample } from '#src/ingest/sample/remove-sample.ts'
import { type SampleSpec, sampleCompany } from '#src/ingest/sample/sample-company.ts'
import { putSample } from '#src/start/sample.ts'
import { withPast } from '#src/start/sample-past.ts'
import { openStore, type Store } from '#src/store/open-store.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'

const now = new Date('2026-11-22T02:00:00Z')
const spec = { seed: 1, endDay: '2026-11-22' }
const setting = { clock: { now: () => now }, companyTimeZone: 'Asia/Shanghai', log: recordingLogger() }

/** A fresh store in this process. */
async function aStore() {
  const { log } = setting
  const mongo = await openEmbeddedMongo({ dataDir: undefined, log, prefer: 'in-process' })
  const store = await openStore({ uri: mongo.uri, log })
  await store.migrate()
  return {
    store,
    close: async () => {
      await store.close()
      await mongo.close()
    },
  }
}

/** Everybody, with the history of each, newest first. */
async function everybody({ customers, tierChanges }: Store) {
  const all: readonly Customer[] = await customers.page(undefined, 3_000)
  const histories = await Promise.all(all.map(({ _id }) => tierChanges.of(_id, 50)))
  return all.map((customer, i) => ({ customer, history: histories[i] ?? [] }))
}

describe('the sample company', () => {
  let opened: Awaited<ReturnType<typeof aStore>>
  let told: string[]
  let people: Awaited<ReturnType<typeof everybody>>
  beforeAll(async () => {
    opened = await aStore()
    await putSample({ store: opened.store, ...setting }, spec)
    told = [...(await opened.store.outbox.pending(1_000))]
    people = await everybody(opened.store)
  }, 60_000)
  afterAll(() => opened.close())

  test('has Acme in tier A, risen from B some weeks ago, with a date on which it leaves if idle', async () => {
    const { customer, history } =
      people.find(({ customer: { ref } }) => ref === 'acme') ?? expect.unreachable()
    const policy = (await opened.store.policies.active()) ?? expect.unreachable()
    const cut = (await opened.store.cuts.latest(policy.version)) ?? expect.unreachable()

    const { nextChange } = explain({ customer, cut, policy, now })

    expect(customer.tier).toMatchObject({ code: 'A', previous: 'B', evidence: { reason: 'promoted' } })
    expect(daysBetween(customer.tier?.since ?? now, now)).toBeGreaterThan(20)
    expect(daysBetween(customer.tier?.since ?? now, now)).toBeLessThan(60)
    expect(history).toMatchObject([{ from: 'B', to: 'A', at: customer.tier?.since }])
    expect(nextChange).toMatchObject({ to: 'B' })
    expect(daysBetween(now, nextChange?.at ?? now)).toBeGreaterThan(28)
  })

  test('has a history that ends in each standing tier', () => {
    const moved = people.filter(({ history }) => history.length > 0)

    for (const { customer, history } of moved) {
      const [newest] = history
      expect(customer.tier).toMatchObject({
        code: newest?.to,
        since: newest?.at,
        evidence: newest?.evidence,
      })
    }
    expect(moved.length).toBeGreaterThan(500)
  })

  test('stands in today’s run as it stood the evening before, but for a few', () => {
    const decided = people.filter(({ customer }) => customer.tier)
    const sinceToday = decided.filter(({ customer }) => (customer.tier?.since ?? now) >= addDays(now, -0.5))

    expect(decided).toHaveLength(2_000)
    expect(sinceToday.length).toBeLessThan(20)
    expect(people.filter(({ customer }) => customer.dirty || customer.outgoing.length > 0)).toEqual([])
  })

  test('looks again at whoever is under the band, on a day to come; whom its group holds falls with the group', () => {
    const under = people.filter(
      ({ customer }) => customer.tier?.belowSince && !customer.tier.proposed && !customer.group,
    )

    const due = under.map(({ customer }) => customer.nextCheckAt)
    expect(under.length).toBeGreaterThan(50)
    expect(due.filter((at) => at === undefined || at <= now)).toEqual([])
  })

  test('has messages about the last week, at most three of it for an owner, and one for Mei', async () => {
    const changes = new Map(people.flatMap(({ history }) => history.map((change) => [change._id, change])))
    const rows = told.map((key) => {
      const dash = key.lastIndexOf('-')
      return { to: key.slice(dash + 1), change: changes.get(key.slice(0, dash)) }
    })

    expect(rows.filter(({ change }) => !change || change.at < addDays(now, -8))).toEqual([])
    const old = rows.filter(({ change }) => change && change.at < addDays(now, -0.5))
    const most = Math.max(...[...Map.groupBy(old, ({ to }) => to).values()].map((own) => own.length))
    expect(most).toBe(3)
    expect(rows.filter(({ to }) => to === 'mei').length).toBeGreaterThan(0)
  })

  test('tells an owner of a rise, where there was one, before it tells of a second fall', () => {
    const lastWeek = people.flatMap(({ customer: { owner }, history }) =>
      history
        .filter(({ at }) => at > addDays(now, -6.5))
        .map(({ _id, evidence }) => ({ owner, key: `${_id}-${owner}`, reason: evidence.reason })),
    )
    const rises = lastWeek.filter(({ reason }) => reason === 'promoted')
    const toldOfOne = new Set(rises.filter(({ key }) => told.includes(key)).map(({ owner }) => owner))

    expect(toldOfOne).toEqual(new Set(rises.map(({ owner }) => owner)))
    expect(toldOfOne.has('mei')).toBe(true)
  })

  test('has half a year of weekly cuts and today’s behind it', async () => {
    const cuts = await opened.store.cuts.list(1, 100)

    expect(cuts).toHaveLength(28)
    expect(new Set(cuts.map(({ driftPerDay }) => driftPerDay)).size).toBeGreaterThan(20)
  })

  test('has its forecast fitted and tried, within a tenth of what its last quarter brought', async () => {
    const forecast = await opened.store.forecasts.latest(1)

    const { expected = 0, actual = 1 } = forecast?.backTest ?? {}
    expect(forecast).toMatchObject({ fits: { purchases: { method: 'mle', warnings: [] } } })
    expect(forecast?.customers).toBeGreaterThan(1_900)
    expect(Math.abs(expected / actual - 1)).toBeLessThan(0.1)
  })

  test('goes with its history, its cuts, its forecast and its messages', async () => {
    const { store } = opened
    const { waiting } = await store.outbox.count()

    const removed = await removeSample(store)

    expect(removed.customers).toBe(2_300)
    expect(removed.tierChanges).toBe(people.reduce((sum, { history }) => sum + history.length, 0))
    expect(removed.outbox).toBe(waiting)
    expect(waiting).toBeGreaterThan(told.length) // others wait for the morning
    expect(await store.cuts.list(1, 100)).toEqual([])
    expect(await store.forecasts.latest(1)).toBeUndefined()
    expect(await sampleState(store)).toBe('none')
  })
})

/** Every write through these ports counts; when none is left, the power is cut. */
function withPower<Ports extends Record<string, object>>(ports: Ports, writesLeft: number): Ports {
  const writes = new Set(['insertNew', 'insert', 'put', 'claim', 'set', 'freezeScales', 'activate'])
  let left = writesLeft
  const metered = (port: object): object =>
    new Proxy(port, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name)
        if (typeof method !== 'function' || !writes.has(String(name))) return method

        return (...args: unknown[]) => {
          if (left-- <= 0) throw new Error('power cut')
          return method.apply(target, args)
        }
      },
    })
  return Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, metered(port)])) as Ports
}

describe('a load that is cut short', () => {
  /** A company of 150: the first one alone and two further writes of customers. */
  function few(asked: SampleSpec) {
    const whole = sampleCompany(asked)
    const customers = whole.customers.filter((_, i) => i % 15 === 0).slice(0, 150)
    const ids = new Set(customers.map(({ _id }) => _id))
    const own = <Row extends { customerId: string }>(rows: readonly Row[]) =>
      rows.filter(({ customerId }) => ids.has(customerId))
    return { ...whole, customers, refs: own(whole.refs), events: own(whole.events) }
  }

  async function load(store: Store, asked: SampleSpec, writesLeft = Infinity) {
    const { users, customers, events, refs, policies, cuts, tierChanges, warnings, settings } = store
    const ports = { users, customers, events, refs, policies, cuts, tierChanges, warnings, settings }
    const deps = { ...setting, ...withPower(ports, writesLeft) }
    return loadSample(deps, asked, async (begun) => {
      const policy = await ensurePolicy(deps, 'CNY')
      return withPast(deps, policy, { company: few(begun), endDay: begun.endDay })
    })
  }

  /** What a load and the day's run leave, whatever number of attempts they took. */
  async function standing(store: Store, ids: readonly string[]) {
    await rescoreMany({ ...store, ...setting }, ids)
    await retier({ ...store, ...setting })
    const people = await everybody(store)
    return {
      people: people.map(({ customer: { _id, facts, tier, lifecycle, outgoing }, history }) => ({
        ...{ _id, facts, tier, lifecycle, history },
        news: outgoing.map(({ key }) => key),
      })),
      // When a run had ended is the database's own clock.
      cuts: (await store.cuts.list(1, 100)).map(({ decidedAt: _, ...cut }) => cut),
      policy: await store.policies.active(),
    }
  }

  test('anywhere between two writes is completed by the next, to the same tiers and the same history', async () => {
    await using cleanup = new AsyncDisposableStack()
    const fresh = async () => cleanup.adopt(await aStore(), ({ close }) => close()).store
    const whole = await fresh()
    const expected = await standing(whole, (await load(whole, spec)).customerIds)

    for (const writes of [3, 20, 34, 39, 43]) {
      const store = await fresh()
      await expect(load(store, spec, writes)).rejects.toThrow('power cut')

      const again = await load(store, { seed: 99, endDay: '2026-11-23' })

      expect(again.spec).toEqual(spec)
      expect(await standing(store, again.customerIds)).toEqual(expected)
    }
  }, 120_000)
})
