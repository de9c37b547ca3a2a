import { usualFollowUp } from '#src/domain/follow-up/usual-follow-up.ts'
import type { Policy } from '#src/domain/policy.ts'
import { defaultProspects } from '#src/domain/prospect/default-prospects.ts'

/** Order files tell of purchases alone, chat notes and call lists of contact alone; a shop or a CRM of everything. */
const sources: Policy['sources'] = {
  narrow: {
    orders: ['order', 'refund'],
    interactions: ['interaction', 'feedback'],
    feedback: ['interaction', 'feedback'],
    chat: ['interaction', 'feedback', 'note', 'stage'],
  },
}

/** What the presets have in common: the rules of a business whose customers buy every few weeks or months. */
export const usualRules = {
  halfLifeDays: 90,
  landmark: new Date('2020-01-01T00:00:00Z'),
  interactionWeights: { in: 1, out: 0.5, feedback: 1 },
  hysteresis: { band: 0.1, confirmDays: 21, dwellDays: 28 },
  lifecycle: {
    newDays: 60,
    dormantDays: 90,
    slippingFactor: 2,
    usualGapDays: 35,
    mature: { purchases: 4, days: 365 },
  },
  prospects: defaultProspects,
  followUp: usualFollowUp,
  feedback: { reach: 0.1, usualRating: 4, priorRatings: 5, halfLifeDays: 180, riskDays: 30 },
  cuts: { by: 'quantile' },
  sources,
  states: {
    oneOff: { largeShare: 0.3, orderShare: 0.5, lateFactor: 1.5 },
    growing: { smallShare: 0.5, orders: 3, rise: 1.2, shortHalfLifeDays: 30 },
  },
} satisfies Partial<Policy>
