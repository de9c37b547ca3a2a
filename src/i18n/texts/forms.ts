import type { Catalog } from '#src/i18n/catalog.ts'

/** What forms ask for, the buttons that open them, and what a filled field is refused with. */
export const formTexts = {
  'form.search-customer': { en: 'Type a name', zh: '输入客户名称' },
  'form.pick-choice': { en: 'Choose one', zh: '请选择' },
  'form.pick-choices': { en: 'Choose any', zh: '可多选' },
  'form.pick-date': { en: 'Choose a day', zh: '选择日期' },
  'form.pick-time': { en: 'Choose a time', zh: '选择时间' },
  'form.save': { en: 'Save', zh: '保存' },
  'customer.field': { en: 'Customer', zh: '客户' },

  'log.form-button': { en: 'Log a touch …', zh: '写跟进…' },
  'log.form-title': { en: 'Log a touch', zh: '写跟进' },
  'log.form-channel': { en: 'How', zh: '方式' },
  'log.form-outcome': { en: 'How it ended', zh: '结果' },
  'log.draft-title': { en: 'Log this for {{name}}?', zh: '这样写跟进吗？{{name}}' },
  'log.draft-waits': {
    en: 'Nothing is written yet: check it, then save.',
    zh: '还没有写入，请核对后保存。',
  },
  'log.draft-change': { en: 'Change …', zh: '修改…' },
  'log.told-model': {
    en: 'Filled in from your words by a model',
    zh: '由模型根据原话填写，请核对',
  },
  'log.told-rules': { en: 'Filled in from your words by rules', zh: '根据原话填写，请核对' },
  'log.mood': { en: 'They sound', zh: '客户态度' },
  'log.mood-positive': { en: 'pleased', zh: '积极' },
  'log.mood-neutral': { en: 'of two minds', zh: '有好有坏' },
  'log.mood-negative': { en: 'displeased', zh: '不满' },
  'log.products': { en: 'Products', zh: '提到的产品' },
  'log.step': { en: 'Next step', zh: '下一步' },
  'log.form-on': { en: 'Day', zh: '跟进日期' },

  'remind.form-button': { en: 'Remind me …', zh: '提醒我…' },
  'remind.form-title': { en: 'Set a reminder', zh: '设置提醒' },
  'remind.form-time': { en: 'Time', zh: '时间' },
  'remind.form-time-hint': { en: 'Empty: in the morning.', zh: '不填则当天早上提醒。' },

  'override.form-button': { en: 'Set tier …', zh: '调级…' },
  'override.form-title': { en: 'Set a tier by hand', zh: '人工调级' },
  'override.form-tier': { en: 'Tier', zh: '等级' },
  'override.form-reason': { en: 'Reason', zh: '原因' },
  'override.form-reason-hint': {
    en: 'Your manager reads it, and it is counted who was right.',
    zh: '主管会看到，事后也会统计谁判断得准。',
  },
  'override.form-until': { en: 'Last day', zh: '有效期至' },

  'settings.form-button': { en: 'Change settings …', zh: '修改设置…' },
  'settings.form-quiet-from': { en: 'Quiet hours from', zh: '免打扰开始' },
  'settings.form-quiet-to': { en: 'Quiet hours until', zh: '免打扰结束' },
  'settings.form-quiet-hint': { en: 'Both empty: the usual ones.', zh: '两项都不填则按默认时段。' },

  'add.form-button': { en: 'Add a customer …', zh: '新增客户…' },
  'add.form-title': { en: 'Add a customer', zh: '新增客户' },
  'add.form-kind': { en: 'Kind', zh: '类型' },
  'add.form-prospect': { en: 'Prospect: has not bought yet', zh: '潜在客户（尚未成交）' },
  'add.form-customer': { en: 'Customer', zh: '正式客户' },

  'edit.form-button': { en: 'Change a field …', zh: '修改资料…' },
  'edit.form-title': { en: 'Change a field', zh: '修改资料' },
  'edit.form-field': { en: 'Field', zh: '字段' },
  'edit.form-value': { en: 'New content', zh: '新内容' },
  'edit.form-value-hint': { en: 'A dash (-) empties it.', zh: '填“-”表示清空。' },

  'feedback.form-button': { en: 'Feedback …', zh: '客户反馈…' },
  'feedback.form-title': { en: 'Customer feedback', zh: '客户反馈' },
  'feedback.form-topic': { en: 'About', zh: '方面' },
  'feedback.form-complaint': { en: 'Complaint', zh: '投诉' },

  'find.form-button': { en: 'Find a customer …', zh: '查客户…' },
  'find.form-title': { en: 'Find a customer', zh: '查客户' },
  'find.quoted-title': {
    en: { one: 'Named in this message: 1 customer', other: 'Named in this message: {{count}} customers' },
    zh: '这条消息提到 {{count}} 位客户',
  },
  'find.quoted-none-title': { en: 'No customer of yours is named here', zh: '这条消息没有提到你的客户' },
  'find.quoted-none': {
    en: 'Look for it by name: “/customer find acme”.',
    zh: '可以按名称查找：“/customer 查客户 acme”。',
  },

  'error.touch-day': {
    en: 'A touch is of today or of the last 30 days.',
    zh: '跟进日期只能是今天或最近 30 天。',
  },
  'error.touch-day.remedy': { en: 'Choose such a day.', zh: '请重新选择日期。' },
  'error.day-past': { en: 'That day or hour is over.', zh: '这个日期或时间已经过了。' },
  'error.day-past.remedy': { en: 'Choose a later one.', zh: '请选择以后的时间。' },
  'error.zone-unknown': { en: 'There is no time zone of this name.', zh: '没有这个时区。' },
  'error.zone-unknown.remedy': {
    en: 'Write it as Asia/Shanghai or Europe/Berlin.',
    zh: '请写成 Asia/Shanghai 或 Europe/Berlin。',
  },
  'error.quiet-hours-half': {
    en: 'Quiet hours have a beginning and an end.',
    zh: '免打扰时段要有开始和结束。',
  },
  'error.quiet-hours-half.remedy': {
    en: 'Fill in both, or leave both empty for the usual ones.',
    zh: '请两项都填，或都不填以使用默认时段。',
  },
} as const satisfies Catalog
