import type { Catalog } from '#src/i18n/catalog.ts'

/** Customers' problems: reported, promised, answered; and what goes to sales instead. */
export const problemTexts = {
  'problem.title': { en: 'Problem of {{name}}', zh: '{{name}}的工单' },
  'problem.opened-title': { en: '{{name}} waits for your answer', zh: '{{name}}等你解决问题' },
  'problem.answered-title': { en: '{{name}}: problem answered', zh: '{{name}}的工单已处理' },
  'problem.withdrawn-title': { en: '{{name}}: problem taken back', zh: '{{name}}的工单已撤销' },
  'problem.overdue-title': { en: '{{name}} waits longer than promised', zh: '{{name}}的工单已超时' },
  'problem.customer-title': {
    en: { one: '{{name}}: 1 open problem', other: '{{name}}: {{count}} open problems' },
    zh: '{{name}}：{{count}} 个未解决工单',
  },
  'problem.list-title': {
    en: { one: '1 open problem', other: '{{count}} open problems' },
    zh: '{{count}} 个未解决工单',
  },
  'problem.none-title': { en: 'No open problems', zh: '没有未解决的工单' },
  'problem.late': {
    en: { one: '1 is later than promised.', other: '{{count}} are later than promised.' },
    zh: '其中 {{count}} 个已超时。',
  },
  'problem.what': { en: 'Problem', zh: '问题' },
  'problem.answer': { en: 'Answer', zh: '处理结果' },
  'problem.promise': { en: 'Promised', zh: '承诺时限' },
  'problem.promise-hours': {
    en: 'An answer within {{hours}} h of working days',
    zh: '工作日 {{hours}} 小时内答复',
  },
  'problem.promise-value': {
    en: 'Within {{hours}} h of working days, by {{moment}}',
    zh: '工作日 {{hours}} 小时内，{{moment}}前',
  },
  'problem.assignee': { en: 'Assigned to', zh: '处理人' },
  'problem.due-by': { en: 'By {{moment}}', zh: '{{moment}}前' },
  'problem.late-since': { en: 'Late since {{moment}}', zh: '{{moment}}起超时' },
  'problem.open': { en: 'Open', zh: '查看' },
  'problem.ending-solved': { en: 'Solved', zh: '已解决' },
  'problem.ending-explained': { en: 'Explained', zh: '已说明' },
  'problem.ending-replaced': { en: 'Replaced', zh: '已换货' },
  'problem.ending-to-sales': { en: 'Handed to sales', zh: '已转销售' },
  'problem.to-sales': { en: 'For sales', zh: '转销售' },
  'problem.new-need': { en: 'New need', zh: '新需求' },
  'product-upgrade.label': { en: 'Product upgrade', zh: '增购' },
  'problem.how-answer': {
    en: 'Press how it ended, or type: problem {{ref}} done and your answer.',
    zh: '点选处理结果，或发送：工单 {{ref}} 已解决 和你的答复。',
  },
  'problem.how-report': {
    en: 'To report one: problem, the customer’s name and what is wrong. “upgrade” or “new need” in front hands it to sales.',
    zh: '提工单：发送“工单 客户名 问题描述”；描述以“产品升级”或“新需求”开头则转给销售。',
  },
  'problem.done-reported': { en: '{{assignee}} has it now.', zh: '已交给{{assignee}}处理。' },
  'problem.done-answered': { en: 'Answered; {{owner}} is told.', zh: '已答复，已通知{{owner}}。' },
  'problem.done-answered-alone': { en: 'Answered.', zh: '已答复。' },
  'problem.stale': { en: 'It had been answered already; nothing was changed.', zh: '之前已处理，没有改动。' },
  'problem.not-yours-title': { en: 'Service answers this', zh: '这由客服处理' },
  'problem.not-yours': {
    en: '{{assignee}} has this problem. Ask them, or their manager.',
    zh: '该工单由{{assignee}}处理，请联系处理人或主管。',
  },
  'problem.sales-title': { en: '{{name}}: for sales', zh: '{{name}}：已转销售' },
  'problem.sales-told': { en: '{{owner}} has a reminder of it.', zh: '已提醒{{owner}}跟进。' },
  'problem.sales-nobody': {
    en: 'The customer has no owner yet, so nobody is reminded. Ask a manager to assign it.',
    zh: '该客户还没有负责人，暂无人跟进，请主管分配。',
  },
  'problem.several': {
    en: 'There are several open problems: open the one you have answered.',
    zh: '有多个未解决的工单，请选择已处理的那一个。',
  },
} as const satisfies Catalog
