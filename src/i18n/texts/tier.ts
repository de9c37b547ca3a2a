import type { Catalog } from '#src/i18n/catalog.ts'

/** The tier card, its evidence and the notice of a change. */
export const tierTexts = {
  'lifecycle.label': { en: 'Lifecycle', zh: '客户阶段' },
  'lifecycle.prospect': { en: 'prospect', zh: '潜在客户' },
  'lifecycle.new': { en: 'new', zh: '新客户' },
  'lifecycle.growing': { en: 'growing', zh: '成长期' },
  'lifecycle.mature': { en: 'mature', zh: '成熟期' },
  'lifecycle.slipping': { en: 'slipping', zh: '有流失风险' },
  'lifecycle.dormant': { en: 'dormant', zh: '沉睡客户' },
  'tier.none': { en: 'no tier yet', zh: '暂无等级' },
} as const satisfies Catalog
