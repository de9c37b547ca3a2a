import type { Catalog } from '#src/i18n/catalog.ts'

/** The early warning as people get it: before a demotion, once, with its track record. */
export const earlyWarningTexts = {
  'early-warning.title': {
    en: 'Early warning: {{name}} is about to become {{tier}}',
    zh: '降级预警：{{name}}即将降为{{tier}}',
  },
  'early-warning.when': { en: 'When', zh: '预计时间' },
  'early-warning.if-base': {
    en: '{{range}}, if nothing happens and other customers carry on as now.',
    zh: '{{range}}（若没有新动态、客户整体情况不变）。',
  },
  'early-warning.record-label': { en: 'Track record', zh: '应验情况' },
  'early-warning.faded': { en: 'What has faded', zh: '减弱的依据' },
  'early-warning.last-order': { en: 'Last order: {{order}}', zh: '最近下单：{{order}}' },
  'early-warning.rhythm': {
    en: { one: 'usually orders every day', other: 'usually orders every {{count}} days' },
    zh: '通常每 {{count}} 天下一单',
  },
  'early-warning.keep': {
    en: '{{points}} points now; {{tier}} is kept above {{keep}}',
    zh: '当前 {{points}} 分，高于 {{keep}} 分可保持{{tier}}',
  },
  'early-warning.saved': {
    en: 'An order or a contact before then can still avert it.',
    zh: '在此之前有新订单或互动，仍可避免降级。',
  },
  'early-warning.many-title': {
    en: { one: '1 early warning', other: '{{count}} early warnings: demotions to be expected' },
    zh: '{{count}} 条降级预警',
  },
  'early-warning.many-body': {
    en: 'These customers fall a tier if nothing happens. The most valuable first.',
    zh: '以下客户若没有新动态，预计将降级，按客户价值排列。',
  },
  'early-warning.many-do': {
    en: 'Start at the top: contact the first one today.',
    zh: '从第一位开始，今天就联系。',
  },
} as const satisfies Catalog
