import { describe, expect, test } from 'vitest'
import { decideCustomer } from '#src/decide/tiers/decide-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { FactEvent } from '#src/domain/event.ts'
import type { SourceStanding } from '#src/domain/source/standing.ts'
import { aMoment, aTier, daysAgo } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { anOrder, aRating, aTouch } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { factsOf } from '../helpers/builders/facts-of.ts'

const decide = (customer: Customer, events: readonly FactEvent[], ...sources: SourceStanding[]) =>
  decideCustomer(customer, factsOf(events), { policy: aPolicy(), cut: aCut(), now: aMoment, sources })

const shop = (given: Partial<SourceStanding> = {}): SourceStanding => ({
  name: 'shop',
  kinds: ['order'],
  dataUpTo: daysAgo(20),
  quiet: 'silent',
  ...given,
})

/** Fell under A's band 40 days ago; a tier that is due to go. */
const fallen = aNewcomer('c', {
  lifecycle: 'growing',
  tier: aTier({ code: 'A', since: daysAgo(100), belowSince: daysAgo(40) }),
})
const little = [
  anOrder('c', { yuan: 6_000, at: daysAgo(60) }),
  anOrder('c', { yuan: 6_000, at: daysAgo(30) }),
]

describe('while a source of the customer is silent', () => {
  test('what is due without it waits: no demotion, and days under the line are forgotten', () => {
    const { set, push } = decide(fallen, little, shop())

    expect(decide(fallen, little).push).toMatchObject([{ from: 'A', evidence: { reason: 'demoted' } }])
    expect(set.tier).toMatchObject({ code: 'A' })
    expect([push, set.tier?.belowSince]).toEqual([[], undefined])
  })

  test('another’s silence holds nothing', () => {
    expect(decide(fallen, little, shop({ name: 'erp' })).push).toHaveLength(1)
  })

  test('a promotion is made', () => {
    const { push } = decide(
      { ...fallen, tier: aTier({ code: 'C' }) },
      [anOrder('c', { yuan: 90_000 })],
      shop(),
    )

    expect(push).toMatchObject([{ to: 'A', evidence: { reason: 'promoted' } }])
  })

  test('a promotion whose order is returned is withdrawn', () => {
    const big = anOrder('c', { yuan: 90_000, at: daysAgo(9), orderNumber: '7' })
    const risen = decide({ ...fallen, tier: aTier({ code: 'C', previous: 'D' }) }, [...little, big])
    const refund = { ...big, _id: 'shop|back', kind: 'refund' } as const
    const after = { ...fallen, ...risen.set, tier: risen.set.tier ?? aTier() }

    const { push } = decide(after, [...little, big, refund], shop())

    expect(push).toMatchObject([{ from: 'A', evidence: { reason: 'withdrawn' } }])
  })

  test('stages that rest on silence are those of the day up to which it has told; one that stood stands', () => {
    const quiet = [100, 90, 80].map((ago) => anOrder('c', { at: daysAgo(ago) }))
    const upTo = shop({ dataUpTo: daysAgo(60) })
    const stageOf = (lifecycle: Customer['lifecycle'], ...sources: SourceStanding[]) =>
      decide({ ...fallen, lifecycle }, quiet, ...sources).set.lifecycle

    expect(stageOf('growing')).toBe('slipping')
    expect(stageOf('growing', upTo)).toBe('growing')
    expect(stageOf('slipping', upTo)).toBe('slipping')
    expect(stageOf('growing', shop({ dataUpTo: daysAgo(1) }))).toBe('slipping')
  })

  test('a silent CRM keeps nobody from slipping, but from dormant: it may have answered', () => {
    const quiet = [200, 180, 160].map((ago) => anOrder('c', { at: daysAgo(ago) }))
    const events = [...quiet, aTouch('c', { at: daysAgo(95) })]
    const crm = shop({ name: 'crm', kinds: ['interaction'], dataUpTo: daysAgo(30) })

    expect(decide(fallen, events).set.lifecycle).toBe('dormant')
    expect(decide(fallen, events, crm).set.lifecycle).toBe('slipping')
  })

  test('being new ends on its day', () => {
    const first = [anOrder('c', { at: daysAgo(61) })]

    expect(
      decide({ ...fallen, lifecycle: 'new' }, first, shop({ dataUpTo: daysAgo(61) })).set.lifecycle,
    ).toBe('growing')
  })
})

describe('a source that is only late', () => {
  const late = shop({ quiet: 'late', dataUpTo: daysAgo(1) })

  test('holds what is due for six hours more, and the days under the line go on', () => {
    const { set, push } = decide(fallen, little, late)

    expect(push).toEqual([])
    expect(set.tier).toMatchObject({ code: 'A', belowSince: daysAgo(40) })
    expect(set.nextCheckAt).toEqual(daysAgo(-0.25))
  })
})

describe('a source that is back', () => {
  test('has its days under the line counted from when its backlog was in', () => {
    const back = shop({ quiet: undefined as never, dataUpTo: aMoment, trustedSince: daysAgo(3) })
    const { quiet: _, ...trusted } = back

    const { set, push } = decide(fallen, little, trusted)

    expect(push).toEqual([])
    expect(set.tier?.belowSince).toEqual(daysAgo(3))
  })
})

describe('bad feedback', () => {
  /** Holds A by spend alone, just inside the band of its line. */
  const spend = [anOrder('c', { yuan: 19_000, at: daysAgo(3) })]
  const keyAccount = aNewcomer('c', {
    lifecycle: 'growing',
    tier: aTier({ code: 'A', since: daysAgo(100), belowSince: daysAgo(60) }),
  })
  const angry = Array.from({ length: 12 }, (_, i) =>
    aRating('c', { at: daysAgo(i + 1), rating: 1, complaint: true, source: 'survey' }),
  )
  const weights = { ...aPolicy().interactionWeights, feedback: 0 }
  const policy = aPolicy({ interactionWeights: weights })
  const decided = (events: readonly FactEvent[]) =>
    decideCustomer(keyAccount, factsOf(events, policy), { policy, cut: aCut(), now: aMoment, sources: [] })

  test('an angry key account is never demoted out of attention: complaints and one-star ratings alone demote nobody', () => {
    const [calm, upset] = [decided(spend), decided([...spend, ...angry])]

    expect(calm.set.score?.kappa).toBeGreaterThan(7 + Math.log2(0.9))
    expect(upset.set.score?.kappa).toBeLessThan(7 + Math.log2(0.9))
    expect(calm.set.tier).toMatchObject({ code: 'A' })
    expect(upset.set.tier).toMatchObject({ code: 'A' })
    expect([upset.push, upset.set.tier?.belowSince]).toEqual([[], undefined])
  })

  test('and keep nobody who would go without them', () => {
    const gone = [anOrder('c', { yuan: 5_000, at: daysAgo(150) })]

    expect(decided(gone).push).toMatchObject([{ evidence: { reason: 'demoted' } }])
    expect(decided([...gone, ...angry]).push).toMatchObject([{ evidence: { reason: 'demoted' } }])
  })
})
