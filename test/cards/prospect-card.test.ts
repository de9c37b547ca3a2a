import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { customerRows } from '#src/cards/customers/customer-rows.ts'
import { prospectCard, serviceProspectCard } from '#src/cards/prospect/prospect-card.ts'
import { prospectStepLines } from '#src/cards/prospect/prospect-step.ts'
import { prospectWhyCard } from '#src/cards/prospect/prospect-why-card.ts'
import type { Customer } from '#src/domain/customer.ts'
import { explainProspect } from '#src/domain/prospect/explain-prospect.ts'
import { fitProfileOf } from '#src/domain/prospect/fit-profile.ts'
import type { ProspectBase } from '#src/domain/prospect/prospect-base.ts'
import { aMoment, daysAgo } from '../helpers/builders/a-customer.ts'
import { aTouch } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { factsOf } from '../helpers/builders/facts-of.ts'

const zone = 'Asia/Shanghai'
const policy = aPolicy()

/** 450 customers, 45 of them the best: 16 of those are in medicine, which is a tenth of all. */
const base: ProspectBase = {
  fit: fitProfileOf(
    [
      ...Array.from({ length: 45 }, (_, i) => ({ attrs: { industry: 'medical' }, isTop: i < 16 })),
      ...Array.from({ length: 405 }, (_, i) => ({ attrs: { industry: 'trade' }, isTop: i < 29 })),
    ],
    ['industry', 'size'],
  ),
  conversion: { converted: 31, medianDays: 60 },
}

const twoCalls = factsOf([
  aTouch('p', { at: daysAgo(3) }),
  aTouch('p', { at: daysAgo(9), direction: 'out', answered: false }),
  aTouch('p', { at: daysAgo(1) }),
])

const aProspect = (given: Partial<Customer> = {}): Customer =>
  aNewcomer('p', {
    name: 'Mercy Hospital',
    kind: 'prospect',
    lifecycle: 'prospect',
    attrs: { industry: 'Medical' },
    facts: twoCalls,
    knownSince: daysAgo(43),
    prospect: {
      tier: 'hot',
      since: daysAgo(2),
      score: { points: 70, fitPoints: 38, engagementPoints: 32 },
    },
    ...given,
  })

const inputOf = (customer: Customer = aProspect(), from: ProspectBase | undefined = base) => ({
  customer,
  policy,
  prospect: explainProspect(customer, from, policy, aMoment),
  dataUpTo: aMoment,
  now: aMoment,
})

const factOf = (card: ReturnType<typeof prospectCard>, label: string) =>
  card.facts?.find((fact) => fact.label === label)?.value

describe('the card of a prospect', () => {
  test('shows its own tier, both parts, the evidence of fit, its age and the plan’s next step', () => {
    const card = prospectCard('en', zone, inputOf())

    expect(card.title).toBe('Mercy Hospital · Hot prospect')
    expect(card.tone).toBe('good')
    expect(card.body).toEqual([
      'Hot prospect since Thu 10 Dec.',
      'Not a customer yet: its customer tier comes with the first order.',
    ])
    expect(factOf(card, 'Points')).toMatch(/^\d+ of 100: fit \d+ \+ engagement \d+$/)
    expect(factOf(card, 'Fit')).toMatch(
      /^\d+ of 100: Industry Medical \(16 of the 45 in tier A, \d\.\d× the usual share\)$/,
    )
    expect(factOf(card, 'Known for')).toBe('43 days · half of those who convert have done so by day 60')
    expect(factOf(card, 'Next step')).toBe(
      'Visit by Fri 18 Dec: Win the first order. Bring samples, and agree on a trial order with a named contact.',
    )
  })

  test('says the same in Chinese', () => {
    const card = prospectCard('zh', zone, inputOf())

    expect(card.title).toBe('Mercy Hospital · 潜在客户·高意向')
    expect(factOf(card, '匹配度')).toMatch(/行业“Medical”（A类 45 位客户中有 16 位，为平均的 \d\.\d 倍）$/)
    expect(factOf(card, '建档时长')).toBe('43 天 · 成交的客户中，有一半在第 60 天前成交')
  })

  test('foretells the tier below where nothing happens, and what would lift it', () => {
    const falling = prospectCard('en', zone, inputOf())
    const { prospect: _, ...undecided } = aProspect({ facts: factsOf([]), attrs: {} })
    const rising = prospectCard('en', zone, inputOf(undecided))

    expect(factOf(falling, 'If nothing happens')).toMatch(/^Becomes Warm prospect on .* \(in .*\)$/)
    expect(factOf(rising, 'To become Warm prospect')).toBe('1 contact from them')
    expect(factOf(rising, 'If nothing happens')).toBe('Stays Cool prospect')
  })

  test('warns of an old one, since competitors have had the time', () => {
    const card = prospectCard('en', zone, inputOf(aProspect({ knownSince: daysAgo(143) }), { fit: base.fit }))

    expect(card.tone).toBe('warning')
    expect(factOf(card, 'Known for')).toBe(
      '143 days · longer than 120 days: competitors have had the time to win it',
    )
  })

  test.each([
    [
      'there is nobody to compare with',
      {},
      undefined,
      'Unknown, there are no best customers to compare with yet',
    ],
    ['nothing is known of it', { attrs: {} }, base, 'Unknown, Industry are not filled in'],
    [
      'nothing sets the best apart',
      {},
      {
        fit: fitProfileOf(
          Array.from({ length: 90 }, (_, i) => ({ attrs: { industry: 'medical' }, isTop: i < 9 })),
          ['industry'],
        ),
      },
      '50 of 100: what is known of it does not set our best customers apart',
    ],
  ] as const)('says so where %s', (_, given, from, words) => {
    const customer = aProspect(given)
    const prospect = explainProspect(customer, from, policy, aMoment)

    const card = prospectCard('en', zone, { ...inputOf(customer), prospect })

    expect(factOf(card, 'Fit')).toBe(words)
  })

  test('tells how it was lost, with the reason, and that a word a quarter is all that is planned', () => {
    const outcome = { kind: 'lost', at: daysAgo(2), ageDays: 41, reason: 'Too expensive' } as const
    const { prospect } = aProspect()
    const lost = aProspect(prospect ? { prospect: { ...prospect, outcome } } : {})

    const card = prospectCard('en', zone, inputOf(lost))

    expect(card.title).toBe('Mercy Hospital · Lost prospect')
    expect(factOf(card, 'Tier then')).toBe('Hot prospect')
    expect(card.body).toEqual([
      'Lost on Thu 10 Dec, 41 days after we first knew it: “Too expensive”',
      'A short word once a quarter keeps the door open: what stood in the way may have changed.',
    ])
    expect(factOf(card, 'Next step')).toBeUndefined()
    expect(factOf(card, 'If nothing happens')).toBeUndefined()
  })

  test('shows service the promise and the owner, and no points', () => {
    const card = serviceProspectCard('en', zone, { ...inputOf(), owner: 'Mei Lin' })

    expect(card.facts?.map(({ label }) => label)).toEqual([
      'What we promise',
      'Known for',
      'Last touch',
      'Owner',
    ])
    expect(JSON.stringify(card)).not.toContain('of 100')
  })

  test('takes the plan’s touches in turn, by how often we have been in touch', () => {
    const reader = { locale: 'en', zone, now: aMoment } as const
    const goals = [0, 1, 2, 3].map(
      (touchesOut) =>
        prospectStepLines(
          reader,
          { customer: aProspect({ facts: { ...twoCalls, touchesOut } }), policy },
          'hot',
        )?.short,
    )

    expect(goals[0]).toContain('Agree on what they need')
    expect(goals[1]).toContain('Win the first order')
    expect(goals[2]).toContain('Learn what still stands in the way')
    expect(goals[3]).toBe(goals[0])
  })

  test('stands in a list under its own tier, not under a customer’s', () => {
    const rows = customerRows('zh', { customers: [aProspect()], command: 'tier', policy, now: aMoment })

    expect(rows[0]?.detail).toBe('潜在客户·高意向')
  })
})

describe('the evidence of a prospect', () => {
  const numberOf = (text = ''): number => Number(text.replace('−', '-'))

  test('adds up row by row to the points, whatever is known of it', () => {
    const industry = fc.constantFrom('medical', 'trade', 'space', undefined)
    const property = fc.property(industry, fc.nat(9), (value, count) => {
      const touches = Array.from({ length: count }, (_, i) => aTouch('p', { at: daysAgo(i * 7) }))
      const attrs = value === undefined ? {} : { industry: value }
      const customer = aProspect({ attrs, facts: factsOf(touches) })

      const rows = prospectWhyCard('en', zone, inputOf(customer)).table?.rows ?? []
      const points = rows.map((row) => numberOf(row.at(-1)))

      expect(points.slice(0, -1).reduce((sum, part) => sum + part, 0)).toBe(points.at(-1))
      expect(prospectCard('en', zone, inputOf(customer)).facts?.[0]?.value).toContain(
        `${points.at(-1)} of 100`,
      )
    })

    fc.assert(property, { numRuns: 40 })
  })

  test('names what everyone begins with, each attribute in counts, engagement, and the lines', () => {
    const card = prospectWhyCard('en', zone, inputOf())

    expect(card.title).toBe('Why Mercy Hospital stands in “Hot prospect”')
    expect(card.table?.rows.map(([part]) => part)).toEqual([
      'Where everyone begins',
      'Industry Medical',
      'Engagement',
      'Total',
    ])
    expect(card.table?.rows[1]?.[1]).toMatch(/^16 of the 45 in tier A/)
    expect(card.facts?.[0]?.value).toBe(
      'Hot prospect from 60 points; Warm prospect from 40 points; Cool prospect below. A standing tier changes once its line is passed by 3 points.',
    )
  })
})
