import type { Catalog } from '#src/i18n/catalog.ts'

/** The cards of those who have not bought yet. */
export const prospectTexts = {
  'prospect.since': { en: '{{tier}} since {{day}}.', zh: '自{{day}}起为{{tier}}。' },
  'prospect.not-yet': {
    en: 'Not a customer yet: its customer tier comes with the first order.',
    zh: '尚未成交，首次下单后评定客户等级。',
  },
  'prospect.won': {
    en: 'Won on {{day}}, {{days}} days after we first knew it; its customer tier comes with the first order.',
    zh: '{{day}}赢单，距首次建档 {{days}} 天；首次下单后评定客户等级。',
  },
  'prospect.lost': {
    en: 'Lost on {{day}}, {{days}} days after we first knew it.',
    zh: '{{day}}丢单，距首次建档 {{days}} 天。',
  },
  'prospect.lost-because': {
    en: 'Lost on {{day}}, {{days}} days after we first knew it: “{{reason}}”',
    zh: '{{day}}丢单，距首次建档 {{days}} 天。原因：“{{reason}}”',
  },
  'prospect.lost-next': {
    en: 'A short word once a quarter keeps the door open: what stood in the way may have changed.',
    zh: '每季度问候一次，也许情况有了变化。',
  },
  'prospect.lost-name': { en: 'Lost prospect', zh: '潜在客户·已丢单' },
  'prospect.won-name': { en: 'Won prospect', zh: '潜在客户·已赢单' },
  'prospect.stood-label': { en: 'Tier then', zh: '当时等级' },
  'prospect.points': {
    en: '{{points}} of 100: fit {{fit}} + engagement {{engagement}}',
    zh: '{{points}} 分（满分 100）：匹配度 {{fit}} + 互动 {{engagement}}',
  },
  'prospect.of-hundred': { en: '{{points}} of 100', zh: '{{points}} 分（满分 100）' },
  'prospect.age-label': { en: 'Known for', zh: '建档时长' },
  'prospect.age': {
    en: { one: '{{count}} day', other: '{{count}} days' },
    zh: '{{count}} 天',
  },
  'prospect.half-by': {
    en: 'half of those who convert have done so by day {{day}}',
    zh: '成交的客户中，有一半在第 {{day}} 天前成交',
  },
  'prospect.old': {
    en: 'longer than {{days}} days: competitors have had the time to win it',
    zh: '已超过 {{days}} 天，竞争对手可能已在接触',
  },
  'prospect.stage-label': { en: 'Sales stage', zh: '销售阶段' },
  'prospect.to-rise': { en: 'To become {{tier}}', zh: '升为{{tier}}' },
  'prospect.rise': {
    en: { one: '{{count}} contact from them', other: '{{count}} contacts from them' },
    zh: '客户主动联系 {{count}} 次',
  },
  'prospect.stays': { en: 'Stays {{tier}}', zh: '保持{{tier}}' },
  'prospect.falls': {
    en: 'Becomes {{tier}} on {{day}} ({{when}})',
    zh: '{{day}}变为{{tier}}（{{when}}）',
  },
  'prospect.start': { en: 'Where everyone begins', zh: '起始分' },
  'prospect.start-why': {
    en: 'Like the average customer, nothing heard yet',
    zh: '与普通客户相当，尚无互动',
  },
  'prospect.line': { en: '{{tier}} from {{points}} points', zh: '{{tier}}：{{points}} 分起' },
  'prospect.line-last': { en: '{{tier}} below', zh: '其余为{{tier}}' },
  'prospect.band': {
    en: 'A standing tier changes once its line is passed by {{points}} points.',
    zh: '越过分级线 {{points}} 分后，等级才会变化。',
  },
  'prospect.weights': {
    en: 'Fit counts {{fit}}, engagement {{engagement}}. A contact {{days}} days old counts half as much as today’s.',
    zh: '匹配度占 {{fit}}，互动占 {{engagement}}。{{days}} 天前的互动，权重是今天的一半。',
  },
  'prospect.sum': {
    en: 'The parts add up to {{points}} of 100 points.',
    zh: '各项相加为 {{points}} 分（满分 100）。',
  },
  'prospect.why-title': { en: 'Why {{name}} stands in “{{tier}}”', zh: '{{name}}定为{{tier}}的依据' },
  'prospect.engagement': {
    en: 'Contacts: {{in}} from them, {{out}} from us (of ours, those they answered count)',
    zh: '客户主动联系 {{in}} 次，我方联系 {{out}} 次（有回应才计分）',
  },
  'prospect.attribute': { en: '{{name}} {{value}}', zh: '{{name}}“{{value}}”' },
  'prospect.industry': { en: 'Industry', zh: '行业' },
  'prospect.region': { en: 'Region', zh: '地区' },
  'prospect.size': { en: 'Size', zh: '规模' },
  'prospect.country': { en: 'Country', zh: '国家' },
  'prospect.employees': { en: 'Employees', zh: '员工人数' },
  'prospect.revenue': { en: 'Revenue', zh: '营收' },
  'fit.label': { en: 'Fit', zh: '匹配度' },
  'fit.line': { en: '{{fit}} of 100: {{because}}', zh: '{{fit}} 分：{{because}}' },
  'fit.like': {
    en: '{{what}} ({{top}} of the {{best}} in {{tier}}, {{lift}}× the usual share)',
    zh: '{{what}}（{{tier}} {{best}} 位客户中有 {{top}} 位，为平均的 {{lift}} 倍）',
  },
  'fit.evidence': {
    en: '{{top}} of the {{best}} in {{tier}}, {{lift}}× the usual share',
    zh: '{{tier}} {{best}} 位客户中有 {{top}} 位，为平均的 {{lift}} 倍',
  },
  'fit.no-difference': {
    en: 'About as many of our best customers as elsewhere',
    zh: '与整体水平相当',
  },
  'fit.average': {
    en: 'what is known of it does not set our best customers apart',
    zh: '从已知信息看，与重点客户没有明显差别',
  },
  'fit.unknown': {
    en: 'unknown, {{names}} are not filled in',
    zh: '暂无法判断，{{names}}等资料未填写',
  },
  'fit.no-base': {
    en: 'unknown, there are no best customers to compare with yet',
    zh: '暂无法判断，还没有可对比的重点客户',
  },
  'fit.partly': {
    en: 'Only {{known}} of {{all}} attributes are filled in: with more, fit says more.',
    zh: '{{all}} 项资料中只填了 {{known}} 项，补全后匹配度更准。',
  },
  'fit.against-average': { en: '{{fit}} of 100 · average customer 50', zh: '{{fit}} 分 · 普通客户 50 分' },
} as const satisfies Catalog
