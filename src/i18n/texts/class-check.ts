import type { Catalog } from '#src/i18n/catalog.ts'

/** 分级体检: the company's own classes against its own orders. */
export const classCheckTexts = {
  'class-check.title': { en: 'Check of your own classes', zh: '分级体检' },
  'class-check.frame': {
    en: 'Your classes as they stood on {{split}}, beside the tiers that Tierwise makes of the orders up to that day. The spend of the {{days}} days after, which neither could see, is the judge.',
    zh: '把公司在 {{split}} 的客户分级，与 Tierwise 用同一天之前的订单得出的等级放在一起，再用之后 {{days}} 天的真实消费来评判；双方当时都看不到这段数据。',
  },
  'class-check.unclassed': {
    en: {
      one: '{{count}} customer has no class.',
      other: '{{count}} customers have no class.',
    },
    zh: '{{count}} 位客户没有分级。',
  },
  'class-check.contradictory': {
    en: {
      one: '{{count}} customer has several classes on one day; the last row counts.',
      other: '{{count}} customers have several classes on one day; the last row counts.',
    },
    zh: '{{count}} 位客户同一天有多个分级，按最后一行计。',
  },
  'class-check.verdict-heading': { en: 'Whose classes found the money?', zh: '谁的分级更准' },
  'class-check.theirs': {
    en: 'Your own classes were better. Your top class held {{difference}} percentage points more of the spend that followed than as many customers by Tierwise (95 % interval {{range}}). Keep it, and let us learn from it.',
    zh: '公司的分级更准：取同样多的客户，公司分级的最高一级占后续消费比 Tierwise 高 {{difference}} 个百分点（95% 区间 {{range}}）。建议保留，我们向它学习。',
  },
  'class-check.ours': {
    en: 'Tierwise’s tiers were better than your own classes. As many customers by them held {{difference}} percentage points more of the spend that followed than your top class (95 % interval {{range}}).',
    zh: 'Tierwise 更准：取同样多的客户，Tierwise 的最高等级占后续消费比公司分级高 {{difference}} 个百分点（95% 区间 {{range}}）。',
  },
  'class-check.tie': {
    en: 'Neither your own classes nor Tierwise’s tiers were clearly better. The difference of {{difference}} percentage points (yours less ours) may be luck (95 % interval {{range}}).',
    zh: '公司分级与 Tierwise 没有明显高下：相差 {{difference}} 个百分点（公司分级减 Tierwise），可能只是运气（95% 区间 {{range}}）。',
  },
  'class-check.capture-title': {
    en: 'What the best tenth held of the money that followed',
    zh: '前 10% 客户占后续消费的份额',
  },
  'class-check.read-heading': { en: 'How your classes were read', zh: '如何理解公司的分级' },
  'class-check.class': { en: 'Class', zh: '公司分级' },
  'class-check.customers': { en: 'Customers', zh: '客户数' },
  'class-check.typical': { en: 'Its typical member is ahead of', zh: '中位客户超过' },
  'class-check.of-customers': { en: '{{share}} of customers', zh: '{{share}} 的客户' },
  'class-check.tier': { en: 'Stands for', zh: '对应等级' },
  'class-check.by': { en: 'Because of', zh: '依据' },
  'class-check.by-word': { en: 'its name', zh: '名称' },
  'class-check.by-value': { en: 'what its members are worth', zh: '客户的实际价值' },
  'class-check.duplicates-heading': { en: 'Classes that want tidying up', zh: '需要整理的分级' },
  'class-check.spellings': {
    en: '“{{name}}” is written in several ways: {{spellings}}. One name would do.',
    zh: '“{{name}}”有多种写法：{{spellings}}，建议统一。',
  },
  'class-check.same-value': {
    en: '“{{upper}}” and “{{lower}}” cannot be told apart by value: a member of the first is ahead of one of the second {{chance}} of the time, a coin toss. Two names for one thing?',
    zh: '“{{upper}}”与“{{lower}}”从价值上分不出高下：前者的客户排在后者前面的概率为 {{chance}}，等于抛硬币，可能是同一类客户的两个名称。',
  },
  'class-check.out-of-order': {
    en: '“{{name}}” is typically worth less than a class below it: its name promises what its members do not hold.',
    zh: '“{{name}}”的客户普遍不如低一级的分级：名称高，价值不高。',
  },
  'class-check.tidy': { en: 'Nothing to tidy up.', zh: '没有需要整理的。' },
  'class-check.listed-heading': { en: 'Who is wrongly up or down', zh: '谁的分级明显不对' },
  'class-check.listed': {
    en: '{{up}} customers stand two tiers or more too low, {{down}} as much too high, by the figures of {{split}} alone.',
    zh: '仅看 {{split}} 当天的数据，{{up}} 位客户至少低估了两级，{{down}} 位至少高估了两级。',
  },
  'class-check.none-listed': {
    en: 'Nobody stands two tiers or more from where the orders put them.',
    zh: '没有客户的分级与订单数据相差两级以上。',
  },
  'class-check.truth': {
    en: 'What came after spoke clearly about {{n}} of them, and for {{share}} of these it agreed with the list (95 % interval {{range}}).',
    zh: '其中 {{n}} 位的后续消费给出了明确结论，{{share}} 支持本名单（95% 区间 {{range}}）。',
  },
  'class-check.truth-rest': {
    en: 'About the others it said nothing either way.',
    zh: '其余客户的消费，两种说法都说得通。',
  },
  'class-check.truth-against': {
    en: 'It was wrong about them more often than right: look at each before you act on it.',
    zh: '名单错的比对的多，调整前请逐个核实。',
  },
  'class-check.excess-open': {
    en: 'Of those listed as {{direction}} it cannot be told whether they spent more or less than the others of their class (difference {{mean}} each, 95 % interval {{range}}).',
    zh: '{{direction}}的客户，后来人均消费与同级客户相比看不出高低（相差 {{mean}}，95% 区间 {{range}}）。',
  },
  'class-check.direction-up': { en: 'too low', zh: '被列为低估' },
  'class-check.direction-down': { en: 'too high', zh: '被列为高估' },
  'class-check.excess-up': {
    en: 'Those listed as too low spent {{mean}} more each afterwards than the others of their class (95 % interval {{range}}).',
    zh: '被低估的客户，后来人均比同级客户多消费 {{mean}}（95% 区间 {{range}}）。',
  },
  'class-check.excess-up-less': {
    en: 'Those listed as too low spent {{mean}} less each afterwards than the others of their class (95 % interval {{range}}): the list was wrong about them.',
    zh: '被列为低估的客户，后来人均反而比同级客户少消费 {{mean}}（95% 区间 {{range}}），名单在这里不准。',
  },
  'class-check.excess-down': {
    en: 'Those listed as too high spent {{mean}} less each afterwards than the others of their class (95 % interval {{range}}).',
    zh: '被高估的客户，后来人均比同级客户少消费 {{mean}}（95% 区间 {{range}}）。',
  },
  'class-check.excess-down-more': {
    en: 'Those listed as too high spent {{mean}} more each afterwards than the others of their class (95 % interval {{range}}): the list was wrong about them.',
    zh: '被列为高估的客户，后来人均反而比同级客户多消费 {{mean}}（95% 区间 {{range}}），名单在这里不准。',
  },
  'class-check.too-low': { en: 'Too low, by their orders', zh: '按订单看，被低估' },
  'class-check.too-high': {
    en: 'Too high, by their orders',
    zh: '按订单看，被高估',
  },
  'class-check.first-rows': {
    en: 'The first {{shown}} of {{all}}; {{file}} has them all.',
    zh: '共 {{all}} 位，先列 {{shown}} 位，完整名单见 {{file}}。',
  },
  'class-check.customer': { en: 'Customer', zh: '客户' },
  'class-check.theirs-column': { en: 'Your class', zh: '公司分级' },
  'class-check.ours-column': { en: 'By its orders', zh: '按订单应为' },
  'class-check.why': { en: 'Why (usual in its class)', zh: '理由（同级客户的中位数）' },
  'class-check.reason-spend': {
    en: 'spent {{value}} ({{usual}})',
    zh: '累计消费 {{value}}（{{usual}}）',
  },
  'class-check.reason-purchases': {
    en: 'purchase days: {{value}} ({{usual}})',
    zh: '下单 {{value}} 天（{{usual}}）',
  },
  'class-check.reason-idle': {
    en: 'days since the last one: {{value}} ({{usual}})',
    zh: '距上次下单 {{value}} 天（{{usual}}）',
  },
  'class-check.afterwards': { en: 'Spent afterwards', zh: '后来消费' },
  'class-check.truth-column': { en: 'Which speaks for', zh: '支持哪一方' },
  'class-check.truth-ours': { en: 'this list', zh: '本名单' },
  'class-check.truth-theirs': { en: 'your class', zh: '公司分级' },
  'class-check.truth-open': { en: 'neither', zh: '都说得通' },
  'class-check.agreement-heading': { en: 'Both side by side', zh: '两种分级对照' },
  'class-check.agreement-title': {
    en: '{{share}} of the classed customers stand in the same place by both',
    zh: '{{share}} 的客户两种分级一致',
  },
  'class-check.agreement-subtitle': {
    en: 'Customers by your class (rows) and by their orders (columns)',
    zh: '行：公司分级；列：按订单得出的等级',
  },
  'class-check.yours': { en: 'yours', zh: '公司分级' },
  'class-check.by-orders': { en: 'by their orders', zh: '按订单' },
  'class-check.summary': {
    en: '{{verdict}} {{listed}} customers stand two tiers or more from where their orders put them; see {{file}}.',
    zh: '{{verdict}}有 {{listed}} 位客户的分级与订单数据相差两级以上，详见 {{file}}。',
  },
} as const satisfies Catalog
