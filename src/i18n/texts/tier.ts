import type { Catalog } from '#src/i18n/catalog.ts'

/** The tier card and what stands on it. */
export const tierTexts = {
  'tier.title': { en: '{{name}} · {{tier}}', zh: '{{name}} · {{tier}}' },
  'tier.none': { en: 'no tier yet', zh: '暂无等级' },
  'tier.not-yet': {
    en: 'There is no tier yet: nothing that happened has been counted so far.',
    zh: '还没有等级：暂时没有可以计算的记录。',
  },
  'tier.in-words': { en: '{{tier}}: {{name}}', zh: '{{tier}}：{{name}}' },
  'tier.since': { en: '{{tier}} since {{day}}', zh: '自{{day}}起为{{tier}}' },
  'tier.since-first': {
    en: '{{tier}} since {{day}}, its first tier.',
    zh: '自{{day}}起为{{tier}}，首次定级。',
  },
  'tier.since-policy': {
    en: '{{tier}} since {{day}}, when the tier policy changed.',
    zh: '自{{day}}起为{{tier}}，因分级规则调整。',
  },
  'tier.since-lifecycle': {
    en: '{{tier}} since {{day}}, when its lifecycle changed.',
    zh: '自{{day}}起为{{tier}}，因客户阶段变化。',
  },
  'tier.since-confirmed': {
    en: '{{tier}} since {{day}}, confirmed by a manager.',
    zh: '自{{day}}起为{{tier}}，由主管确认。',
  },
  'tier.new-not-lowest': {
    en: 'It is a new customer: new ones never stand in the lowest tier. By its points alone it would be {{tier}}.',
    zh: '新客户不会排在最低一级；仅按综合分计算，应为{{tier}}。',
  },
  'tier.through-group': {
    en: 'Through its group: its {{members}} companies together earn {{tier}}, and none of them stands more than one tier below.',
    zh: '因集团定级：集团 {{members}} 家公司合计达到{{tier}}，成员最多低一级。',
  },
  'tier.label': { en: 'Tier', zh: '等级' },
  'tier.to-rise': { en: 'To reach {{tier}}', zh: '升到{{tier}}' },
  'tier.rise-order': { en: 'One order of {{amount}}', zh: '再来一笔 {{amount}} 的订单' },
  'tier.rise-order-or-contact': {
    en: {
      one: 'One order of {{amount}}, or {{count}} contact from them',
      other: 'One order of {{amount}}, or {{count}} contacts from them',
    },
    zh: '再来一笔 {{amount}} 的订单，或客户主动联系 {{count}} 次',
  },
  'tier.to-stay': { en: 'To stay', zh: '保持等级' },
  'tier.stay-above': { en: 'Keep above {{points}} points', zh: '综合分保持在 {{points}} 分以上' },
  'tier.if-nothing': { en: 'If nothing happens', zh: '若无新动态' },
  'tier.stays': { en: 'Stays {{tier}}', zh: '保持{{tier}}' },
  'tier.back': { en: 'Back to the tier', zh: '返回等级' },
  'tier.back-short': { en: 'Back', zh: '返回等级' },
  'tier.refresh': { en: 'Show tier', zh: '看等级' },
  'tier.promise': { en: 'What we promise', zh: '服务承诺' },
  'early-warning.changes': {
    en: 'Becomes {{tier}} about {{day}} ({{when}}), if other customers carry on as now',
    zh: '预计{{day}}降为{{tier}}（{{when}}，按目前客户整体情况估算）',
  },
  'early-warning.near': {
    en: 'Becomes {{tier}} between {{from}} and {{to}}',
    zh: '预计 {{from}}–{{to}} 降为{{tier}}',
  },
  'early-warning.near-day': {
    en: 'Becomes {{tier}} on {{day}} ({{when}})',
    zh: '预计{{day}}降为{{tier}}（{{when}}）',
  },
  'early-warning.record': {
    en: 'of {{of}} such warnings {{hits}} came true',
    zh: '同类预警 {{of}} 次中应验 {{hits}} 次',
  },
  'early-warning.no-record': {
    en: 'too few such warnings have run their course to say how often they come true',
    zh: '同类预警结果尚少，暂无应验率',
  },
  'early-warning.waits': {
    en: 'A move to {{tier}} comes up on {{day}}; a manager decides',
    zh: '{{day}}将提出降为{{tier}}，由主管决定',
  },
  'promotion.since-up': {
    en: '{{tier}} since {{day}}, up from {{from}}.',
    zh: '{{day}}由{{from}}升级为{{tier}}。',
  },
  'promotion.since-down': {
    en: '{{tier}} since {{day}}, down from {{from}}.',
    zh: '{{day}}由{{from}}降级为{{tier}}。',
  },
  'promotion.since-withdrawn': {
    en: '{{tier}} since {{day}}: what had lifted it to {{from}} was taken back.',
    zh: '自{{day}}起为{{tier}}：此前升到{{from}}所依据的记录已被撤回。',
  },
  'promotion.proposed-small-base': {
    en: 'A move to {{tier}} is waiting for a manager: the customer base is still small.',
    zh: '建议调整为{{tier}}，等待主管确认：客户数量还不多。',
  },
  'promotion.proposed-low-confidence': {
    en: 'A move to {{tier}} is waiting for a manager: the data is too thin to decide alone.',
    zh: '建议调整为{{tier}}，等待主管确认：数据还不够充分。',
  },
  'override.pinned': {
    en: 'Set to {{tier}} by {{by}} until {{day}}: “{{reason}}”',
    zh: '由{{by}}人工调为{{tier}}，有效期至{{day}}。原因：“{{reason}}”',
  },
  'confidence.low': {
    en: 'Only {{percent}} of what counts is known and fresh, so take this with care; no demotion happens without a person.',
    zh: '数据可信度 {{percent}}，请谨慎参考；降级需由人工确认。',
  },
  'points.label': { en: 'Points', zh: '综合分' },
  'points.with-line': {
    en: '{{points}} (100 is where {{tier}} begins)',
    zh: '{{points}} 分（{{tier}}的分级线为 100 分）',
  },
  'points.value': { en: '{{points}} points', zh: '{{points}} 分' },
  'points.in-words': { en: '{{points}} points', zh: '综合分 {{points}}' },
  'rank.ahead': { en: 'ahead of {{percent}} of customers', zh: '超过 {{percent}} 的客户' },
  'lifecycle.prospect-body': {
    en: 'Not a customer yet: its tier comes with the first order.',
    zh: '尚未成交，首次下单后定级。',
  },
  'lifecycle.label': { en: 'Lifecycle', zh: '客户阶段' },
  'lifecycle.prospect': { en: 'Prospect', zh: '潜在客户' },
  'lifecycle.new': { en: 'New', zh: '新客户' },
  'lifecycle.growing': { en: 'Growing', zh: '成长期' },
  'lifecycle.mature': { en: 'Mature', zh: '成熟期' },
  'lifecycle.slipping': { en: 'Slipping', zh: '有流失风险' },
  'lifecycle.dormant': { en: 'Dormant', zh: '沉睡客户' },
  'value-now.label': { en: 'Value now', zh: '当前价值' },
  'expected-value.label': { en: 'Expected in 12 months', zh: '预期价值（12 个月）' },
  'part.spend': { en: 'Spend', zh: '消费' },
  'part.orders': { en: 'Orders', zh: '订单' },
  'part.engagement': { en: 'Engagement', zh: '互动' },
  'part.feedback': { en: 'Feedback', zh: '反馈' },
  'part.against-median': {
    en: '{{points}} points · typical customer {{median}}',
    zh: '{{points}} 分 · 中位客户 {{median}} 分',
  },
  'order.last': { en: 'Last order', zh: '最近下单' },
  'order.none': { en: 'None yet', zh: '暂无' },
  'touch.last': { en: 'Last touch', zh: '最近跟进' },
  'touch.none': { en: 'None yet', zh: '暂无' },
  'touch.from-them': { en: 'they contacted us', zh: '客户主动联系' },
  'touch.answered': { en: 'answered', zh: '客户有回应' },
  'touch.no-answer': { en: 'no answer', zh: '客户未回应' },
  'channel.phone': { en: 'Phone', zh: '电话' },
  'channel.wechat': { en: 'WeChat', zh: '微信' },
  'channel.mail': { en: 'Mail', zh: '邮件' },
  'channel.sms': { en: 'SMS', zh: '短信' },
  'channel.social': { en: 'Social media', zh: '社交媒体' },
  'channel.visit': { en: 'Visit', zh: '拜访' },
  'channel.event': { en: 'Event', zh: '活动' },
  'channel.web': { en: 'Web', zh: '网站' },
  'channel.other': { en: 'Other', zh: '其他' },
  'cadence.every': {
    en: { one: 'We are in touch every day', other: 'We are in touch at least every {{count}} days' },
    zh: '至少每 {{count}} 天跟进一次',
  },
  'next-step.label': { en: 'Next step', zh: '下一步' },
  'next-step.by': { en: '{{channel}} by {{day}}', zh: '{{day}}前 · {{channel}}' },
  'next-step.today': { en: '{{channel}} today', zh: '今天 · {{channel}}' },
  'next-step.overdue': { en: '{{channel}}, due since {{day}}', zh: '{{channel}}（应于{{day}}前完成）' },
  'next-step.also-bought': {
    en: 'Of {{of}} customers with {{because}}, {{both}} also bought {{product}}',
    zh: '买过{{because}}的 {{of}} 位客户中，{{both}} 位还买了{{product}}',
  },
  'next-step.in-words': { en: 'Next: {{step}}', zh: '下一步：{{step}}' },
  'data-date.footer': {
    en: 'Data up to {{day}} · tier policy version {{version}}',
    zh: '数据截至{{day}} · 分级规则第 {{version}} 版',
  },
  'data-date.none': {
    en: 'No data yet · tier policy version {{version}}',
    zh: '暂无数据 · 分级规则第 {{version}} 版',
  },
} as const satisfies Catalog
