import type { Catalog } from '#src/i18n/catalog.ts'

/** Groups of customers, one at a time or two as a table. */
export const segmentTexts = {
  'segments.title': { en: 'Customers by {{name}}', zh: '客户分群：{{name}}' },
  'segments.cross-title': { en: '{{rows}} by {{columns}}', zh: '{{rows}} × {{columns}}' },
  'segments.customers': { en: 'Customers', zh: '客户数' },
  'segments.value': { en: 'Value now', zh: '当前价值' },
  'segments.all': { en: 'All', zh: '合计' },
  'segments.others': { en: 'Others', zh: '其他' },
  'segments.none': { en: 'In none', zh: '未归入' },
  'segments.hint': {
    en: 'Two at a time make a table, for example “segments tier lifecycle”. There are: {{names}}.',
    zh: '两项一起输入就是交叉表，例如“客户分群 等级 客户阶段”。可选：{{names}}。',
  },
  'segments.chart-how': {
    en: 'How many customers, and their share of value now; the darker, the more',
    zh: '客户数与当前价值占比，颜色越深价值越高',
  },
  'segments.not-read-title': { en: 'No group called “{{words}}”', zh: '没有“{{words}}”这个分群' },
} as const satisfies Catalog
