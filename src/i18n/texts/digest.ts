import type { Catalog } from '#src/i18n/catalog.ts'

/** The weekly digest: its first screen and its lists. */
export const digestTexts = {
  'digest.title': { en: 'Your week in customers, {{from}} to {{to}}', zh: '客户周报 {{from}}–{{to}}' },
  'digest.title-segment': {
    en: '{{segment}}: the week {{from}} to {{to}}',
    zh: '客户周报 {{from}}–{{to}}（{{segment}}）',
  },
  'digest.own-title': { en: 'Your customers this week', zh: '我的客户周报' },
  'digest.line-top-tier': { en: '{{tier}}: {{n}}', zh: '{{tier}} {{n}}' },
  'digest.line-at-risk': {
    en: {
      one: 'Value at risk {{money}} (1 customer, next four weeks)',
      other: 'Value at risk {{money}} ({{count}} customers, next four weeks)',
    },
    zh: '风险金额 {{money}}（未来四周，{{count}} 家）',
  },
  'digest.line-overdue': { en: 'Overdue: {{n}}', zh: '超期 {{n}} 家' },
  'digest.line-below-floor': { en: 'Below the attention floor: {{n}}', zh: '未达保底跟进 {{n}} 家' },
  'digest.line-moved': {
    en: 'Tier changes: {{up}} up, {{down}} down',
    zh: '等级变动：升级 {{up}} 家，降级 {{down}} 家',
  },
  'digest.line-warned': { en: 'Early warnings: {{n}}', zh: '降级预警 {{n}} 家' },
  'digest.line-waiting': { en: 'Tier changes that wait for you: {{n}}', zh: '待确认等级变动 {{n}} 项' },
  'digest.waiting-old': {
    en: '{{n}} for more than a week',
    zh: '其中 {{n}} 项超过一周',
  },
  'digest.line-growing': { en: 'Small customers that grow: {{n}}', zh: '增长中的小客户 {{n}} 家' },
  'digest.line-prospects': {
    en: 'Prospects: {{converted}} won, {{lost}} lost',
    zh: '潜在客户：成交 {{converted}} 家，流失 {{lost}} 家',
  },
  'digest.line-kept': { en: 'Follow-ups done: {{n}} %', zh: '跟进完成率 {{n}}%' },
  'digest.line-answers': { en: 'Customers who answered: {{n}} %', zh: '客户回应率 {{n}}%' },
  'digest.delta': { en: '{{line}}, {{delta}} on last week', zh: '{{line}}，较上周 {{delta}}' },
  'digest.delta-since': { en: '{{line}}, {{delta}} since {{day}}', zh: '{{line}}，较{{day}} {{delta}}' },
  'digest.points': { en: '{{n}} points', zh: '{{n}} 个百分点' },
  'digest.open': { en: 'Show list', zh: '看名单' },
  'digest.nothing': { en: 'Nothing has changed since last week.', zh: '与上周相比没有变化。' },
  'digest.empty': {
    en: 'Nobody is counted yet: there are no customers here.',
    zh: '这里还没有客户可统计。',
  },
  'digest.first': {
    en: 'This is the first digest; from the next one on it says what has changed.',
    zh: '这是第一份周报，下次起会显示与上周相比的变化。',
  },
  'digest.segment-gone': {
    en: 'The segment {{segment}} is not in the policy any more. Choose another one: digest weekly.',
    zh: '分级规则里已没有分群“{{segment}}”，请重新订阅周报。',
  },
  'digest.more': { en: 'More', zh: '展开' },
  'digest.of-team': {
    en: { one: '1 customer, value now {{money}}', other: '{{n}} customers, value now {{money}}' },
    zh: '共 {{n}} 位客户，当前价值 {{money}}',
  },
  'digest.file': { en: 'everybody is in the file', zh: '完整名单见附件' },
  'digest.list-none': { en: 'Nobody is on this list.', zh: '这份名单上没有客户。' },
  'digest.list-page': { en: '{{from}} to {{to}} of {{n}}', zh: '第 {{from}}–{{to}} 位，共 {{n}} 位' },
  'digest.next': { en: 'Next', zh: '下一页' },
  'digest.previous': { en: 'Previous', zh: '上一页' },
  'digest.back': { en: 'Back to the digest', zh: '返回周报' },
  'digest.handle': { en: 'Act', zh: '处理' },
  'digest.assign-to': { en: 'Assign to', zh: '转交给' },
  'digest.remind-owner': { en: 'Remind {{owner}}', zh: '提醒{{owner}}' },
  'digest.reminded': { en: '{{owner}} has been reminded.', zh: '已提醒{{owner}}。' },
  'digest.why-at-risk': { en: '{{money}} at risk', zh: '风险 {{money}}' },
  'digest.why-overdue': { en: 'due since {{day}}', zh: '应于 {{day}} 跟进' },
  'digest.why-floor': { en: 'last touch {{ago}}', zh: '上次跟进：{{ago}}' },
  'digest.why-floor-never': { en: 'never touched', zh: '从未跟进' },
  'digest.why-warned': { en: 'to {{tier}} by {{day}}', zh: '{{day}}前可能降到 {{tier}}' },
  'digest.why-waiting': { en: '{{change}} waits', zh: '{{change}} 待确认' },
  'digest.why-won': { en: 'won', zh: '成交' },
  'digest.why-lost': { en: 'lost', zh: '流失' },
  'digest.why-lost-for': { en: 'lost: {{reason}}', zh: '流失：{{reason}}' },
  'digest.nudge': {
    en: '{{manager}} asks you to look after this customer.',
    zh: '{{manager}}请你跟进这位客户。',
  },
  'digest.confirm-move': { en: 'Confirm or keep', zh: '确认变动' },
} as const satisfies Catalog
