import { describe, expect, it } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { customerRows } from '#src/cards/customers/customer-rows.ts'
import { cardText } from '#src/cards/parts/text.ts'
import { tierBriefCard } from '#src/cards/tier/tier-brief-card.ts'
import { tierCard } from '#src/cards/tier/tier-card.ts'
import { whyCard } from '#src/cards/tier/why-card.ts'
import { type Customer, lifecycles } from '#src/domain/customer.ts'
import { simplePreset } from '#src/domain/presets/simple.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import { explain } from '#src/domain/tier/explain.ts'
import { aCustomer, aMoment, aTier, daysAgo, someFacts } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'

const four = ['高价值客户', '潜力客户', '新客户', '待激活客户']
const policy = {
  ...simplePreset('CNY'),
  version: 1,
  landmark: new Date('2026-01-01T00:00:00Z'),
  scales: { spend: 10_000, orders: 20 },
}

/** On order rows alone. */
const facts = someFacts({
  sources: { orders: { kinds: ['order', 'refund'], lastAt: daysAgo(3) } },
  ratings: {},
})
const cut = aCut({
  thresholds: [
    { code: 'A', kappa: 3 },
    { code: 'B', kappa: 1 },
  ],
})

const customerIn = (code: string, lifecycle: Customer['lifecycle']) =>
  aCustomer({ facts, lifecycle, tier: aTier({ code }), score: scoreOf(facts, policy, aMoment) })

const inputOf = (customer: Customer) => ({
  customer,
  policy,
  explained: explain({ customer, cut, policy, now: aMoment }),
  now: aMoment,
  dataUpTo: daysAgo(1),
})

const namesIn = (text: string) => four.filter((name) => text.includes(name))
const everyStanding = policy.tiers.flatMap(({ code }) =>
  lifecycles.filter((each) => each !== 'prospect').map((lifecycle) => [code, lifecycle] as const),
)

const whole = (card: Card) => cardText(card, { width: 100 })

describe('under the simple policy', () => {
  it.each(everyStanding)(
    'a card of a customer in %s, %s, shows exactly one of the four names',
    (code, lifecycle) => {
      const customer = customerIn(code, lifecycle)
      const cards = [
        tierCard('zh', 'Asia/Shanghai', inputOf(customer)),
        tierBriefCard('zh', inputOf(customer), 'Mei'),
      ]

      for (const card of cards) expect(namesIn(whole(card))).toHaveLength(1)
    },
  )

  it('lists name customers as their cards do', () => {
    const customers = everyStanding.map(([code, lifecycle]) => customerIn(code, lifecycle))
    const rows = customerRows('zh', { customers, command: 'tier', policy, now: aMoment })

    expect(new Set(rows.flatMap(({ detail }) => namesIn(detail ?? '')))).toEqual(new Set(four))
    expect(rows.every(({ detail }) => namesIn(detail ?? '').length === 1)).toBe(true)
  })

  it('a card speaks of spend and orders alone', () => {
    const { bars } = tierCard('zh', 'Asia/Shanghai', inputOf(customerIn('A', 'mature')))

    expect(new Set(bars?.map(({ label }) => label))).toEqual(new Set(['消费', '订单']))
  })

  it('the evidence speaks of spend and orders alone', () => {
    const customer = customerIn('A', 'mature')
    const text = whole(whyCard('zh', 'Asia/Shanghai', inputOf(customer)))

    expect(text).not.toContain('互动')
  })
})
