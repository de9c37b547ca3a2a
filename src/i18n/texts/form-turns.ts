import type { Catalog } from '#src/i18n/catalog.ts'

/** A form where a surface has none: its fields asked for one after another. */
export const formTurnTexts = {
  'find.form-short': { en: 'Find', zh: '查客户' },
  'log.form-short': { en: 'Log', zh: '写跟进' },
  'remind.form-short': { en: 'Remind me', zh: '提醒我' },
  'override.form-short': { en: 'Set tier', zh: '调级' },
  'settings.form-short': { en: 'Settings', zh: '修改设置' },
  'add.form-short': { en: 'Add', zh: '新增客户' },
  'edit.form-short': { en: 'Edit', zh: '修改资料' },
  'feedback.form-short': { en: 'Feedback', zh: '客户反馈' },
  'home.list-short': { en: 'My list', zh: '我的客户' },
  'home.approve-short': { en: 'Confirm', zh: '确认等级' },
  'form.ask-text': { en: '{{label}}? Write it in your next message.', zh: '{{label}}：请直接回复文字。' },
  'form.ask-choice': { en: '{{label}}? Choose, or write it.', zh: '{{label}}：请选择，也可以直接回复。' },
  'form.ask-choices': {
    en: '{{label}}? Choose any, or write them with commas; “none” for none.',
    zh: '{{label}}：可多选，也可以直接回复，用逗号隔开；都不选请回复“无”。',
  },
  'form.ask-date': {
    en: '{{label}}? Write a day, such as tomorrow or next Tue.',
    zh: '{{label}}：请回复日期，例如明天、下周二、12月20日。',
  },
  'form.ask-time': {
    en: '{{label}}? Write a time, such as 15:00.',
    zh: '{{label}}：请回复时间，例如 15:00、下午3点。',
  },
  'form.ask-customer': {
    en: '{{label}}? Write its name, or choose one.',
    zh: '{{label}}：请回复客户名称，或从下面选择。',
  },
  'form.now': { en: 'Now: {{value}}.', zh: '当前：{{value}}。' },
  'form.skip': { en: 'Skip', zh: '跳过' },
  'form.cancel': { en: 'Cancel', zh: '取消' },
  'form.keep': { en: 'Keep it', zh: '保持不变' },
  'form.change': { en: 'Field', zh: '修改某一项' },
  'form.change-one': { en: 'Change', zh: '修改' },
  'form.choose': { en: 'OK', zh: '确定' },
  'form.check-title': { en: '{{title}}: check and save', zh: '{{title}}：请确认' },
  'form.check': {
    en: '{{values}}. Press “{{submit}}”, or answer save.',
    zh: '{{values}}。点“{{submit}}”，或回复“保存”。',
  },
  'form.not-understood': { en: 'That was not understood.', zh: '没看懂这条回复。' },
  'form.too-long': {
    en: 'That is too long: at most {{most}} characters.',
    zh: '内容太长，最多 {{most}} 个字。',
  },
  'form.no-customer': { en: 'None of your customers is called that.', zh: '没有找到这个客户。' },
  'form.several': { en: 'Several match: choose one.', zh: '有多个客户匹配，请选择一个。' },
  'form.cancelled-title': { en: '{{title}}: cancelled', zh: '已取消：{{title}}' },
  'form.cancelled': { en: 'Nothing was saved.', zh: '没有保存任何内容。' },
  'form.saved-title': { en: 'Saved already', zh: '已经保存过了' },
  'form.saved': {
    en: 'Your first tap has saved it. Nothing was done twice.',
    zh: '第一次点“保存”时已经保存，没有重复记录。',
  },
  'form.over-title': { en: 'This form is over', zh: '这张表单已失效' },
  'form.over': {
    en: 'It was saved, cancelled, or left for half an hour. Nothing was done now; open it again from the card or the menu.',
    zh: '表单已保存、已取消，或超过半小时未填完。本次没有任何操作，如需填写请从卡片或菜单重新打开。',
  },
  'form.waits': {
    en: '“{{title}}” is not finished: answer continue to go on, cancel to drop it.',
    zh: '“{{title}}”还没填完：回复“继续”接着填，回复“取消”放弃。',
  },
  'form.dropped': {
    en: '“{{title}}” was not finished and is dropped.',
    zh: '之前没填完的“{{title}}”已放弃。',
  },
  'form.nothing-open-title': { en: 'No form is open', zh: '当前没有要填的表单' },
  'form.nothing-open': {
    en: 'There is nothing to cancel, save or continue.',
    zh: '没有可以取消、保存或继续的内容。',
  },
} as const satisfies Catalog
