import type { Catalog } from '#src/i18n/catalog.ts'

/** A rep's morning list. */
export const todayTexts = {
  'today.title': {
    en: { one: 'Today: 1 follow-up', other: 'Today: {{count}} follow-ups' },
    zh: '今日待办：{{count}} 项跟进',
  },
  'today.title-news': { en: 'Today: news of your customers', zh: '今日待办：客户动态' },
  'today.none-title': { en: 'Today: nothing to follow up', zh: '今日待办：暂无' },
  'today.none': {
    en: 'Nothing is due. New ones come with the next morning list.',
    zh: '目前没有到期的跟进，新的会在下一个早上列出。',
  },
  'today.news': {
    en: {
      one: 'First 1 piece of news, then the list.',
      other: 'First {{count}} pieces of news, then the list.',
    },
    zh: '先看 {{count}} 条客户动态，再看待办。',
  },
  'today.order': {
    en: 'What must not wait first, then your own reminders, then by value at risk.',
    zh: '先排不能等的和自己设的提醒，其余按风险金额排列。',
  },
  'today.first': { en: 'First: {{line}}', zh: '先做：{{line}}' },
  'today.more': {
    en: { one: '1 more is not shown here.', other: '{{count}} more are not shown here.' },
    zh: '另有 {{count}} 项未列出。',
  },
  'today.show-all': { en: 'Show all {{n}}', zh: '显示全部 {{n}} 项' },
  'today.batch': {
    en: { one: 'One batch: 1 customer', other: 'One batch: {{count}} customers' },
    zh: '批量跟进：{{count}} 位客户',
  },
  'today.batch-detail': {
    en: '{{tiers}} · one text to all, one approval · {{names}}',
    zh: '{{tiers}} · 统一话术，一次确认 · {{names}}',
  },
  'today.batch-open': { en: 'Open the batch', zh: '打开批量' },
  'today.also': { en: 'More news: {{lines}}', zh: '其他动态：{{lines}}' },
} as const satisfies Catalog
