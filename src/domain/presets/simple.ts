import type { Lifecycle } from '#src/domain/customer.ts'
import type { Policy } from '#src/domain/policy.ts'
import { keyPlaybook } from './retail-key.ts'
import { potentialPlaybook } from './retail-potential.ts'
import { regularPlaybook } from './retail-regular.ts'
import { usualRules } from './usual-rules.ts'

const dimensions: Policy['dimensions'] = [
  {
    name: 'spend',
    weight: 0.6,
    why: {
      en: 'Recent money is the best sign of the money to come.',
      zh: '近期消费最能说明以后的消费。',
    },
    transform: 'none',
    freshDays: 730,
  },
  {
    name: 'orders',
    weight: 0.4,
    why: {
      en: 'Who orders often comes back; one large order may be the last.',
      zh: '常下单的会再来，单独一笔大单可能就是最后一单。',
    },
    transform: 'none',
    freshDays: 730,
  },
]

/** Nobody new stands in the lowest tier, and prospects have plans of their own. */
const neverLowest: readonly (Lifecycle | undefined)[] = ['prospect', 'new']

const tiers: Policy['tiers'] = [
  {
    code: 'A',
    name: { en: 'A · High value', zh: 'A类·高价值客户' },
    meaning: {
      en: 'The top fifth: looked after by a named person.',
      zh: '排名前 20%，由专人维护。',
    },
    goal: { metric: 'active-share', target: 0.8, period: 'quarter' },
    share: 0.2,
    playbook: [...keyPlaybook],
  },
  {
    code: 'B',
    name: { en: 'B · Potential', zh: 'B类·潜力客户' },
    meaning: {
      en: 'The next two fifths: a little more attention may lift them.',
      zh: '排名 20%–60%，多一点关注就可能上一个台阶。',
    },
    goal: { metric: 'promoted-share', target: 0.15, period: 'half-year' },
    share: 0.4,
    playbook: [...potentialPlaybook],
  },
  {
    code: 'C',
    name: { en: 'C · Potential', zh: 'C类·潜力客户' },
    meaning: {
      en: 'The rest: reached by messages in batches, watched for growth.',
      zh: '其余客户，以群发消息为主，留意增长苗头。',
    },
    goal: { metric: 'orders-per-customer', target: 1, period: 'half-year' },
    share: 0.4,
    playbook: regularPlaybook.filter(({ lifecycle }) => !neverLowest.includes(lifecycle)),
  },
]

/** The four groups, by tier × lifecycle; the first that fits. */
const names: NonNullable<Policy['names']> = [
  { name: { en: 'New', zh: '新客户' }, lifecycles: ['new'] },
  { name: { en: 'To reactivate', zh: '待激活客户' }, lifecycles: ['slipping', 'dormant'] },
  { name: { en: 'High value', zh: '高价值客户' }, tiers: ['A'] },
  { name: { en: 'Potential', zh: '潜力客户' } },
]

/**
 * Four groups from order rows alone: two dimensions, and nothing to set up. Shown are four names; the tiers beneath
 * them keep the rank, so that a group is not left by a single quiet week. The small base's thresholds are about where
 * CDNOW's customers cut at the end of the third quarter.
 */
export const simplePreset = (baseCurrency: string): Omit<Policy, 'version'> => ({
  ...usualRules,
  name: 'simple',
  purpose: {
    en: 'Know at a glance whom to keep, whom to lift, whom to welcome and whom to win back.',
    zh: '一眼看清谁要守住、谁可培养、谁刚认识、谁该唤回。',
  },
  baseCurrency,
  dimensions,
  tiers,
  names,
  // Orders alone decide: ratings are shown, and move nothing.
  feedback: { ...usualRules.feedback, reach: 0 },
  smallBase: { below: 50, thresholds: [3, 0.8] },
})
