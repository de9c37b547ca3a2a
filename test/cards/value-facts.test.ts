import { describe, expect, it } from 'vitest'
import type { CardFact } from '#src/cards/card.ts'
import type { TierCardInput, WhyCardInput } from '#src/cards/tier/card-input.ts'
import { serviceTierCard, tierCard } from '#src/cards/tier/tier-card.ts'
import { whyCard } from '#src/cards/tier/why-card.ts'
import type { FactEvent } from '#src/domain/event.ts'
import type { Locale } from '#src/domain/locale.ts'
import { explain } from '#src/domain/tier/explain.ts'
import { aCustomer, aMoment, daysAgo } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { anOrder } from '../helpers/builders/a-fact.ts'
import { aForecast } from '../helpers/builders/a-forecast.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { factsOf } from '../helpers/builders/facts-of.ts'

const zone = 'Asia/Shanghai'
const policy = aPolicy()

const inputOf = (events: readonly FactEvent[], given: Partial<TierCardInput> = {}): WhyCardInput => {
  const customer = aCustomer({ facts: factsOf(events, policy) })
  const explained = explain({ customer, cut: aCut(), policy, now: aMoment })
  return { customer, policy, now: aMoment, forecast: aForecast(), ...given, explained }
}

const wordsOf = (facts: readonly CardFact[] | undefined, label: string): string =>
  facts?.find((fact) => fact.label === label)?.value ?? ''

const tierOf = (locale: Locale, events: readonly FactEvent[], given: Partial<TierCardInput> = {}) =>
  tierCard(locale, zone, inputOf(events, given)).facts

/** An order of 4,000 yuan each month of a year. */
const monthly = Array.from({ length: 12 }, (_, k) => anOrder('c1', { at: daysAgo(5 + 30 * k), yuan: 4_000 }))
const once = [anOrder('c1', { at: daysAgo(80), yuan: 200_000 })]
const rising = [3, 9, 20, 150, 300].map((days) => anOrder('c1', { at: daysAgo(days), yuan: 60 }))

describe('value now and value to come', () => {
  it('have a direction each, a range, and say against what', () => {
    const facts = tierOf('en', monthly)

    expect(wordsOf(facts, 'Value now')).toMatch(/^¥[\d.]+k → \(¥[\d.]+k 90 days ago\)$/)
    expect(wordsOf(facts, 'Expected in 12 months')).toMatch(/^¥[\d.]+k → \(¥[\d.]+k–¥[\d.]+k\)$/)
  })

  it('are said in Chinese with its own units and brackets', () => {
    const facts = tierOf('zh', monthly)

    expect(wordsOf(facts, '当前价值')).toMatch(/^¥[\d.]+万 →（90 天前 ¥[\d.]+万）$/)
    expect(wordsOf(facts, '预期价值（12 个月）')).toMatch(/^¥[\d.]+万 →（¥[\d.]+万–¥[\d.]+万）$/)
  })

  it('go their own ways: much bought lately lifts both, long silence lets both fall', () => {
    const arrowsOf = (events: readonly FactEvent[]) => {
      const facts = tierOf('en', events)
      return ['Value now', 'Expected in 12 months'].map((label) => /[↑→↓]/.exec(wordsOf(facts, label))?.[0])
    }

    expect(arrowsOf([...monthly, anOrder('c1', { at: daysAgo(1), yuan: 90_000 })])).toEqual(['↑', '↑'])
    expect(arrowsOf(monthly.filter(({ at }) => at < daysAgo(100)))).toEqual(['↓', '↓'])
  })

  it('without a fit keep the pace of today, without a range', () => {
    const facts = tierOf('en', monthly, { forecast: undefined })

    expect(wordsOf(facts, 'Expected in 12 months')).toMatch(/^¥[\d.]+k$/)
    expect(wordsOf(facts, 'Worth knowing')).toBe('')
  })

  it('have no direction where there was no customer a quarter ago', () => {
    expect(wordsOf(tierOf('en', [anOrder('c1', { at: daysAgo(10), yuan: 900 })]), 'Value now')).not.toMatch(
      /[↑→↓]/,
    )
  })
})

describe('a named state', () => {
  it('is one line with its evidence: a large one-off about to leave', () => {
    expect(wordsOf(tierOf('en', once), 'Worth knowing')).toBe(
      'Large one-off, about to leave: one order of ¥200k (Wed 23 Sep) is 100 % of its value now, and the next is late: 80 days since the last, 45 are usual.',
    )
    expect(wordsOf(tierOf('zh', once), '值得留意')).toBe(
      '大单客户，有流失苗头：当前价值的 100% 来自一笔 ¥20万 的订单（9月23日(周三)），距上次下单已 80 天，通常 45 天一单。',
    )
  })

  it('is one line with its evidence: small but growing', () => {
    expect(wordsOf(tierOf('en', rising), 'Worth knowing')).toMatch(
      /^Small but growing: of late it orders 2\.2 times as often as usual, 5 orders so far\.$/,
    )
    expect(wordsOf(tierOf('zh', rising), '值得留意')).toMatch(
      /^小额客户，正在成长：近期下单频率是平时的 2\.2 倍，累计 5 单。$/,
    )
  })

  it('chooses the next step where the tier has one for it, to service as well', () => {
    const tiers = policy.tiers.map((tier) => ({
      ...tier,
      playbook: [
        ...tier.playbook,
        { ...tier.playbook[0]!, lifecycle: undefined, state: 'one-off-leaving', cadenceDays: 3 } as const,
      ],
    })) as typeof policy.tiers
    const input = inputOf(once, { policy: { ...policy, tiers } })

    const card = serviceTierCard('en', zone, input)

    expect(wordsOf(card.facts, 'What we promise')).toBe('We are in touch at least every 3 days')
    expect(JSON.stringify(card)).not.toMatch(/¥|Large one-off/)
  })
})

describe('the forecast on the evidence card', () => {
  const factsFor = (locale: Locale, forecast = aForecast()) =>
    whyCard(locale, zone, inputOf(monthly, { forecast })).facts

  it('says orders, spend, what it rests on and how its last quarter went', () => {
    const facts = factsFor('en')

    expect(wordsOf(facts, 'Orders expected in 12 months')).toMatch(/^[\d.]+ \(\d+–\d+\)$/)
    expect(wordsOf(facts, 'Spend expected in 12 months')).toMatch(
      /^¥[\d.]+k \(¥[\d.]+k–¥[\d.]+k\) → ¥[\d.]+k as it looked 90 days ago$/,
    )
    expect(wordsOf(facts, 'The forecast')).toBe(
      'It does not count towards the tier. For one customer it is rough: four of five end within the range. Made on Fri 11 Dec from 1,000 customers. A quarter earlier it expected 2,718 orders, and 2,577 came. Seasons are not in it yet: that takes two years of orders.',
    )
  })

  it('names what its fit cannot see, in both languages', () => {
    const fits = aForecast().fits
    const warned = aForecast({
      season: 'comparable',
      fits: {
        ...fits,
        purchases: {
          ...fits.purchases,
          warnings: [{ code: 'no-dropout-visible' }, { code: 'stand-in-prior' }],
        },
      },
    })

    expect(wordsOf(factsFor('en', warned), 'The forecast')).toContain('nobody is seen to leave for good')
    expect(wordsOf(factsFor('en', warned), 'The forecast')).not.toContain('Seasons')
    expect(wordsOf(factsFor('zh', warned), '预测说明')).toContain('部分参照了其他商家的规律')
  })

  it('is left out where there is none', () => {
    const card = whyCard('en', zone, inputOf(monthly, { forecast: undefined }))

    expect(card.facts?.map(({ label }) => label)).not.toContain('The forecast')
  })
})
