import type { Catalog } from '#src/i18n/catalog.ts'

/** A digest's week in three sentences, by rule. */
export const digestSummaryTexts = {
  'digest.summary-up': {
    en: 'Compared with {{since}}, {{what}} rose from {{before}} to {{now}}',
    zh: '与{{since}}相比，{{what}}从 {{before}}升到 {{now}}',
  },
  'digest.summary-down': {
    en: 'Compared with {{since}}, {{what}} fell from {{before}} to {{now}}',
    zh: '与{{since}}相比，{{what}}从 {{before}}降到 {{now}}',
  },
  'digest.summary-last-week': { en: 'last week', zh: '上周' },
  'digest.summary-top-tier': { en: 'the number of customers in {{tier}}', zh: '{{tier}}客户' },
  'digest.summary-at-risk': { en: 'value at risk', zh: '风险金额' },
  'digest.summary-overdue': { en: 'the number of overdue customers', zh: '跟进超期的客户' },
  'digest.summary-below-floor': {
    en: 'the number of customers below the attention floor',
    zh: '未达保底跟进的客户',
  },
  'digest.summary-waiting': {
    en: 'the number of tier changes that wait for you',
    zh: '待你确认的等级变动',
  },
  'digest.summary-growing': {
    en: 'the number of small customers that grow',
    zh: '增长中的小客户',
  },
  'digest.summary-kept': { en: 'the share of follow-ups done', zh: '跟进完成率' },
  'digest.summary-answers': { en: 'the share of customers who answered', zh: '客户回应率' },
  'digest.summary-customers': { en: '{{n}}', zh: '{{n}} 家' },
  'digest.summary-items': { en: '{{n}}', zh: '{{n}} 项' },
  'digest.summary-percent': { en: '{{n}} %', zh: '{{n}}%' },
  'digest.summary-moved': {
    en: 'Of the changes of tier this week {{up}} went up and {{down}} went down',
    zh: '本周等级变动中，升级 {{up}} 家，降级 {{down}} 家',
  },
  'digest.summary-top': {
    en: '{{tier}} holds {{n}} of {{of}} customers and {{percent}} of the value',
    zh: '{{of}} 位客户中有 {{n}} 位是{{tier}}，占当前价值的 {{percent}}',
  },
  'digest.summary-risk-value': {
    en: {
      one: 'The biggest risk: {{money}} with one customer may go within the next four weeks',
      other: 'The biggest risk: {{money}} with {{count}} customers may go within the next four weeks',
    },
    zh: '最大的风险：未来四周风险金额 {{money}}，涉及 {{count}} 家客户',
  },
  'digest.summary-risk-floor': {
    en: {
      one: 'The biggest risk: one customer has waited longer than the attention floor allows',
      other: 'The biggest risk: {{count}} customers have waited longer than the attention floor allows',
    },
    zh: '最大的风险：{{count}} 家客户未达保底跟进',
  },
  'digest.summary-risk-overdue': {
    en: {
      one: 'The biggest risk: the follow-up of one customer is overdue',
      other: 'The biggest risk: the follow-ups of {{count}} customers are overdue',
    },
    zh: '最大的风险：{{count}} 家客户跟进超期',
  },
  'digest.summary-risk-none': {
    en: 'Nothing stands out as a risk for the next four weeks',
    zh: '未来四周没有明显的风险',
  },
  'digest.summary-todo-waiting': {
    en: {
      one: 'Do first: confirm the one change of tier that waits for you, or keep the tier',
      other: 'Do first: confirm the {{count}} changes of tier that wait for you, or keep the tiers',
    },
    zh: '建议先做：处理 {{count}} 项待你确认的等级变动',
  },
  'digest.summary-todo-waiting-old': {
    en: {
      one: 'Do first: confirm the one change of tier that has waited for more than a week, or keep the tier',
      other:
        'Do first: confirm the {{count}} changes of tier that wait for you, or keep the tiers; {{old}} of them have waited for more than a week',
    },
    zh: '建议先做：处理 {{count}} 项待你确认的等级变动，其中 {{old}} 项已超过一周',
  },
  'digest.summary-todo-floor': {
    en: {
      one: 'Do first: have the one customer below the attention floor called',
      other: 'Do first: have the {{count}} customers below the attention floor called',
    },
    zh: '建议先做：安排联系未达保底跟进的 {{count}} 家客户',
  },
  'digest.summary-todo-at-risk': {
    en: {
      one: 'Do first: talk to the owner of the customer at risk',
      other: 'Do first: go through the {{count}} customers at risk with their owners, the largest first',
    },
    zh: '建议先做：和负责人过一遍有风险的 {{count}} 家客户，从金额最大的看起',
  },
  'digest.summary-todo-overdue': {
    en: {
      one: 'Do first: remind the owner of the one overdue customer',
      other: 'Do first: remind the owners of the {{count}} overdue customers',
    },
    zh: '建议先做：提醒负责人跟进 {{count}} 家超期客户',
  },
  'digest.summary-todo-unowned': {
    en: {
      one: 'Do first: give the one customer without an owner to somebody',
      other: 'Do first: give the {{count}} customers without an owner to somebody',
    },
    zh: '建议先做：给 {{count}} 家没有负责人的客户指定负责人',
  },
  'digest.summary-todo-growing': {
    en: {
      one: 'Nothing is pressing: a good week for the one small customer that grows',
      other: 'Nothing is pressing: a good week for the {{count}} small customers that grow',
    },
    zh: '没有紧急事项，可以多花时间在 {{count}} 家增长中的小客户上',
  },
  'digest.summary-todo-none': { en: 'Nothing is pressing this week', zh: '本周没有紧急事项' },
  'digest.summary-change': { en: 'What has changed most', zh: '最大的变化' },
  'digest.summary-risk': { en: 'The biggest risk', zh: '最大的风险' },
  'digest.summary-todo': { en: 'What comes first', zh: '建议先做' },
  'digest.summary-week': { en: 'The week', zh: '本周' },
  'digest.summary-by-model': {
    en: 'summary drafted by a model from these numbers',
    zh: '概要由模型根据这些数据起草',
  },
} as const satisfies Catalog
