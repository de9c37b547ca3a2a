import type { Catalog } from '#src/i18n/catalog.ts'

/** The picture and the file that come with a digest. */
export const digestFileTexts = {
  'digest.chart-title': {
    en: '{{tier}}: {{value}} of the value, {{touches}} of the touches',
    zh: '{{tier}}贡献 {{value}} 的价值，得到 {{touches}} 的跟进',
  },
  'digest.chart-value': { en: 'Share of value now', zh: '当前价值占比' },
  'digest.chart-touches': { en: 'Share of touches', zh: '跟进占比' },
  'digest.chart-customers': { en: 'Share of customers', zh: '客户占比' },
  'digest.chart-title-customers': {
    en: '{{tier}}: {{customers}} of the customers, {{value}} of the value',
    zh: '{{tier}}占 {{customers}} 的客户，贡献 {{value}} 的价值',
  },
  'digest.chart-note': { en: 'Touches of the last four weeks', zh: '跟进为近四周' },
  'digest.csv-customer': { en: 'Customer', zh: '客户' },
  'digest.csv-ref': { en: 'Reference', zh: '编号' },
  'digest.csv-previous': { en: 'Tier before', zh: '原等级' },
  'digest.csv-since': { en: 'Tier since', zh: '定级日期' },
  'digest.csv-currency': { en: 'Currency', zh: '币种' },
  'digest.csv-at-risk': { en: 'Value at risk', zh: '风险金额' },
  'digest.csv-last-order': { en: 'Last order', zh: '最近下单' },
  'digest.csv-last-touch': { en: 'Last touch', zh: '最近跟进' },
  'digest.csv-problems': { en: 'Problems (four weeks)', zh: '问题数（近四周）' },
  'digest.csv-problems-open': { en: 'Problems open', zh: '未解决问题' },
  'digest.csv-rating': { en: 'Newest rating (1 to 5)', zh: '最近评分（1–5）' },
  'digest.csv-flags': { en: 'To look at', zh: '关注' },
  'digest.flag-overdue': { en: 'Overdue', zh: '超期' },
  'digest.flag-waiting': { en: 'Waits for confirmation', zh: '待确认' },
} as const satisfies Catalog
