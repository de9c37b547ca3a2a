import type { Catalog } from '#src/i18n/catalog.ts'

/** What a rep says and hears in a day: remind, snooze, done, log, feedback, undo. */
export const repTexts = {
  'undo.button': { en: 'Undo', zh: '撤销' },
  'undo.done-title': { en: 'Taken back: {{what}}', zh: '已撤销：{{what}}' },
  'undo.done': { en: 'Everything is as it was before.', zh: '已恢复到操作之前。' },
  'undo.for': { en: '{{what}} for {{name}}', zh: '{{name}}的{{what}}' },
  'undo.none-title': { en: 'Nothing to take back', zh: '没有可撤销的操作' },
  'undo.none': {
    en: 'Your own changes in the chat can be taken back for 10 minutes. Older ones can be changed: log, edit or remind again.',
    zh: '10 分钟内自己的操作可以撤销。更早的请重新写跟进、修改或设提醒。',
  },
  'undo.late': {
    en: 'That was more than 10 minutes ago. Log, edit or remind again instead.',
    zh: '已超过 10 分钟，请重新写跟进、修改或设提醒。',
  },
  'undo.again': { en: 'That is taken back already.', zh: '已经撤销过了。' },
  'undo.moved-title': { en: 'Not taken back', zh: '没有撤销' },
  'undo.moved': {
    en: 'Somebody has changed this record since. Look at it and change it by hand.',
    zh: '之后又有人改过这份资料，请查看后手动修改。',
  },
  'undo.what-log': { en: 'the logged touch', zh: '跟进记录' },
  'undo.what-done': { en: 'the logged touch', zh: '跟进记录' },
  'undo.what-next': { en: 'the next date', zh: '下次跟进日期' },
  'undo.what-batch': { en: 'the batch', zh: '批量跟进' },
  'undo.what-feedback': { en: 'the feedback', zh: '客户反馈' },
  'undo.what-problem': { en: 'the problem', zh: '工单' },
  'undo.what-cover': { en: 'the change of cover', zh: '代班安排' },
  'undo.what-settings': { en: 'the change of your settings', zh: '设置' },
  'undo.what-snooze': { en: 'the new date', zh: '推迟' },
  'undo.what-remind': { en: 'the reminder', zh: '提醒' },
  'undo.what-edit': { en: 'the edit', zh: '修改' },
  'undo.what-tag': { en: 'the tags', zh: '标签改动' },
  'undo.what-assign': { en: 'the new owner', zh: '转交' },
  'undo.what-merge': { en: 'the merge', zh: '合并' },
  'undo.what-override': { en: 'the tier set by hand', zh: '调级' },
  'undo.what-other': { en: 'your last change', zh: '上一步操作' },

  'log.title': { en: 'Logged: {{name}}', zh: '已写跟进：{{name}}' },
  'log.how': { en: 'Touch', zh: '跟进' },
  'log.note': { en: 'Note', zh: '记录' },
  'log.satisfaction': { en: 'Satisfaction', zh: '满意度' },
  'log.of-five': { en: '{{n}} of 5', zh: '{{n}} 分（满分 5 分）' },
  'log.on': { en: 'On', zh: '时间' },
  'log.next': { en: 'Next date', zh: '下次跟进' },
  'log.when-next': { en: 'When next?', zh: '下次什么时候跟进？' },
  'log.when-agreed': { en: 'What day did you agree on?', zh: '约在哪一天？' },
  'log.as-planned': { en: '{{day}} (as planned)', zh: '{{day}}（按跟进频率）' },
  'log.other-day': { en: 'Another day', zh: '其他日期' },
  'log.change-day': { en: 'Change the date', zh: '改下次日期' },
  'log.already-title': { en: 'Logged already: {{name}}', zh: '已经写过跟进：{{name}}' },
  'log.already': {
    en: '{{who}} was quicker, so nothing was logged twice.',
    zh: '{{who}}已写过，没有重复记录。',
  },
  'log.already-you': {
    en: 'You have logged it before, so nothing was logged twice.',
    zh: '你已经写过，没有重复记录。',
  },
  'log.which-title': { en: 'What did you do for {{name}}?', zh: '对{{name}}做了什么？' },
  'log.which': {
    en: 'One press logs it. Or type it: “/customer log {{ref}} phone reached: wants a quote by Friday”.',
    zh: '点一下即可记录，也可以直接打字：“/customer 写跟进 {{ref}} 电话 已联系 要报价 下周五回访”。',
  },
  'log.channel': { en: 'Other channel', zh: '其他方式' },
  'log.by-outcome': { en: '{{channel}}: {{outcome}}', zh: '{{channel}}：{{outcome}}' },

  'done.next-title': { en: 'Next for {{name}}: {{day}}', zh: '下次跟进{{name}}：{{day}}' },
  'done.next': {
    en: 'It comes back on your list that morning.',
    zh: '当天早上会出现在今日待办里。',
  },
  'done.batch-title': {
    en: { one: 'Logged: 1 touch', other: 'Logged: {{count}} touches' },
    zh: '已批量写跟进：{{count}} 位客户',
  },
  'done.batch': {
    en: 'Each is logged as sent and not answered yet; an answer counts when it comes in.',
    zh: '已逐一记录为“已发送、待回复”，客户回复后另行计入。',
  },
  'done.batch-none-title': { en: 'This batch is done', zh: '这批已处理完' },
  'done.batch-none': {
    en: 'Nothing of it is open any more. Open today’s list for what is left.',
    zh: '没有未处理的了，其余请看今日待办。',
  },
  'done.batch-button': {
    en: { one: 'Sent: log 1', other: 'Sent: log all {{count}}' },
    zh: '已发送，全部写跟进（{{count}} 位）',
  },
  'done.batch-list-title': {
    en: { one: 'Batch: 1 customer', other: 'Batch: {{count}} customers' },
    zh: '批量跟进：{{count}} 位客户',
  },
  'done.batch-how': {
    en: 'Copy the text, send it with your own mail or mass-send tool (the file has the list), then press “Sent”.',
    zh: '复制下面的文字，用自己的邮件或群发助手发送（名单见附件），发完点“已发送”。',
  },
  'done.name-here': { en: '[name]', zh: '[客户名称]' },
  'done.text-service': {
    en: 'Hello {{name}}, is everything running well on your side? If anything is missing, just reply and I will see to it.',
    zh: '{{name}}你好，最近使用还顺利吗？有任何需要，直接回复我即可，我来跟进。',
  },
  'done.text-solution': {
    en: 'Hello {{name}}, we have worked out a way that may save you time. Shall I send you the details?',
    zh: '{{name}}你好，我们整理了一套可能适合你的方案，需要我发给你看看吗？',
  },
  'done.text-product': {
    en: 'Hello {{name}}, there is something new in our range that may suit you. Shall I tell you more?',
    zh: '{{name}}你好，我们有新产品可能适合你，需要我介绍一下吗？',
  },
  'done.text-offer': {
    en: 'Hello {{name}}, we have an offer for you at the moment. Reply and I will send it to you.',
    zh: '{{name}}你好，近期有一项优惠，回复我就把详情发给你。',
  },
  'done.text-news': {
    en: 'Hello {{name}}, here is what is new with us. Questions? Just reply.',
    zh: '{{name}}你好，跟你同步一下我们的近况，有问题随时回复。',
  },
  'done.text-analysis': {
    en: 'Hello {{name}}, I have put together how you use what you buy from us. Shall I send it?',
    zh: '{{name}}你好，我整理了一份你的采购使用情况，需要发给你吗？',
  },
  'done.text-care': {
    en: 'Hello {{name}}, I hope all is well with you. If there is anything I can do, just reply.',
    zh: '{{name}}你好，近来一切可好？有需要随时找我。',
  },
  'done.text-survey': {
    en: 'Hello {{name}}, how satisfied are you with us, from 1 to 5? A number is enough as a reply.',
    zh: '{{name}}你好，想请你为我们打个分（1 到 5 分），直接回复数字即可。',
  },
  'done.text-invitation': {
    en: 'Hello {{name}}, we would like to invite you to our next event. Shall I send you the date?',
    zh: '{{name}}你好，诚邀你参加我们近期的活动，需要我发时间安排吗？',
  },
  'done.batch-more': { en: '… and {{n}} more in the file.', zh: '…… 另有 {{n}} 位见附件。' },
  'done.column-customer': { en: 'Customer', zh: '客户' },
  'done.column-ref': { en: 'Id', zh: '编号' },
  'done.column-channel': { en: 'Channel', zh: '方式' },
  'done.column-about': { en: 'About', zh: '内容' },
  'done.column-text': { en: 'Text', zh: '文字' },

  'snooze.title': { en: '{{name}}: put off to {{day}}', zh: '{{name}}：推迟到{{day}}' },
  'snooze.body': {
    en: 'It comes back then; how long it has been open still counts from {{since}}.',
    zh: '到时再提醒；超期仍从{{since}}起算。',
  },
  'snooze.when-title': { en: 'Until when?', zh: '推迟到什么时候？' },
  'snooze.when': {
    en: 'Pick a day, or type it: “/customer snooze {{ref}} next Tue”.',
    zh: '选一个日期，或直接输入：“/customer 推迟 {{ref}} 下周二”。',
  },
  'snooze.none-title': { en: 'Nothing is open for {{name}}', zh: '{{name}}没有待办' },
  'snooze.none': {
    en: 'So there is nothing to put off. To be reminded, type “/customer remind {{ref}} next Tue”.',
    zh: '没有可推迟的。需要提醒请输入：“/customer 提醒 {{ref}} 下周二”。',
  },

  'remind.set-title': { en: 'I remind you: {{name}}', zh: '已设提醒：{{name}}' },
  'remind.set': { en: 'On {{when}}.', zh: '{{when}}提醒你。' },
  'remind.set-zone': { en: 'On {{when}} ({{zone}}).', zh: '{{when}}提醒你（{{zone}} 时间）。' },
  'remind.when-title': { en: 'Remind you of {{name}} when?', zh: '什么时候提醒你跟进{{name}}？' },
  'remind.when': {
    en: 'Pick a day, or type it: “/customer remind {{ref}} tomorrow 3pm call about the contract”.',
    zh: '选一个日期，或直接输入：“/customer 提醒 {{ref}} 明天下午3点 谈合同”。',
  },
  'remind.day': { en: 'Day', zh: '日期' },
  'remind.past-title': { en: '{{when}} is over', zh: '{{when}}已经过了' },
  'remind.past': {
    en: 'Nothing was set. Name a later day, for example “tomorrow 3pm” or “in 3d”.',
    zh: '没有设置。请换一个以后的时间，例如“明天下午3点”或“3天后”。',
  },

  'feedback.title': {
    en: 'Feedback from {{name}}: {{topic}} {{n}} of 5',
    zh: '{{name}}的反馈：{{topic}} {{n}} 分',
  },
  'feedback.complaint-title': { en: 'Complaint from {{name}}', zh: '{{name}}有投诉' },
  'feedback.topic-product': { en: 'product', zh: '产品' },
  'feedback.topic-service': { en: 'service', zh: '服务' },
  'feedback.topic-overall': { en: 'overall', zh: '整体' },
  'feedback.changes': { en: 'What it changes', zh: '带来的变化' },
  'feedback.complaint': {
    en: 'The customer is flagged for {{days}} days: the next touch puts it right, and nothing is sold before.',
    zh: '标记为有投诉（{{days}} 天）：下一次跟进先解决问题，之前不做推销。',
  },
  'feedback.problem': {
    en: '{{assignee}} has it as an open problem; an answer is promised by {{moment}}.',
    zh: '已转为工单，由{{assignee}}处理，承诺{{moment}}前答复。',
  },
  'feedback.problem-text': {
    en: 'Rated {{topic}} {{n}} of 5',
    zh: '客户给{{topic}}打了 {{n}} 分（满分 5 分）',
  },
  'feedback.good': {
    en: 'Good ratings raise the points a little, by a tenth at most; the rhythm of follow-up stays.',
    zh: '好评会略微提高综合分（最多一成），跟进频率不变。',
  },
  'feedback.bad': {
    en: 'Bad ratings lower the points a little, by a tenth at most. Was it a complaint? Then say so: it comes first.',
    zh: '差评会略微降低综合分（最多一成）。如果是投诉，请注明，会优先处理。',
  },
  'feedback.fair': {
    en: 'It counts in the mean of the ratings; nothing else changes.',
    zh: '计入评分均值，其他不变。',
  },
  'feedback.is-complaint': { en: 'Complaint', zh: '这是投诉' },
  'feedback.which-title': { en: 'What does {{name}} say?', zh: '{{name}}怎么评价？' },
  'feedback.which': {
    en: 'Pick topic and rating, or type it: “/customer feedback {{ref}} service 2 complaint late delivery”.',
    zh: '选择方面和评分，或直接输入：“/customer 客户反馈 {{ref}} 服务 2分 投诉 送货太慢”。',
  },
  'feedback.rating': { en: 'Rating', zh: '评分' },
  'feedback.option': { en: '{{topic}}: {{n}} of 5', zh: '{{topic}}：{{n}} 分' },

  'today.set-title': {
    en: {
      one: '1 touch that fits into {{minutes}} minutes',
      other: '{{count}} touches that fit into {{minutes}} minutes',
    },
    zh: '{{minutes}} 分钟内可完成 {{count}} 项',
  },
  'today.set-none': {
    en: 'Nothing on the list fits into {{minutes}} minutes. Open the whole list.',
    zh: '{{minutes}} 分钟内没有能完成的，请看全部待办。',
  },
  'today.set': {
    en: 'About {{used}} minutes; the most value at risk that fits.',
    zh: '约需 {{used}} 分钟，按风险金额选出最值得做的。',
  },
  'today.whole': { en: 'Whole list', zh: '全部待办' },

  'error.reminder-gone': { en: 'This reminder is not yours (any more).', zh: '这条提醒（已）不在你名下。' },
  'error.reminder-gone.remedy': {
    en: 'Open today’s list to see what is yours to do.',
    zh: '请打开今日待办，查看你的待办。',
  },
  'error.reminder-contended': {
    en: 'This reminder is being changed by somebody else right now.',
    zh: '有人正在修改这条提醒。',
  },
  'error.reminder-contended.remedy': {
    en: 'Open today’s list and try again.',
    zh: '请打开今日待办后再试。',
  },
  'error.touch-gone': { en: 'This touch is not there (any more).', zh: '这条跟进记录已不存在。' },
  'error.touch-gone.remedy': { en: 'Log it again with its next date.', zh: '请重新写跟进，并注明下次日期。' },
} as const satisfies Catalog
