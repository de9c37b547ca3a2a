import { usualFollowUp } from '#src/domain/follow-up/usual-follow-up.ts'
import type { TierRule } from '#src/domain/policy/tier-rule.ts'
import type { Policy } from '#src/domain/policy.ts'
import { defaultProspects } from '#src/domain/prospect/default-prospects.ts'

type Playbook = TierRule['playbook']

const playbookOf = (cadenceDays: number): Playbook => [
  {
    lifecycle: 'growing',
    cadenceDays,
    touches: [
      {
        action: 'contact',
        channel: 'phone',
        content: 'service',
        goal: { en: 'win the next order', zh: '促成下一笔订单' },
        callToAction: { en: 'Agree on a date', zh: '约定具体时间' },
      },
    ],
  },
  {
    lifecycle: 'slipping',
    cadenceDays: Math.min(cadenceDays, 14),
    touches: [
      {
        action: 'contact',
        channel: 'visit',
        content: 'service',
        goal: { en: 'find out what changed', zh: '了解变化原因' },
        callToAction: { en: 'Offer a visit', zh: '约一次拜访' },
      },
    ],
  },
]

const tierOf = (code: string, en: string, zh: string, share: number, cadenceDays: number): TierRule => ({
  code,
  name: { en: `${code} · ${en}`, zh: `${code}类·${zh}` },
  meaning: { en: `${en}: answered within a day`, zh: `${zh}：一个工作日内回复` },
  goal: { metric: 'active-share', target: 0.5, period: 'quarter' },
  share,
  playbook: playbookOf(cadenceDays),
})

/** A calibrated policy with round numbers: half-life 100 days, scales of 1,000, 2 and 4. */
export const aPolicy = (given: Partial<Policy> = {}): Policy => ({
  version: 1,
  name: 'test',
  purpose: { en: 'Keep who matters', zh: '守住重要客户' },
  baseCurrency: 'CNY',
  halfLifeDays: 100,
  landmark: new Date('2026-01-01T00:00:00Z'),
  dimensions: [
    { name: 'spend', weight: 0.6, why: { en: 'money', zh: '消费' }, transform: 'none', freshDays: 180 },
    { name: 'orders', weight: 0.2, why: { en: 'habit', zh: '习惯' }, transform: 'none', freshDays: 180 },
    { name: 'engagement', weight: 0.2, why: { en: 'contact', zh: '互动' }, transform: 'none', freshDays: 90 },
  ],
  interactionWeights: { in: 1, out: 0, feedback: 1 },
  tiers: [
    tierOf('A', 'Key customer', '重点客户', 0.1, 7),
    tierOf('B', 'Promising customer', '潜力客户', 0.2, 30),
    tierOf('C', 'Regular customer', '普通客户', 0.3, 90),
    tierOf('D', 'Basic customer', '基础客户', 0.4, 90),
  ],
  hysteresis: { band: 0.1, confirmDays: 21, dwellDays: 28 },
  lifecycle: {
    newDays: 60,
    dormantDays: 90,
    slippingFactor: 2,
    usualGapDays: 45,
    mature: { purchases: 4, days: 365 },
  },
  prospects: defaultProspects,
  followUp: usualFollowUp,
  feedback: { reach: 0.1, usualRating: 4, priorRatings: 5, halfLifeDays: 180, riskDays: 30 },
  cuts: { by: 'quantile' },
  sources: { narrow: { orders: ['order', 'refund'], interactions: ['interaction', 'feedback'] } },
  smallBase: { below: 50, thresholds: [4, 2, 1] },
  states: {
    oneOff: { largeShare: 0.3, orderShare: 0.5, lateFactor: 1.5 },
    growing: { smallShare: 0.5, orders: 3, rise: 1.2, shortHalfLifeDays: 30 },
  },
  scales: { spend: 1_000, orders: 2, engagement: 4 },
  calibratedAt: new Date('2026-01-01T00:00:00Z'),
  ...given,
})
