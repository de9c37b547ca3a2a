import type { Catalog } from '#src/i18n/catalog.ts'

/** What customers speak of, remark by remark. */
export const feedbackThemeTexts = {
  'feedback.theme-delivery': { en: 'Delivery', zh: '送货与物流' },
  'feedback.theme-quality': { en: 'Product quality', zh: '产品质量' },
  'feedback.theme-price': { en: 'Price', zh: '价格' },
  'feedback.theme-attitude': { en: 'How they are treated', zh: '服务态度' },
  'feedback.theme-answers': { en: 'Speed of our answers', zh: '回复速度' },
  'feedback.theme-repair': { en: 'Repair and after-sales', zh: '售后维修' },
  'feedback.theme-returns': { en: 'Returns and refunds', zh: '退换与退款' },
  'feedback.theme-packaging': { en: 'Packaging', zh: '包装' },
  'feedback.theme-wrong-goods': { en: 'Wrong or missing goods', zh: '发错或少发' },
  'feedback.theme-stock': { en: 'Stock', zh: '缺货' },
  'feedback.theme-usage': { en: 'Installation and use', zh: '安装与使用' },
  'feedback.theme-faults': { en: 'Faults of system or software', zh: '系统或软件故障' },
  'feedback.theme-invoice': { en: 'Invoices and payment', zh: '发票与账款' },
  'feedback.theme-wishes': { en: 'Wishes and ideas', zh: '需求与建议' },
  'feedback.theme-contact': { en: 'Who looks after them', zh: '对接人' },
  'feedback.theme-disturbed': { en: 'Too many calls or messages', zh: '打扰太多' },
  'feedback.theme-product': { en: 'About {{product}}', zh: '关于{{product}}' },
  'feedback.themes-title': { en: 'What customers speak of, last four weeks', zh: '近四周反馈主题' },
  'feedback.themes-read': {
    en: { one: '1 remark', other: '{{count}} remarks' },
    zh: '共 {{count}} 条反馈',
  },
  'feedback.themes-newest': {
    en: 'the newest {{read}} of {{of}} remarks',
    zh: '共 {{of}} 条反馈，取最新 {{read}} 条',
  },
  'feedback.themes-several': {
    en: 'A remark may speak of several things.',
    zh: '一条反馈可能涉及多个主题。',
  },
  'feedback.themes-count': {
    en: { one: '1 remark', other: '{{count}} remarks' },
    zh: '{{count}} 条',
  },
  'feedback.themes-low': { en: '{{n}} of them bad', zh: '其中 {{n}} 条不满' },
  'feedback.themes-example': { en: '{{name}}: “{{text}}”', zh: '{{name}}：“{{text}}”' },
  'feedback.themes-others': { en: 'Other things', zh: '其他' },
  'feedback.themes-of': { en: 'What they speak of ({{read}})', zh: '反馈主题（{{read}}）' },
  'feedback.themes-in-line': { en: '{{name}} {{n}}', zh: '{{name}} {{n}} 条' },
  'feedback.themes-in-line-low': {
    en: '{{name}} {{n}} ({{low}} bad)',
    zh: '{{name}} {{n}} 条（不满 {{low}} 条）',
  },
  'feedback.themes-numbers': { en: 'Numbers of the remarks', zh: '反馈编号' },
  'feedback.themes-products': { en: 'Products', zh: '产品' },
  'feedback.themes-none': {
    en: 'No customer’s words were written down in the last four weeks. Write them down as they come: feedback acme service 4 quick answers.',
    zh: '近四周没有记录客户的评价。可以随时记录：客户反馈 acme 服务 4分 回复很快。',
  },
  'feedback.themes-for-managers': {
    en: 'Themes are for managers: they are about a whole team’s customers.',
    zh: '反馈主题面向主管，汇总整个团队的客户评价。',
  },
  'feedback.themes-by-model': {
    en: 'sorted by a model; the counts are reckoned',
    zh: '由模型归类，条数经过核对',
  },
} as const satisfies Catalog
