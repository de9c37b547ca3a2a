import type { Policy } from '#src/domain/policy.ts'
import { defaultProspects } from '#src/domain/prospect/default-prospects.ts'
import { basicAccountPlaybook } from './b2b-basic.ts'
import { keyAccountPlaybook } from './b2b-key.ts'
import { potentialAccountPlaybook } from './b2b-potential.ts'
import { regularAccountPlaybook } from './b2b-regular.ts'
import { usualRules } from './usual-rules.ts'

const dimensions: Policy['dimensions'] = [
  {
    name: 'spend',
    weight: 0.5,
    why: {
      en: 'Contracts pay the bills. The square root keeps one giant project from outranking a steady account.',
      zh: '合同额是根本；取平方根，免得一个大项目盖过长期稳定的客户。',
    },
    transform: 'sqrt',
    freshDays: 730,
  },
  {
    name: 'orders',
    weight: 0.2,
    why: {
      en: 'Orders that come again show that the supplier is part of the plan.',
      zh: '持续下单，说明我们已进入对方的采购计划。',
    },
    transform: 'none',
    freshDays: 730,
  },
  {
    name: 'engagement',
    weight: 0.3,
    why: {
      en: 'Where months lie between two orders, visits and calls tell first which way an account goes.',
      zh: '两单之间常隔数月，拜访和通话最先说明客户的走向。',
    },
    transform: 'none',
    freshDays: 365,
  },
]

const tiers: Policy['tiers'] = [
  {
    code: 'A',
    name: { en: 'A · Key account', zh: 'A类·重点客户' },
    meaning: {
      en: 'The top tenth: each has a named manager, a plan and a quarterly review.',
      zh: '排名前 10%，每家都有专属客户经理、客户规划和季度回顾。',
    },
    goal: { metric: 'active-share', target: 0.9, period: 'half-year' },
    share: 0.1,
    playbook: [...keyAccountPlaybook],
  },
  {
    code: 'B',
    name: { en: 'B · High potential', zh: 'B类·潜力客户' },
    meaning: {
      en: 'The next fifth: accounts in which a second department or a larger contract is within reach.',
      zh: '排名 10%–30%，有望打开第二个部门或签下更大合同。',
    },
    goal: { metric: 'promoted-share', target: 0.1, period: 'year' },
    share: 0.2,
    playbook: [...potentialAccountPlaybook],
  },
  {
    code: 'C',
    name: { en: 'C · Regular', zh: 'C类·普通客户' },
    meaning: {
      en: 'The middle: looked after by the inside team, renewed in good time.',
      zh: '排名 30%–60%，由内勤团队维护，按时续约。',
    },
    goal: { metric: 'orders-per-customer', target: 1, period: 'half-year' },
    share: 0.3,
    playbook: [...regularAccountPlaybook],
  },
  {
    code: 'D',
    name: { en: 'D · Basic', zh: 'D类·基础客户' },
    meaning: {
      en: 'Small or quiet accounts: reached by mail and web, and asked once a year.',
      zh: '规模较小或较安静，以邮件和线上为主，每年听一次意见。',
    },
    goal: { metric: 'response-share', target: 0.15, period: 'half-year' },
    share: 0.4,
    playbook: [...basicAccountPlaybook],
  },
]

/**
 * Account sales: few customers, contracts, months between orders. Facts count half after nine months, and what
 * people do on site counts more than what they are sent. The small base's thresholds are about where the accounts
 * of a CRM of 85 companies cut; weights and channels are a start, to be checked by evaluation on the company's own data.
 */
export const b2bPreset = (baseCurrency: string): Omit<Policy, 'version'> => ({
  ...usualRules,
  name: 'b2b',
  purpose: {
    en: 'Give the accounts that matter a person and a plan, renew in time, and win the right prospects.',
    zh: '让重要客户有专人、有规划，按时续约，把精力用在对的潜在客户上。',
  },
  baseCurrency,
  halfLifeDays: 270,
  dimensions,
  interactionWeights: {
    in: 1,
    out: 0.5,
    feedback: 1,
    channels: { visit: 3, event: 2, phone: 1.5, wechat: 1, mail: 0.5, sms: 0.25, social: 0.25, web: 0.5 },
  },
  tiers,
  hysteresis: { band: 0.1, confirmDays: 28, dwellDays: 60 },
  lifecycle: {
    newDays: 120,
    dormantDays: 180,
    slippingFactor: 2,
    usualGapDays: 90,
    mature: { purchases: 4, days: 540 },
  },
  prospects: {
    ...defaultProspects,
    // A visit counts three times here, and contacts fade slowly.
    engagement: { ...defaultProspects.engagement, halfAt: 3 },
    ageDays: 270,
  },
  feedback: { reach: 0.1, usualRating: 4, priorRatings: 3, halfLifeDays: 365, riskDays: 60 },
  smallBase: { below: 50, thresholds: [2, 1.2, 0.8] },
  states: {
    oneOff: { largeShare: 0.3, orderShare: 0.5, lateFactor: 1.5 },
    growing: { smallShare: 0.5, orders: 3, rise: 1.2, shortHalfLifeDays: 90 },
  },
})
