import type { Catalog } from '#src/i18n/catalog.ts'

/** A rep's morning list. */
export const todayTexts = {
  'today.team': {
    en: 'The team: {{late}} overdue, tier changes to confirm: {{waiting}}.',
    zh: '团队：超期待办 {{late}} 项，待确认的等级变动 {{waiting}} 项。',
  },
  'today.team-fine': {
    en: 'The team: nothing is overdue, nothing waits to be confirmed.',
    zh: '团队：没有超期待办，也没有待确认的等级变动。',
  },
  'today.waiting': {
    en: { one: '1 waits for you', other: '{{count}} wait for you' },
    zh: '{{count}} 项等你确认',
  },
  'home.title': { en: 'Hello {{name}}', zh: '{{name}}，你好' },
  'home.tiers-mine': { en: 'My tiers', zh: '我的客户等级' },
  'home.tiers-team': { en: 'The team’s tiers', zh: '团队客户等级' },
  'home.tiers-all': { en: 'All tiers', zh: '全部客户等级' },
  'home.overdue': { en: 'Overdue in the team', zh: '团队超期待办' },
  'home.overdue-of': { en: { one: '1 overdue', other: '{{count}} overdue' }, zh: '超期 {{count}} 项' },
  'home.waiting': { en: 'Tier changes to confirm', zh: '待确认的等级变动' },
  'home.trend': { en: 'Trends as of {{day}}', zh: '趋势，截至{{day}}' },
  'home.list': { en: 'My customers', zh: '我的客户' },
  'home.approve': { en: 'Confirm', zh: '确认等级' },
  'home.digest': { en: 'This week', zh: '本周周报' },
  'home.review': { en: 'Review', zh: '复盘' },
  'home.trial': { en: 'Trial run', zh: '试运行' },
  'home.gap-trial': {
    en: 'This is a trial run: messages are collected and not sent.',
    zh: '试运行中：消息只收集，不发送。',
  },
  'home.gap-key': {
    en: 'No key is set (FIELD_ENCRYPTION_KEYS), so contacts are not stored.',
    zh: '未配置加密密钥（FIELD_ENCRYPTION_KEYS），联系方式不会保存。',
  },
  'home.gap-unlinked': {
    en: {
      one: '1 person has no chat account yet and gets no messages.',
      other: '{{count}} people have no chat account yet and get no messages.',
    },
    zh: '{{count}} 位同事还没有关联聊天账号，收不到消息。',
  },
  'home.gap-unowned': {
    en: {
      one: '1 customer has no owner: assign it.',
      other: '{{count}} customers have no owner: assign them.',
    },
    zh: '{{count}} 位客户没有负责人，请转交。',
  },
  'home.gap-silent': {
    en: 'Silent for too long: {{sources}}. What rests on it waits.',
    zh: '{{sources}}很久没有新数据，相关变动暂缓。',
  },
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
  'today.show-all-short': { en: 'All {{n}}', zh: '全部 {{n}} 项' },
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
