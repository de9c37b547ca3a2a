import type { Catalog } from '#src/i18n/catalog.ts'

/** Tier changes as people get them: what moved, summaries, proposals, the trial run, and messages that failed. */
export const tellTexts = {
  'promotion.moved-order': {
    en: 'An order of {{amount}} on {{day}} moved it.',
    zh: '{{day}}下单 {{amount}}，带动了这次变动。',
  },
  'promotion.moved-refund': {
    en: 'A refund took part of what it rested on.',
    zh: '有退款，冲减了原有订单。',
  },
  'promotion.moved-touch-in': {
    en: 'They contacted us on {{day}} ({{channel}}): that moved it.',
    zh: '{{day}}客户主动联系（{{channel}}），带动了这次变动。',
  },
  'promotion.moved-touch-out': {
    en: 'A touch on {{day}} ({{channel}}) moved it.',
    zh: '{{day}}的跟进（{{channel}}）带动了这次变动。',
  },
  'promotion.moved-rating': {
    en: 'A rating of {{rating}} of 5 on {{day}} moved it.',
    zh: '{{day}}的评价为 {{rating}}/5，带动了这次变动。',
  },
  'promotion.moved-complaint': {
    en: 'There was a complaint on {{day}}.',
    zh: '{{day}}有投诉。',
  },
  'promotion.moved-fading': {
    en: 'Nothing has come from it since {{day}}, and what was before counts less every day.',
    zh: '自{{day}}起客户没有新动态，以往的记录随时间递减。',
  },
  'promotion.moved-fading-ever': {
    en: 'Nothing new has come from it, and what was before counts less every day.',
    zh: '客户没有新动态，以往的记录随时间递减。',
  },
  'promotion.moved-outweighed': {
    en: 'What has come in lately is less than what has faded of before.',
    zh: '近期的往来抵不过以往记录的衰减。',
  },
  'promotion.moved-answer': {
    en: 'Its owner’s answer of {{day}} moved it: an estimate of orders that no source has told of.',
    zh: '依据负责人{{day}}的答复：估计有未录入的订单。',
  },
  'promotion.moved-line': {
    en: 'Nothing new has come from it: the tier line has moved, since other customers have.',
    zh: '客户本身没有新动态，是其他客户变化带动了分级线。',
  },
  'promotion.short-order': { en: 'order of {{amount}}', zh: '下单 {{amount}}' },
  'promotion.short-refund': { en: 'refund', zh: '退款' },
  'promotion.short-touch-in': { en: 'they contacted us', zh: '客户主动联系' },
  'promotion.short-touch-out': { en: 'touch', zh: '跟进' },
  'promotion.short-rating': { en: 'rating {{rating}} of 5', zh: '评价 {{rating}}/5' },
  'promotion.short-complaint': { en: 'complaint', zh: '投诉' },
  'promotion.short-fading': { en: 'nothing since {{day}}', zh: '自{{day}}起无动态' },
  'promotion.short-fading-ever': { en: 'nothing new', zh: '无新动态' },
  'promotion.short-outweighed': { en: 'more has faded than came in', zh: '近期往来抵不过衰减' },
  'promotion.short-answer': { en: 'an estimate by its owner', zh: '负责人的估计' },
  'promotion.short-line': { en: 'the tier line moved', zh: '分级线变动' },
  'promotion.short-withdrawn': { en: 'the promotion was withdrawn', zh: '升级已撤回' },
  'promotion.short-confirmed': { en: 'confirmed by a manager', zh: '主管已确认' },
  'promotion.short-override': { en: 'set by hand', zh: '人工调整' },
  'promotion.short-policy': { en: 'new tier policy', zh: '分级规则调整' },
  'promotion.short-lifecycle': { en: 'lifecycle', zh: '客户阶段变化' },
  'promotion.short-floor': { en: 'lowest tier by policy', zh: '规则下限' },
  'promotion.short-cap': { en: 'highest tier by policy', zh: '规则上限' },
  'promotion.short-group': { en: 'through its group', zh: '因集团定级' },
  'promotion.short-first': { en: 'first tier', zh: '首次定级' },
  'promotion.summary-morning-title': {
    en: {
      one: 'Since yesterday: 1 customer changed tier',
      other: 'Since yesterday: {{count}} customers changed tier',
    },
    zh: '昨天以来：{{count}} 位客户等级有变动',
  },
  'promotion.summary-many-title': {
    en: { one: '1 customer changed tier', other: '{{count}} customers changed tier' },
    zh: '{{count}} 位客户等级有变动',
  },
  'promotion.summary-policy-title': {
    en: {
      one: 'New tier policy: 1 customer in another tier',
      other: 'New tier policy: {{count}} customers in another tier',
    },
    zh: '分级规则已更新：{{count}} 位客户等级有变动',
  },
  'promotion.summary-ways': {
    en: '{{up}} up, {{down}} down. The most valuable first.',
    zh: '{{up}} 位升级，{{down}} 位降级，按客户价值排列。',
  },
  'promotion.summary-policy': {
    en: 'They did nothing different: the tiers are reckoned in a new way.',
    zh: '客户本身没有变化，是分级方法有调整。',
  },
  'promotion.summary-more': {
    en: { one: 'And 1 more: {{names}}', other: 'And {{count}} more: {{names}}' },
    zh: '另有 {{count}} 位：{{names}}',
  },
  'promotion.summary-do': {
    en: 'Start at the top: open the first one and take its next step today.',
    zh: '从第一位开始：打开客户，今天就完成下一步。',
  },
  'playbook.started': { en: 'Care plan', zh: '跟进方案' },
  'playbook.started-top': { en: 'VIP care plan', zh: 'VIP 跟进方案' },
  'playbook.plan': {
    en: '{{tier}}, {{lifecycle}}: starts now, at least every {{days}} days',
    zh: '{{tier}}·{{lifecycle}}，即日起至少每 {{days}} 天跟进一次',
  },
  'approve.title': {
    en: { one: '1 tier change waits for you', other: '{{count}} tier changes wait for you' },
    zh: '{{count}} 项等级变动等你确认',
  },
  'approve.none-title': { en: 'No tier change waits for you', zh: '没有等待确认的等级变动' },
  'approve.none': {
    en: 'Changes wait here where the customer base is small or the data is thin.',
    zh: '客户数量不多或数据不够充分时，等级变动会在这里等待确认。',
  },
  'approve.body': {
    en: 'The data asks for these, and a person decides: the customer base is small, or the data is thin. Until then the tiers stay.',
    zh: '以下变动由数据提出，需人工决定（客户数量不多，或数据不够充分）。确认之前等级保持不变。',
  },
  'approve.row-small-base': { en: 'small customer base', zh: '客户数量不多' },
  'approve.row-low-confidence': { en: 'thin data', zh: '数据不够充分' },
  'approve.waiting-since': { en: 'waiting since {{day}}', zh: '{{day}}提出' },
  'approve.confirm': { en: 'Confirm', zh: '确认' },
  'approve.confirm-all': { en: 'Confirm all {{n}}', zh: '全部确认（{{n}} 项）' },
  'approve.confirm-all-short': { en: 'OK all {{n}}', zh: '全部确认 {{n}}' },
  'approve.keep': { en: 'Keep as it is', zh: '保持不变' },
  'approve.keep-short': { en: 'Keep', zh: '保持不变' },
  'approve.more': { en: 'The {{n}} most valuable are shown.', zh: '先列出价值最高的 {{n}} 项。' },
  'approve.confirmed': { en: '{{name}} is now {{tier}}.', zh: '{{name}}现为{{tier}}。' },
  'approve.confirmed-many': {
    en: { one: '1 change is made.', other: '{{count}} changes are made.' },
    zh: '已确认 {{count}} 项变动。',
  },
  'approve.kept': {
    en: '{{name}} stays {{tier}}. It is asked again once the data asks for another tier.',
    zh: '{{name}}保持{{tier}}。数据提出其他等级时会再次询问。',
  },
  'approve.stale': {
    en: 'Nothing was changed for {{name}}: this proposal does not stand any more. It is {{tier}} now.',
    zh: '{{name}}没有改动：这项建议已失效，现为{{tier}}。',
  },
  'approve.missed': {
    en: {
      one: '1 had changed meanwhile and was left.',
      other: '{{count}} had changed meanwhile and were left.',
    },
    zh: '{{count}} 项在此期间已有变化，未处理。',
  },
  'approve.done-title': { en: 'Done', zh: '已处理' },
  'approve.who-decides': { en: '{{manager}} decides on these.', zh: '由{{manager}}确认。' },
  'approve.admins-decide': { en: 'An admin decides on these.', zh: '由管理员确认。' },
  'approve.own-title': {
    en: {
      one: '1 change of your customers’ tiers waits',
      other: '{{count}} changes of your customers’ tiers wait',
    },
    zh: '你有 {{count}} 位客户的等级变动等待确认',
  },
  'approve.not-yours-title': { en: 'A manager decides on this', zh: '这需要主管确认' },
  'approve.ask': { en: 'Ask {{manager}} to confirm it.', zh: '请联系{{manager}}确认。' },
  'approve.ask-admin': { en: 'Ask an admin to confirm it.', zh: '请联系管理员确认。' },
  'trial-run.title': { en: 'Trial run: nothing is sent yet', zh: '试运行：消息只收集，不发送' },
  'trial-run.live-title': { en: 'Tierwise is live', zh: '已正式启用' },
  'trial-run.body': {
    en: {
      one: '1 message has been collected since the trial run began. This is what would have gone to whom.',
      other:
        '{{count}} messages have been collected since the trial run began. This is what would have gone to whom.',
    },
    zh: '试运行以来共收集 {{count}} 条消息。以下是本应发给各人的内容。',
  },
  'trial-run.none': {
    en: 'Nothing has been collected yet: no message has come up since the trial run began.',
    zh: '还没有收集到消息：试运行以来没有需要发送的内容。',
  },
  'trial-run.after': {
    en: 'When you go live, what was collected stays unsent and new messages go out.',
    zh: '正式启用后，已收集的消息不会补发，只发送新消息。',
  },
  'trial-run.reader': {
    en: { one: '1 message', other: '{{count}} messages' },
    zh: '{{count}} 条消息',
  },
  'trial-run.live': {
    en: 'Messages go out as they come up.',
    zh: '消息会按时发送。',
  },
  'go-live.button': { en: 'Go live', zh: '正式启用' },
  'go-live.title': { en: 'Tierwise is live', zh: '已正式启用' },
  'go-live.dropped': {
    en: {
      one: 'From now on messages are sent. The 1 collected message stays unsent.',
      other: 'From now on messages are sent. The {{count}} collected messages stay unsent.',
    },
    zh: '从现在起发送消息。试运行期间收集的 {{count}} 条不会补发。',
  },
  'go-live.already': { en: 'It was live already; nothing was changed.', zh: '之前已经启用，没有改动。' },
  'undelivered.title': {
    en: 'A message to {{reader}} cannot be delivered',
    zh: '发给{{reader}}的消息无法送达',
  },
  'undelivered.body': {
    en: 'It was refused for good and is not tried again. Further ones of this kind are not reported today.',
    zh: '这条消息已被拒绝，不再重试。同类情况今天不再重复通知。',
  },
  'undelivered.do': {
    en: 'Check the person’s account and surface: tierwise users list.',
    zh: '请核对此人的账号和渠道：tierwise users list。',
  },
  'undelivered.code': { en: 'Code', zh: '代码' },
} as const satisfies Catalog
