import type { Policy } from '#src/domain/policy.ts'
import { basicPlaybook } from './retail-basic.ts'
import { keyPlaybook } from './retail-key.ts'
import { potentialPlaybook } from './retail-potential.ts'
import { regularPlaybook } from './retail-regular.ts'
import { usualRules } from './usual-rules.ts'

const dimensions: Policy['dimensions'] = [
  {
    name: 'spend',
    weight: 0.6,
    why: {
      en: 'What a customer spends, recent money first, predicts the next months best.',
      zh: '近期消费越多，后续几个月的消费越有保障，预测力最强。',
    },
    transform: 'none',
    freshDays: 730,
  },
  {
    name: 'orders',
    weight: 0.25,
    why: {
      en: 'Buying often is a habit; one large order alone is not.',
      zh: '经常下单才是习惯，单独一笔大单不算。',
    },
    transform: 'none',
    freshDays: 730,
  },
  {
    name: 'engagement',
    weight: 0.15,
    why: {
      en: 'Answers, visits and ratings show interest before orders do.',
      zh: '回复、到访和评价，往往比订单更早看出意向。',
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
      en: 'The top tenth, and about half of the next months’ spend: a named person looks after each.',
      zh: '排名前 10%，约占后续消费的一半，每位都有专人负责。',
    },
    goal: { metric: 'active-share', target: 0.8, period: 'quarter' },
    share: 0.1,
    playbook: [...keyPlaybook],
  },
  {
    code: 'B',
    name: { en: 'B · High potential', zh: 'B类·潜力客户' },
    meaning: {
      en: 'The next fifth: steady buyers, and most of tomorrow’s key accounts.',
      zh: '排名 10%–30%，购买稳定，未来的重点客户多出自这里。',
    },
    goal: { metric: 'promoted-share', target: 0.15, period: 'half-year' },
    share: 0.2,
    playbook: [...potentialPlaybook],
  },
  {
    code: 'C',
    name: { en: 'C · Regular', zh: 'C类·普通客户' },
    meaning: {
      en: 'The middle: served well with light effort, watched for growth.',
      zh: '排名 30%–60%，轻量维护，留意增长苗头。',
    },
    goal: { metric: 'orders-per-customer', target: 2, period: 'half-year' },
    share: 0.3,
    playbook: [...regularPlaybook],
  },
  {
    code: 'D',
    name: { en: 'D · Basic', zh: 'D类·基础客户' },
    meaning: {
      en: 'Small or quiet today. Never forgotten: one in ten of tomorrow’s best still comes from here.',
      zh: '目前消费较少或较安静，但绝不遗忘，明天的好客户也会从这里出现。',
    },
    goal: { metric: 'active-share', target: 0.2, period: 'half-year' },
    share: 0.4,
    playbook: [...basicPlaybook],
  },
]

/**
 * The policy a fresh store starts with: shops and wholesalers whose customers buy every few weeks or months.
 * Half-life, shares and hysteresis are those measured on CDNOW and Online Retail (held out, h from 45 to 120 days
 * is one flat optimum); the small base's thresholds are about where its quantiles cut while it was active. The
 * weights are a start, to be checked by evaluation on the company's own data.
 */
export const retailPreset = (baseCurrency: string): Omit<Policy, 'version'> => ({
  ...usualRules,
  name: 'retail',
  purpose: {
    en: 'Keep the customers who carry the business, find the next ones early, and forget nobody.',
    zh: '守住撑起业绩的客户，尽早发现下一批，一个也不落下。',
  },
  baseCurrency,
  dimensions,
  tiers,
  smallBase: { below: 50, thresholds: [5, 2, 0.8] },
})
