import { describe, expect, it } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { reminderCard } from '#src/cards/follow-up/reminder-card.ts'
import { standingTierName } from '#src/cards/parts/tier-name.ts'
import { prospectCard } from '#src/cards/prospect/prospect-card.ts'
import { tierBriefCard } from '#src/cards/tier/tier-brief-card.ts'
import { serviceTierCard, tierCard } from '#src/cards/tier/tier-card.ts'
import { whyCard } from '#src/cards/tier/why-card.ts'
import { earlyWarningCard } from '#src/cards/told/early-warning-card.ts'
import { tierChangeCard } from '#src/cards/told/tier-change-card.ts'
import type { Locale } from '#src/domain/locale.ts'
import { explainProspect } from '#src/domain/prospect/explain-prospect.ts'
import { explain } from '#src/domain/tier/explain.ts'
import { aCustomer, aMoment, aTier, daysAgo, someFacts } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aReminder } from '../helpers/builders/a-reminder.ts'

const zone = 'Asia/Shanghai'
const policy = aPolicy()
const cut = aCut()
const now = aMoment
const customers = [
  aCustomer(),
  aCustomer({ lifecycle: 'new', tier: aTier({ code: 'C', evidence: { reason: 'first' } }) }),
  aCustomer({ lifecycle: 'dormant', facts: someFacts({ recentOrders: [], recentTouches: [] }) }),
]
const change = { customerId: 'c', from: 'B', to: 'A', at: daysAgo(1) } as const
const promoted = { reason: 'promoted', kappa: 0.2, cutKappa: 0 } as const
const warned = { ...change, from: 'A', to: 'B', since: daysAgo(60), expectedFrom: now, expectedTo: now }
const stated = { frequency: 0.71, of: 12, ofTier: 96 }

/** The cards that tell of one customer, in one language. */
function cardsOf(locale: Locale): readonly Card[] {
  const prospect = aCustomer({ kind: 'prospect', lifecycle: 'prospect' })
  const explained = explainProspect(prospect, undefined, policy, now)
  const told = customers.flatMap((customer) => {
    const input = { customer, policy, cut, now, owner: 'Mei' }
    const standing = { ...input, explained: explain({ customer, cut, policy, now }) }
    return [
      tierCard(locale, zone, standing),
      serviceTierCard(locale, zone, standing),
      whyCard(locale, zone, standing),
      tierChangeCard(locale, zone, {
        ...input,
        notice: { kind: 'tier-change', ...change, evidence: promoted },
      }),
      earlyWarningCard(locale, zone, { ...input, notice: { kind: 'early-warning', ...warned, stated } }),
      reminderCard(locale, zone, { ...input, reminder: aReminder() }),
    ]
  })
  return [...told, prospectCard(locale, zone, { customer: prospect, policy, now, prospect: explained })]
}

describe('what a channel may see', () => {
  it.each(['en', 'zh'] as const)('names the tier once, and who looks after the customer: %s', (locale) => {
    const tier = standingTierName(locale, policy, aCustomer(), now)

    const { title, facts = [] } = tierBriefCard(locale, { customer: aCustomer(), policy, now }, 'Mei')

    expect(title).toContain(tier)
    expect(facts.map(({ value }) => value)).toEqual(['Mei'])
  })
})

describe('a label', () => {
  it.each(['en', 'zh'] as const)('is not said again at the head of its value: %s', (locale) => {
    const facts = cardsOf(locale).flatMap((card) => [...(card.facts ?? []), ...(card.bars ?? [])])

    const twice = facts.filter(({ label, value }) => value.toLowerCase().startsWith(label.toLowerCase()))

    expect(twice.map(({ label, value }) => `${label}: ${value}`)).toEqual([])
    expect(facts.length).toBeGreaterThan(80)
  })
})
