import type { Catalog } from '#src/i18n/catalog.ts'

/** A customer looked at on another day, under other rules, or with one more order. */
export const asOfTexts = {
  'as-of.stood': {
    en: 'As it stood on {{day}}, from what was known then.',
    zh: '截至{{day}}，按当时已知的记录。',
  },
  'as-of.policy': { en: 'Under policy {{version}}.', zh: '按第 {{version}} 版分级规则。' },
  'as-of.order': { en: 'With one more order of {{amount}}.', zh: '假设再下一笔 {{amount}} 的订单。' },
  'as-of.change': { en: 'It would move from {{from}} to {{to}}.', zh: '将由{{from}}变为{{to}}。' },
  'as-of.first': { en: 'It would begin in {{tier}}.', zh: '将首次定为{{tier}}。' },
  'as-of.no-change': { en: 'It would stay {{tier}}.', zh: '等级不变，仍为{{tier}}。' },
  'as-of.late': {
    en: {
      one: '{{count}} fact of that time came later and is not counted here.',
      other: '{{count}} facts of that time came later and are not counted here.',
    },
    zh: '另有 {{count}} 条当时的记录属于事后补录，未计入。',
  },
  'as-of.late-fact': { en: '{{what}} · came later', zh: '{{what}} · 事后补录' },
  'as-of.came': { en: 'of {{day}}, known since {{received}}', zh: '{{day}}发生，{{received}}补录' },
  'as-of.type-asOf': { en: 'as of {{value}}', zh: '截至{{value}}' },
  'as-of.type-policy': { en: 'under policy {{value}}', zh: '按规则{{value}}' },
  'as-of.type-orders': { en: 'if it orders {{value}}', zh: '如果下单{{value}}' },
  'error.day-in-future': { en: 'That day has not been yet.', zh: '这一天还没到。' },
  'error.day-in-future.remedy': {
    en: 'Ask for a past day, or for what would be: “acme if it orders 50,000”.',
    zh: '请换成过去的日期；想看今后，可以说“acme 如果下单5万”。',
  },
  'error.date-unreadable': { en: 'I can’t read that day.', zh: '没看懂这个日期。' },
  'error.date-unreadable.remedy': { en: 'Write it as 2026-09-01.', zh: '请写成 2026-09-01 或 9月1日。' },
  'error.amount-unreadable': { en: 'I can’t read that amount.', zh: '没看懂这个金额。' },
  'error.amount-unreadable.remedy': {
    en: 'Write it as 50,000, in the company’s own currency.',
    zh: '请写成 50000 或 5万，按公司本位币。',
  },
  'error.version-unreadable': { en: 'I can’t read that policy version.', zh: '没看懂规则的版本号。' },
  'error.version-unreadable.remedy': {
    en: 'Write its number: “acme under policy 3”.',
    zh: '请写版本号，例如“acme 按规则3”。',
  },
  'error.policy-unknown': { en: 'There is no such policy version.', zh: '没有这一版分级规则。' },
  'error.policy-unknown.remedy': {
    en: 'Name a version that was published; an admin sees them with “tierwise policy list”.',
    zh: '请填写已发布的版本号，管理员可用 tierwise policy list 查看。',
  },
  'error.policy-never-used': {
    en: 'That policy version had no tier lines at that time.',
    zh: '当时这一版规则还没有分级线。',
  },
  'error.policy-never-used.remedy': {
    en: 'Choose a day on which it was in force, or ask an admin to preview it on everybody.',
    zh: '请换成这一版生效期间的日期，或请管理员对全部客户做一次预演。',
  },
  'error.not-known-then': { en: 'This customer was not known then.', zh: '当时系统里还没有这位客户。' },
  'error.not-known-then.remedy': { en: 'Ask for a later day.', zh: '请换成更晚的日期。' },
  'error.view-not-for-service': {
    en: 'What was and what would be rests on amounts, which service does not see.',
    zh: '回看和假设都涉及金额，客服看不到。',
  },
  'error.view-not-for-service.remedy': { en: 'Ask the customer’s owner.', zh: '请咨询客户负责人。' },
  'as-of.order-one': { en: 'Order', zh: '订单' },
  'as-of.refund': { en: 'Refund', zh: '退款' },
  'as-of.interaction': { en: 'Contact', zh: '跟进' },
  'as-of.feedback': { en: 'Feedback', zh: '反馈' },
  'as-of.note': { en: 'Note', zh: '备注' },
  'as-of.stage': { en: 'Stage', zh: '阶段' },
} as const satisfies Catalog
