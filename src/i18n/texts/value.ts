import type { Catalog } from '#src/i18n/catalog.ts'

/** Value now and value to come, the states in which they part, and what a forecast rests on. */
export const valueTexts = {
  'value-now.moved': {
    en: '{{amount}} {{arrow}} ({{before}} 90 days ago)',
    zh: '{{amount}} {{arrow}}（90 天前 {{before}}）',
  },
  'expected-value.range': { en: '{{amount}} ({{low}}–{{high}})', zh: '{{amount}}（{{low}}–{{high}}）' },
  'expected-value.orders': { en: 'Orders expected in 12 months', zh: '预期订单（12 个月）' },
  'expected-value.spend': { en: 'Spend expected in 12 months', zh: '预期消费（12 个月）' },
  'expected-value.moved': {
    en: '{{range}} {{arrow}} {{before}} as it looked 90 days ago',
    zh: '{{range}} {{arrow}} 90 天前看为 {{before}}',
  },
  'forecast.label': { en: 'The forecast', zh: '预测说明' },
  'forecast.holds': {
    en: 'It does not count towards the tier. For one customer it is rough: four of five end within the range.',
    zh: '预测不参与定级。单个客户的预测较粗，五个客户里约四个会落在区间内。',
  },
  'forecast.rests-on': {
    en: { one: 'Made on {{day}} from {{n}} customer', other: 'Made on {{day}} from {{n}} customers' },
    zh: '{{day}}根据 {{n}} 位客户算出',
  },
  'forecast.back-test': {
    en: 'A quarter earlier it expected {{expected}} orders, and {{actual}} came',
    zh: '上一季度预计 {{expected}} 单，实际 {{actual}} 单',
  },
  'forecast.season': {
    en: 'Seasons are not in it yet: that takes two years of orders',
    zh: '尚未计入季节因素（需要两年的订单）',
  },
  'forecast.no-dropout': {
    en: 'In this base nobody is seen to leave for good, so a long pause counts as a pause',
    zh: '现有数据看不出客户何时真正流失，长时间未下单只当作间隔较长',
  },
  'forecast.prior': {
    en: 'There are too few customers to go by their habits alone, so it leans on those of another shop',
    zh: '客户还不够多，部分参照了其他商家的规律',
  },
  'value-state.label': { en: 'Worth knowing', zh: '值得留意' },
  'value-state.one-off-leaving': {
    en: 'Large one-off, about to leave: one order of {{amount}} ({{day}}) is {{percent}} of its value now, and the next is late: {{days}} days since the last, {{usual}} are usual.',
    zh: '大单客户，有流失苗头：当前价值的 {{percent}} 来自一笔 {{amount}} 的订单（{{day}}），距上次下单已 {{days}} 天，通常 {{usual}} 天一单。',
  },
  'value-state.small-growing': {
    en: 'Small but growing: of late it orders {{times}} times as often as usual, {{orders}} orders so far.',
    zh: '小额客户，正在成长：近期下单频率是平时的 {{times}} 倍，累计 {{orders}} 单。',
  },
  'quadrant.protect': { en: 'Protect', zh: '守护' },
  'quadrant.win-back': { en: 'Win back', zh: '挽留' },
  'quadrant.grow': { en: 'Grow', zh: '培育' },
  'quadrant.keep-in-touch': { en: 'Keep in touch', zh: '维系' },
} as const satisfies Catalog
