import type { FollowUpRule } from '#src/domain/policy/follow-up-rule.ts'

/** Follow-up as most teams want it; a policy may say otherwise. */
export const usualFollowUp: FollowUpRule = {
  customerCaps: { day: 1, week: 2, month: 6 },
  repPerDay: 15,
  unaskedPerDay: 3,
  floor: { days: 90, planAheadDays: 20, leftOpenDays: 7 },
  growingShare: 0.1,
  escalateAfterDays: [3, 5, 7],
  lengthen: { unanswered: 1.5, notNeeded: 1.5, most: 4 },
  occasions: [
    { name: 'birthday', daysAhead: 3, attribute: 'birthday' },
    { name: 'first-order', daysAhead: 3 },
    { name: 'contract-end', daysAhead: 60, attribute: 'contract_end' },
    { name: 'yearly-reward', daysAhead: 14, attribute: 'yearly_reward' },
  ],
  callBack: { afterFirstOrderDays: 7, everyDays: 90 },
  winBackReasons: [
    { code: 'price', text: { en: 'Price', zh: '价格原因' } },
    { code: 'quality', text: { en: 'Product or quality', zh: '产品或质量问题' } },
    { code: 'service', text: { en: 'Service or delivery', zh: '服务或交付问题' } },
    { code: 'competitor', text: { en: 'Went to somebody else', zh: '转向其他供应商' } },
    { code: 'no-need', text: { en: 'No need any more', zh: '暂无需求' } },
    { code: 'closed', text: { en: 'Closed or changed business', zh: '停业或转行' } },
  ],
  promiseHours: { usual: 24 },
}
