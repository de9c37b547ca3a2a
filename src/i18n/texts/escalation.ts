import type { Catalog } from '#src/i18n/catalog.ts'

/** A reminder that was left open too long, as the rep and then the manager read of it. */
export const escalationTexts = {
  'escalation.own-title': { en: '{{name}} is overdue', zh: '{{name}}的跟进已超期' },
  'escalation.title': { en: 'Escalation: {{name}} is overdue', zh: '上报主管：{{name}}跟进超期' },
  'escalation.again-title': {
    en: 'Escalation, again: {{name}} is still overdue',
    zh: '再次上报主管：{{name}}跟进仍超期',
  },
  'escalation.why-top': {
    en: {
      one: '{{tier}}: its touch has been open for 1 working day.',
      other: '{{tier}}: its touch has been open for {{count}} working days.',
    },
    zh: '{{tier}}，跟进已超期 {{count}} 个工作日。',
  },
  'escalation.why-floor': {
    en: {
      one: 'The attention floor is at stake: its touch has been open for 1 day.',
      other: 'The attention floor is at stake: its touch has been open for {{count}} days.',
    },
    zh: '保底跟进即将落空：跟进已搁置 {{count}} 天。',
  },
  'escalation.short-top': {
    en: { one: 'overdue by 1 working day', other: 'overdue by {{count}} working days' },
    zh: '已超期 {{count}} 个工作日',
  },
  'escalation.short-floor': {
    en: { one: 'attention floor, open for 1 day', other: 'attention floor, open for {{count}} days' },
    zh: '保底跟进，已搁置 {{count}} 天',
  },
  'escalation.next-manager': {
    en: 'If it stays open, your manager is told after {{days}} working days.',
    zh: '如果仍未跟进，满 {{days}} 个工作日将上报主管。',
  },
  'escalation.do': { en: 'Do now', zh: '现在要做' },
  'escalation.do-own': { en: 'Touch it today, or say why not.', zh: '今天完成跟进，或说明原因。' },
  'escalation.do-manager': {
    en: 'Ask {{owner}} what stands in the way, or give it to somebody else.',
    zh: '请向{{owner}}了解原因，或转交给其他同事。',
  },
  'escalation.do-nobody': { en: 'Give it to somebody who looks after it.', zh: '请安排同事负责这位客户。' },
  'escalation.assign': { en: 'Hand over', zh: '转交' },
  'escalation.many-title': {
    en: { one: 'Escalation: 1 overdue customer', other: 'Escalation: {{count}} overdue customers' },
    zh: '上报主管：{{count}} 位客户跟进超期',
  },
  'escalation.many-own-title': {
    en: { one: '1 customer is overdue', other: '{{count}} customers are overdue' },
    zh: '{{count}} 位客户跟进超期',
  },
  'escalation.many-body': {
    en: 'The longest open first. Each line opens its customer.',
    zh: '按超期时间排列，点开可查看客户。',
  },
} as const satisfies Catalog
