import { describe, expect, test } from 'vitest'
import { type Replay, type ReplayInput, replayDays, replayTiers } from '#src/decide/replay/replay-tiers.ts'
import { watchSources } from '#src/decide/sources/watch-sources.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { retier } from '#src/decide/tiers/retier.ts'
import { warnBase } from '#src/decide/tiers/warn-base.ts'
import type { Customer } from '#src/domain/customer.ts'
import { addDays, daysBetween, latest } from '#src/domain/days.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { sampleCompany } from '#src/ingest/sample/sample-company.ts'
import { type Company, useCompany } from '../helpers/company.ts'
import { onEveryServer } from '../store/document-servers.ts'

const until = new Date('2026-11-21T12:00:00Z')
const policy = { ...retailPreset('CNY'), version: 1 }

/** Half a year of the first customers of a company; a step through the list takes some of every market and kind. */
function halfYear({ seed = 1, take = 100, step = 23 } = {}): ReplayInput {
  const { customers: all, events } = sampleCompany({ seed, endDay: '2026-11-22' })
  const customers = all.filter((_, i) => i % step === 0).slice(0, take)
  const ids = new Set(customers.map(({ _id }) => _id))
  return {
    customers,
    events: events.filter(({ customerId }) => ids.has(customerId)),
    policy,
    companyTimeZone: 'Asia/Shanghai',
    from: addDays(until, -182),
    until,
    everyDays: 7,
  }
}

const decidedOf = ({ facts, score, tier, kind, lifecycle, nextCheckAt, outgoing, rev }: Customer) => ({
  facts,
  score,
  tier,
  kind,
  lifecycle,
  nextCheckAt,
  outgoing,
  rev,
})

/** What the jobs would have done: what came in is rescored day by day, the base is cut week by week. */
async function liveThrough(input: ReplayInput, company: Company) {
  const { deps, clock } = company
  await company.publish(input.policy)
  let before = new Date(0)
  for (let day = 0; ; day++) {
    const now = addDays(input.from, day)
    if (now > input.until) return
    clock.set(now)
    const isNew = (at: Date) => at > before && at <= now
    await company.join(...input.customers.filter(({ knownSince }) => isNew(knownSince)))
    await company.ingest(...input.events.filter(({ receivedAt }) => isNew(receivedAt)))
    await watchSources(deps)
    const due = await deps.customers.dueIds(now, 1_000)
    await rescoreMany(deps, new Set([...(await deps.customers.dirtyIds(-1, 1_000)), ...due]))
    if (day % input.everyDays === 0) {
      const { cut } = await retier(deps)
      if (cut) await warnBase(deps, cut)
    }
    before = now
  }
}

onEveryServer('replay', (openStore, where) => {
  const company = useCompany(openStore, where)

  test.each([
    ['a base of a hundred', halfYear()],
    ['a base too small for quantiles', halfYear({ seed: 7, take: 30, step: 61 })],
  ])(
    '%s stands where half a year of real runs on a moving clock leaves it',
    async (_, input) => {
      await liveThrough(input, company())

      const replay = replayTiers(input)

      const stored = await company().deps.customers.getMany(input.customers.map(({ _id }) => _id))
      const byId = new Map(stored.map((customer) => [customer._id, decidedOf(customer)]))
      expect(byId).toEqual(new Map(replay.customers.map((one) => [one._id, decidedOf(one)])))
      const cuts = (await company().deps.cuts.list(1, 100)).map(({ decidedAt: _, ...cut }) => cut)
      expect(cuts).toEqual(replay.cuts.toReversed())
      expect(await company().deps.policies.active()).toEqual(replay.policy)
      const { given, months } = replay.warnings
      const { warnings } = company().deps
      const open = await warnings.ended(addDays(until, 99), 1_000)
      const settled = await warnings.settledIn(1, input.from, addDays(until, 1))
      expect(new Map(open.map((warning) => [warning._id, warning]))).toEqual(
        new Map([...given].filter(([, warning]) => !warning.settled)),
      )
      expect(new Map(settled.map(({ _id, settled: outcome }) => [_id, outcome]))).toEqual(
        new Map([...given].flatMap(([id, warning]) => (warning.settled ? [[id, warning.settled]] : []))),
      )
      expect((await warnings.book(1)).months).toEqual(months)
    },
    120_000,
  )
})

describe('a replay', () => {
  const input = halfYear({ seed: 3, take: 400, step: 5 })
  const replay = replayTiers(input)
  const histories = replay.customers.filter(({ outgoing }) => outgoing.length > 0)

  test('has changes of every kind to tell', () => {
    const reasons = new Set(histories.flatMap(({ outgoing }) => outgoing.map((o) => o.evidence.reason)))

    expect(reasons).toEqual(new Set(['promoted', 'demoted', 'withdrawn']))
    expect(histories.length).toBeGreaterThan(100)
  })

  test('has warnings behind it that came true, were averted, and are open, each before its demotion', () => {
    const given = [...replay.warnings.given.values()]
    const outcomes = new Set(given.map(({ settled }) => settled?.outcome ?? 'open'))

    expect(outcomes).toEqual(new Set(['came-true', 'averted', 'missed', 'open']))
    for (const { issuedAt, expectedFrom, settled } of given) {
      expect(daysBetween(issuedAt, expectedFrom)).toBeLessThanOrEqual(28)
      if (settled?.on) expect(settled.on.getTime()).toBeGreaterThan(issuedAt.getTime())
    }
  })

  test('changes each tier from where the change before has left it, and ends in the standing one', () => {
    for (const { outgoing, tier } of histories) {
      const chain = outgoing.map(({ from, to }) => [from, to])
      const expected = chain.map(([, to], i) => [chain[i - 1]?.[1] ?? chain[0]?.[0], to])

      expect(chain).toEqual(expected)
      expect(tier).toMatchObject({
        code: outgoing.at(-1)?.to,
        previous: outgoing.at(-1)?.from,
        since: outgoing.at(-1)?.at,
        evidence: outgoing.at(-1)?.evidence,
      })
    }
  })

  test('leaves a tier without changes as old as the day on which it was first given', () => {
    const unmoved = replay.customers.filter(({ tier, outgoing }) => tier && outgoing.length === 0)

    for (const { tier, knownSince } of unmoved) {
      const first = latest(knownSince, input.from) ?? until
      expect(tier).toMatchObject({ evidence: { reason: 'first' } })
      expect(daysBetween(first, tier?.since ?? until)).toBeLessThan(1)
    }
    expect(unmoved.length).toBeGreaterThan(100)
  })

  test('demotes nobody within 28 days of the change before', () => {
    const gaps = histories.flatMap(({ outgoing }) =>
      outgoing
        .map(({ at, evidence }, i) => ({
          evidence,
          days: daysBetween(outgoing[i - 1]?.at ?? input.from, at),
        }))
        .filter(({ evidence }) => evidence.reason === 'demoted')
        .map(({ days }) => days),
    )

    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(28)
  })

  test('gives each change the evidence of its own day', () => {
    const cuts = new Map(replay.cuts.map((cut) => [cut._id, cut]))

    for (const { at, to, evidence } of histories.flatMap(({ outgoing }) => outgoing)) {
      const cut = cuts.get(evidence.cutId ?? '')
      expect(cut?.at.getTime()).toBeLessThanOrEqual(at.getTime())
      expect(daysBetween(cut?.at ?? until, at)).toBeLessThanOrEqual(7)
      expect(evidence.cutKappa).toBe(cut?.thresholds.find(({ code }) => code === to)?.kappa)
    }
  })

  test('measures the drift of a cut on cuts of its own', () => {
    const cut = replay.cuts.at(-1) ?? expect.unreachable()
    const monthBefore = replay.cuts.at(-5) ?? expect.unreachable()
    const moved = (cut.thresholds[0]?.kappa ?? 0) - (monthBefore.thresholds[0]?.kappa ?? 0)

    expect(replay.cuts).toHaveLength(27)
    expect(cut.driftPerDay).toBeCloseTo(moved / 28, 12)
  })

  test('is the same in whatever order its input comes', () => {
    const reversed = { ...input, customers: input.customers.toReversed(), events: input.events.toReversed() }

    expect(replayTiers(reversed)).toEqual({ ...replay, customers: replay.customers.toReversed() })
  })

  test('gives the same tiers under the scales that it has made itself', () => {
    const again = replayTiers({ ...input, policy: replay.policy })

    const buyersOf = ({ customers }: Replay) => customers.filter(({ kind }) => kind === 'customer')
    expect(again.cuts).toEqual(replay.cuts)
    expect(buyersOf(again)).toEqual(buyersOf(replay))
  })

  test('goes a day at a time for whoever has others to answer', () => {
    const days = replayDays({ ...input, customers: input.customers.slice(0, 3) })
    const shares: number[] = []
    let step: IteratorResult<number, Replay> = days.next()
    for (; !step.done; step = days.next()) shares.push(step.value)

    expect([shares.length, shares[0], shares.at(-1)]).toEqual([183, 0, 1])
    expect(step.value.customers).toHaveLength(3)
  })

  test('of a company that has not sold yet cuts nothing and gives no tier', () => {
    const prospects = input.customers.filter(({ kind }) => kind === 'prospect')

    const { cuts, customers, policy: left } = replayTiers({ ...input, customers: prospects, events: [] })

    expect([cuts, left.scales]).toEqual([[], undefined])
    expect(customers.filter(({ tier }) => tier)).toEqual([])
  })
})

test('half a year of 2,300 customers costs a few seconds of one core', () => {
  const input = halfYear({ take: 2_300, step: 1 })
  const before = process.cpuUsage()

  const { customers } = replayTiers(input)

  const { user } = process.cpuUsage(before)
  expect(customers).toHaveLength(2_300)
  expect(user / 1e6).toBeLessThan(10)
})
