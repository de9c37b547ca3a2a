import type { Catalog } from '#src/i18n/catalog.ts'

/** Words around days and amounts. */
export const numberTexts = {
  'date.today': { en: 'today', zh: '今天' },
  'date.yesterday': { en: 'yesterday', zh: '昨天' },
  'date.tomorrow': { en: 'tomorrow', zh: '明天' },
  'date.days-ago': { en: '{{n}} days ago', zh: '{{n}} 天前' },
  'date.months-ago': { en: '{{n}} months ago', zh: '{{n}} 个月前' },
  'date.years-ago': { en: '{{n}} years ago', zh: '{{n}} 年前' },
  'date.in-days': { en: 'in {{n}} days', zh: '{{n}} 天后' },
  'date.in-months': { en: 'in {{n}} months', zh: '{{n}} 个月后' },
  'date.in-years': { en: 'in {{n}} years', zh: '{{n}} 年后' },
  'date.range': { en: '{{from}} – {{to}}', zh: '{{from}}–{{to}}' },
  'date.days': { en: { one: '{{count}} day', other: '{{count}} days' }, zh: '{{count}} 天' },
} as const satisfies Catalog
