import type { Catalog } from '#src/i18n/catalog.ts'

/** The evidence card and the notice of a change. */
export const whyTexts = {
  'why.button': { en: 'Why', zh: '依据' },
  'why.title': { en: 'Why {{name}} is {{tier}}', zh: '{{name}}定为{{tier}}的依据' },
  'why.title-none': { en: 'What counts for {{name}}', zh: '{{name}}的定级依据' },
  'why.sum': { en: 'The parts add up to {{points}} points.', zh: '各项相加，综合分为 {{points}} 分。' },
  'why.pinned': {
    en: 'The tier itself is set by hand; these points are what the data says.',
    zh: '当前等级由人工调整，以下分数仅反映数据。',
  },
  'why.estimate': {
    en: 'An estimate counts in it: about {{amount}} in {{count}} orders that no source has told of, as its owner answered on {{day}}. It holds until {{until}}; orders that come in take its place.',
    zh: '其中包含估计：负责人{{day}}答复，另有约 {{amount}}（{{count}} 笔）未录入的订单。有效至{{until}}，之后收到的订单会替代这一估计。',
  },
  'why.fades': {
    en: 'What happened {{days}} days ago counts half as much as today.',
    zh: '{{days}} 天前发生的事，权重是今天的一半。',
  },
  'why.part': { en: 'Part', zh: '项目' },
  'why.own': { en: '{{amount}} today, fading', zh: '折算到今天为 {{amount}}' },
  'why.rests-on': { en: 'Rests on', zh: '依据的记录' },
  'why.points': { en: 'Points', zh: '得分' },
  'why.median': { en: 'Typical', zh: '中位客户' },
  'why.total': { en: 'Total', zh: '合计' },
  'why.weighted': { en: '{{part}} ({{percent}})', zh: '{{part}}（{{percent}}）' },
  'why.spend': {
    en: '{{total}} in all, {{recent}} of it still counting',
    zh: '累计 {{total}}，按时间折算 {{recent}}',
  },
  'why.orders': {
    en: 'Orders: {{orders}}, refunds: {{refunds}}',
    zh: '{{orders}} 笔订单，{{refunds}} 笔退款',
  },
  'why.engagement': {
    en: 'Contacts: {{in}} from them, {{out}} from us',
    zh: '客户主动联系 {{in}} 次，我方联系 {{out}} 次',
  },
  'why.rating': { en: '{{topic}} {{mean}} of 5 ({{n}}×)', zh: '{{topic}} {{mean}}/5（{{n}} 次）' },
  'why.product': { en: 'product', zh: '产品' },
  'why.service': { en: 'service', zh: '服务' },
  'why.overall': { en: 'overall', zh: '整体' },
  'why.order': { en: 'Order of {{day}}: {{amount}}', zh: '{{day}}的订单：{{amount}}' },
  'why.no-orders': { en: 'No orders so far.', zh: '还没有订单。' },
  'cut.label': { en: 'Tier line', zh: '分级线' },
  'cut.begins': { en: '{{tier}} begins at {{points}} points', zh: '{{tier}}从 {{points}} 分起' },
  'cut.lowest': { en: '{{tier}} is where everyone starts', zh: '{{tier}}是起点，没有分级线' },
  'hysteresis.up-label': { en: 'To rise', zh: '升级条件' },
  'hysteresis.up': {
    en: '{{points}} points lift it to {{tier}} at once',
    zh: '达到 {{points}} 分即升到{{tier}}',
  },
  'hysteresis.down-label': { en: 'To fall', zh: '降级条件' },
  'hysteresis.down': {
    en: 'Under {{points}} points for {{confirm}} days, and not within {{dwell}} days of the last change',
    zh: '连续 {{confirm}} 天低于 {{points}} 分，且距上次变动满 {{dwell}} 天',
  },
  'hysteresis.below-since': {
    en: 'It has been under that line since {{day}}.',
    zh: '自{{day}}起已低于这条线。',
  },
  'promotion.up-title': { en: '{{name}} has moved up to {{tier}}', zh: '{{name}}升级为{{tier}}' },
  'promotion.down-title': { en: '{{name}} has moved down to {{tier}}', zh: '{{name}}降级为{{tier}}' },
  'promotion.same-title': { en: '{{name}} is now {{tier}}', zh: '{{name}}现为{{tier}}' },
  'promotion.change-label': { en: 'Change', zh: '变动' },
  'promotion.change': { en: '{{from}} → {{to}}', zh: '{{from}} → {{to}}' },
  'promotion.why-up': {
    en: 'Its points stood {{percent}} above the line, so it moved at once.',
    zh: '综合分高出分级线 {{percent}}，即时升级。',
  },
  'promotion.why-down': {
    en: 'It had been below its line for {{days}} days without a break.',
    zh: '综合分已连续 {{days}} 天低于分级线。',
  },
  'promotion.why-withdrawn': {
    en: 'What it had moved up on was taken back (a refund or a deleted record).',
    zh: '此前升级所依据的订单或记录已被撤回（退款或删除）。',
  },
  'promotion.why-refunded': {
    en: 'The order that had moved it up was refunded.',
    zh: '此前升级所依据的订单已退款，升级撤回。',
  },
  'promotion.why-confirmed': { en: 'A manager confirmed it.', zh: '已由主管确认。' },
  'promotion.why-override': { en: 'It was set by hand.', zh: '由人工调整。' },
  'promotion.why-policy': { en: 'The tier policy changed.', zh: '分级规则有调整。' },
  'promotion.why-lifecycle': { en: 'Its lifecycle changed.', zh: '客户阶段有变化。' },
  'promotion.why-floor': {
    en: 'The tier policy keeps it from standing lower.',
    zh: '分级规则规定，该客户不低于这一等级。',
  },
  'promotion.why-cap': {
    en: 'The tier policy lets it stand no higher.',
    zh: '分级规则规定，该客户不高于这一等级。',
  },
  'promotion.why-group': {
    en: 'Its group as a whole earns this tier.',
    zh: '按所属集团整体情况定级。',
  },
  'promotion.why-first': { en: 'It is its first tier.', zh: '首次定级。' },
  'promotion.do-now': { en: 'What to do now', zh: '现在要做' },
  'promotion.since-then': {
    en: 'It has changed again since: now {{tier}}.',
    zh: '此后又有变动，现为{{tier}}。',
  },
} as const satisfies Catalog
