import type { Catalog } from '#src/i18n/catalog.ts'

/** Silent sources, how complete the data is, and the risk flag. */
export const sourceTexts = {
  'source.data-up-to': {
    en: 'Data from {{source}} goes up to {{day}} only. Until it is heard again nothing is demoted and nothing is warned of because of it.',
    zh: '来自{{source}}的数据截至{{day}}。恢复之前，不会因此降级、改变客户阶段或发出预警。',
  },
  'source.outlook': {
    en: 'Not known: {{source}} has told nothing since {{day}}',
    zh: '暂无法判断：{{source}}的数据截至{{day}}',
  },
  'source.silent-title': { en: 'No data from {{source}}', zh: '{{source}}没有新数据' },
  'source.back-title': { en: 'Data from {{source}} is coming in again', zh: '{{source}}恢复正常' },
  'source.silent-since': {
    en: 'Its data goes up to {{day}}, which is longer ago than its own rhythm explains.',
    zh: '数据截至{{day}}，间隔已超出它平时的规律。',
  },
  'source.frozen': {
    en: 'For the customers it tells of, demotions, lifecycle steps that rest on silence and early warnings wait. Promotions go on.',
    zh: '相关客户暂停降级、流失与沉睡判定和降级预警，升级照常。',
  },
  'source.silent-do': {
    en: 'Check its connection, or import the newest file. If it has ended for good, name it under sources.ended in the tier policy.',
    zh: '检查该数据来源的对接，或导入最新文件。若已停用，请在分级规则的 sources.ended 中登记。',
  },
  'source.back-body': {
    en: 'What had happened since {{day}} is coming in.',
    zh: '{{day}}以来的数据正在补入。',
  },
  'source.resumes': {
    en: 'Demotions, lifecycle steps and early warnings go on once the backlog has had its time; days under a line are counted anew.',
    zh: '补数完成后恢复降级、客户阶段判定和降级预警，低于分级线的天数重新计算。',
  },
  'source.tells': { en: 'It tells of', zh: '提供的数据' },
  'source.concerns': { en: 'Customers concerned', zh: '涉及客户数' },
  'source.tells-order': { en: 'orders', zh: '订单' },
  'source.tells-refund': { en: 'refunds', zh: '退款' },
  'source.tells-interaction': { en: 'contacts', zh: '互动' },
  'source.tells-feedback': { en: 'feedback', zh: '反馈' },
  'source.tells-note': { en: 'notes', zh: '备注' },
  'source.tells-stage': { en: 'stages', zh: '商机阶段' },
  'confidence.label': { en: 'How sure the data is', zh: '数据可信度' },
  'confidence.raised-by': {
    en: '{{percent}}. It would rise by {{ways}}',
    zh: '{{percent}}，提高办法：{{ways}}',
  },
  'confidence.by-source': { en: 'new data from {{source}}', zh: '恢复{{source}}' },
  'confidence.by-record': { en: 'a newer record of {{parts}}', zh: '补充{{parts}}的新记录' },
  'confidence.by-new-source': { en: 'a source that tells of {{parts}}', zh: '接入{{parts}}的数据' },
  'confidence.parts': { en: 'Data by part', zh: '各项数据' },
  'confidence.complete': { en: '{{part}}: complete', zh: '{{part}} 完整' },
  'confidence.stale': { en: '{{part}}: stale', zh: '{{part}} 过期' },
  'confidence.missing': { en: '{{part}}: missing', zh: '{{part}} 缺失' },
  'risk.complaint': {
    en: 'There was a complaint on {{day}}: deal with it first. Call today, ask what would put it right, and offer nothing else until that is done.',
    zh: '{{day}}有投诉，先处理：今天就联系客户，问清诉求并给出解决方案，处理好之前不谈其他业务。',
  },
} as const satisfies Catalog
