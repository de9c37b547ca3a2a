import { describe, expect, test } from 'vitest'
import { fitProfileOf } from '#src/domain/prospect/fit-profile.ts'
import { prospectBaseCounter } from '#src/domain/prospect/prospect-base.ts'
import { prospectReport } from '#src/domain/prospect/prospect-report.ts'
import type { ProspectOutcome } from '#src/domain/prospect/prospect-state.ts'
import { aMoment, daysAgo } from '../../helpers/builders/a-customer.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'

type Made = {
  readonly tier?: string
  readonly age?: number
  readonly owner?: string
  readonly outcome?: ProspectOutcome
}

const aProspect = ({ tier = 'warm', age = 40, outcome, ...owned }: Made = {}) => ({
  knownSince: daysAgo(age),
  ...owned,
  prospect: {
    tier,
    since: daysAgo(age),
    score: { points: 50, fitPoints: 25, engagementPoints: 25 },
    ...(outcome ? { outcome } : {}),
  },
})

const ended = (kind: ProspectOutcome['kind'], ageDays = 20): ProspectOutcome => ({
  kind,
  at: aMoment,
  ageDays,
})

const reportOf = (people: Parameters<typeof prospectReport>[0]) => prospectReport(people, aPolicy(), aMoment)

describe('how prospects fare', () => {
  test('is counted by the tier they ended in, of those that have ended', () => {
    const { byTier, all } = reportOf([
      aProspect({ tier: 'hot', outcome: ended('converted') }),
      aProspect({ tier: 'hot', outcome: ended('lost') }),
      aProspect({ tier: 'hot' }),
      aProspect({ tier: 'cool', outcome: ended('lost') }),
      { knownSince: daysAgo(9) },
    ])

    expect(all).toMatchObject({ open: 1, converted: 1, lost: 2 })
    expect(byTier.map(({ tier }) => tier)).toEqual(['hot', 'warm', 'cool'])
    expect(byTier[0]).toMatchObject({ open: 1, converted: 1, lost: 1, share: { n: 2, share: 0.5 } })
    expect(byTier[1]?.share).toEqual({ n: 0, share: 0, low: 0, high: 1 })
  })

  test('keeps a tier that the policy has dropped', () => {
    const { byTier } = reportOf([aProspect({ tier: 'lukewarm' })])

    expect(byTier.at(-1)).toMatchObject({ tier: 'lukewarm', open: 1 })
  })

  test('is counted by owner, nobody’s too', () => {
    const { byOwner } = reportOf([aProspect({ owner: 'mei', outcome: ended('converted') }), aProspect()])

    expect(byOwner).toMatchObject([{ owner: 'mei', converted: 1 }, { open: 1 }])
    expect(byOwner[1]).not.toHaveProperty('owner')
  })

  test('is counted by age over all that are known for so long, the open and the lost among them', () => {
    const { byAge } = reportOf([
      aProspect({ age: 70, outcome: ended('converted', 25) }),
      aProspect({ age: 70, outcome: ended('converted', 50) }),
      aProspect({ age: 70, outcome: ended('lost', 5) }),
      aProspect({ age: 35 }),
    ])

    expect(byAge.slice(0, 3).map(({ days, share }) => [days, share.n, share.share])).toEqual([
      [30, 4, 0.25],
      [60, 3, 2 / 3],
      [90, 0, 0],
    ])
  })

  test('names those that are open beyond the policy’s age', () => {
    const old = reportOf([
      aProspect({ age: 121 }),
      aProspect({ age: 119 }),
      aProspect({ age: 300, outcome: ended('lost') }),
    ]).old

    expect(old).toBe(1)
  })
})

describe('what a base says to prospects', () => {
  const member = (
    over: Partial<Parameters<ReturnType<typeof prospectBaseCounter>['add']>[0][number]> = {},
  ) => ({
    kind: 'customer' as const,
    attrs: { industry: 'a' },
    isTop: false,
    ...over,
  })

  test('is the profile of its customers, prospects left out, however many pages they come in', () => {
    const counter = prospectBaseCounter(['industry'])

    for (let page = 0; page < 120; page++)
      counter.add([member({ isTop: page < 12 }), member({ kind: 'prospect' })])

    expect(counter.base()).toEqual({
      fit: fitProfileOf(
        Array.from({ length: 120 }, (_, i) => ({ attrs: { industry: 'a' }, isTop: i < 12 })),
        ['industry'],
      ),
    })
  })

  test('tells by which day half of the converted had bought, from ten of them on', () => {
    const counter = prospectBaseCounter([])
    const converted = (age: number) =>
      member({ prospect: aProspect({ outcome: ended('converted', age) }).prospect })

    counter.add([...Array.from({ length: 9 }, (_, i) => converted(10 + i)), member()])
    const before = counter.base().conversion
    counter.add([converted(90)])

    expect(before).toBeUndefined()
    expect(counter.base().conversion).toEqual({ converted: 10, medianDays: 14 })
  })
})
