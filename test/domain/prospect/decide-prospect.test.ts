import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#src/domain/days.ts'
import type { FactEvent, StageEvent } from '#src/domain/event.ts'
import { decideProspect } from '#src/domain/prospect/decide-prospect.ts'
import { defaultProspects } from '#src/domain/prospect/default-prospects.ts'
import { fitProfileOf } from '#src/domain/prospect/fit-profile.ts'
import { prospectScore } from '#src/domain/prospect/prospect-score.ts'
import type { ProspectState } from '#src/domain/prospect/prospect-state.ts'
import { aMoment, daysAgo } from '../../helpers/builders/a-customer.ts'
import { anOrder, aTouch } from '../../helpers/builders/a-fact.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'
import { factsOf } from '../../helpers/builders/facts-of.ts'

const policy = aPolicy()

const profile = fitProfileOf(
  Array.from({ length: 200 }, (_, i) => ({
    attrs: { industry: i < 40 ? 'medical' : 'trade' },
    isTop: i < 20,
  })),
  ['industry'],
)

const calls = (count: number, at = aMoment): FactEvent[] =>
  Array.from({ length: count }, () => aTouch('p', { at }))

const aStage = (stage: string, at: Date, note?: string): StageEvent => ({
  _id: `crm|${stage}${at.getTime()}`,
  customerId: 'p',
  source: 'crm',
  at,
  bookedAt: at,
  receivedAt: at,
  kind: 'stage',
  stage,
  ...(note === undefined ? {} : { note }),
})

type Given = {
  readonly prospect?: ProspectState
  readonly attrs?: Record<string, string>
  readonly now?: Date
}

const decide = (events: readonly FactEvent[], { now = aMoment, attrs = {}, ...given }: Given = {}) =>
  decideProspect({ attrs, knownSince: daysAgo(43), ...given }, factsOf(events), { policy, profile, now })

const standing = (tier: string): ProspectState => ({
  tier,
  since: daysAgo(9),
  score: { points: 50, fitPoints: 25, engagementPoints: 25 },
})

describe('the tier of a prospect', () => {
  test('is its own, by fit and engagement, and never one of the customers’', () => {
    const quiet = decide([])
    const asking = decide(calls(1))
    const keen = decide(calls(6))

    expect([quiet, asking, keen].map(({ prospect }) => prospect.tier)).toEqual(['cool', 'warm', 'hot'])
    expect(quiet.prospect.score).toEqual({ points: 25, fitPoints: 25, engagementPoints: 0 })
  })

  test('rises with fit alone', () => {
    const unlike = decide(calls(1), { attrs: { industry: 'trade' } }).prospect.score
    const alike = decide(calls(1), { attrs: { industry: 'medical' } }).prospect.score

    expect(alike.points).toBeGreaterThan(unlike.points)
    expect(alike.engagementPoints).toBe(unlike.engagementPoints)
  })

  test('is not left before its line is passed by the band', () => {
    const below = decide(calls(1), { prospect: standing('hot'), now: addDays(aMoment, 1) })
    const between = decide(calls(2), { prospect: standing('hot'), now: addDays(aMoment, 25) })

    expect(below.prospect.score.points).toBeLessThan(57)
    expect(below.prospect).toMatchObject({ tier: 'warm', since: addDays(aMoment, 1) })
    expect(between.prospect.score.points).toBeGreaterThan(57)
    expect(between.prospect.score.points).toBeLessThan(60)
    expect(between.prospect).toMatchObject({ tier: 'hot', since: daysAgo(9) })
  })

  test('is not reached before its line is cleared by the band, but for a first tier', () => {
    const events = calls(2)

    const first = decide(events)
    const risen = decide(events, { prospect: standing('warm') })

    expect(first.prospect.score.points).toBeGreaterThan(60)
    expect(first.prospect.score.points).toBeLessThan(63)
    expect(first.prospect.tier).toBe('hot')
    expect(risen.prospect.tier).toBe('warm')
  })

  test('does not fall while a source of its is quiet, but rises', () => {
    const frame = { policy, profile, now: aMoment, holds: true }
    const known = { attrs: {}, knownSince: daysAgo(43) }

    const quiet = decideProspect({ ...known, prospect: standing('hot') }, factsOf([]), frame)
    const asking = decideProspect({ ...known, prospect: standing('cool') }, factsOf(calls(6)), frame)

    expect(quiet.prospect).toMatchObject({ tier: 'hot', since: daysAgo(9) })
    expect(asking.prospect.tier).toBe('hot')
  })

  test('falls on the moment that was foretold, and not before', () => {
    const events = calls(6)
    const { prospect, nextCheckAt = aMoment } = decide(events)

    const before = decide(events, { prospect, now: addDays(nextCheckAt, -0.01) })
    const then = decide(events, { prospect, now: nextCheckAt })

    expect(nextCheckAt.getTime()).toBeGreaterThan(aMoment.getTime())
    expect(before.prospect.tier).toBe('hot')
    expect(before.nextCheckAt?.getTime()).toBeCloseTo(nextCheckAt.getTime(), -2)
    expect(then.prospect.tier).toBe('warm')
  })

  test('never falls by one contact more, and its two parts add up', () => {
    const property = fc.property(fc.nat(12), fc.integer({ min: 0, max: 300 }), (count, ago) => {
      const score = (n: number) =>
        prospectScore({ attrs: {}, facts: factsOf(calls(n, daysAgo(ago))) }, profile, policy, aMoment)
      const [fewer, more] = [score(count), score(count + 1)]

      expect(more.points).toBeGreaterThanOrEqual(fewer.points)
      expect(more.points).toBeCloseTo(more.fitPoints + more.engagementPoints, 9)
      expect(more.points).toBeLessThanOrEqual(100)
    })

    fc.assert(property)
  })
})

describe('the end of a prospect', () => {
  test('is its first order, with its age, under the tier that stood', () => {
    const { prospect, nextCheckAt } = decide([...calls(9), anOrder('p', { at: daysAgo(3) })], {
      prospect: standing('warm'),
    })

    expect(prospect).toEqual({
      ...standing('warm'),
      outcome: { kind: 'converted', at: daysAgo(3), ageDays: 40 },
    })
    expect(nextCheckAt).toBeUndefined()
  })

  test('is the first of many orders that came at once, and no gift before it', () => {
    const orders = (count: number) => [
      anOrder('p', { at: daysAgo(42), yuan: 0 }),
      ...Array.from({ length: count }, (_, n) => anOrder('p', { at: daysAgo(40 - n) })),
    ]

    const few = decide(orders(3)).prospect.outcome
    const many = decide(orders(30)).prospect.outcome

    expect(few).toMatchObject({ kind: 'converted', at: daysAgo(40), ageDays: 3 })
    expect(many).toMatchObject({ kind: 'converted', at: daysAgo(42), ageDays: 1 })
  })

  test('is a stage that says it is lost, with the reason', () => {
    const events = [aStage('Prospecting', daysAgo(30)), aStage(' LOST', daysAgo(2), 'Too expensive')]

    const { outcome } = decide(events, { prospect: standing('hot') }).prospect

    expect(outcome).toEqual({ kind: 'lost', at: daysAgo(2), ageDays: 41, reason: 'Too expensive' })
  })

  test('is undone by a later stage, and a lost one that buys after all has converted', () => {
    const lost = decide([aStage('lost', daysAgo(9))]).prospect

    const again = decide([aStage('lost', daysAgo(9)), aStage('engaging', daysAgo(1))], { prospect: lost })
    const bought = decide([aStage('lost', daysAgo(9)), anOrder('p')], { prospect: lost })

    expect(lost.outcome?.kind).toBe('lost')
    expect(again.prospect.outcome).toBeUndefined()
    expect(bought.prospect.outcome).toMatchObject({ kind: 'converted', ageDays: 43 })
  })

  test('by conversion is for good: what comes later does not undo it', () => {
    const won = decide([aStage('Won', daysAgo(9))]).prospect

    const later = decide([aStage('Won', daysAgo(9)), aStage('Lost', daysAgo(1))], { prospect: won })

    expect(won.outcome).toMatchObject({ kind: 'converted', ageDays: 34 })
    expect(later.prospect).toEqual(won)
  })
})

describe('the default rule', () => {
  test('is a valid policy’s, and its touches differ in what they are about', () => {
    for (const { plan } of defaultProspects.tiers) {
      expect(new Set(plan.touches.map(({ content }) => content)).size).toBe(plan.touches.length)
    }
  })
})
