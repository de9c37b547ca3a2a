import type { Catalog } from '#src/i18n/catalog.ts'

/** A card whose work was done elsewhere: what has become of it. */
export const closedTexts = {
  'closed.title': { en: 'Settled', zh: '已处理' },
  'closed.title-of': { en: '{{name}}: settled', zh: '{{name}}：已处理' },
  'closed.done': { en: 'Done by {{who}} on {{when}}.', zh: '已由{{who}}处理：{{when}}。' },
  'closed.answered': { en: 'Answered by {{who}} on {{when}}.', zh: '已由{{who}}回答：{{when}}。' },
  'closed.put-off': { en: 'Put off to {{day}}.', zh: '已推迟到{{day}}。' },
  'closed.handed-over': { en: '{{who}} looks after it now.', zh: '现由{{who}}负责。' },
  'closed.touched': { en: 'This customer has been followed up.', zh: '这位客户已经跟进。' },
  'closed.not-needed': { en: 'There is nothing left to do about it.', zh: '这件事不用再跟进了。' },
  'closed.list': { en: 'Everything on this list is done.', zh: '这份清单已全部处理。' },
  'closed.proposals': { en: 'All of these changes have been decided.', zh: '这些等级变动都已确认。' },
  'closed.contacts': { en: 'All of these contacts are sorted out.', zh: '这些联系人都已处理。' },
  'closed.today': { en: 'Today', zh: '今日待办' },
} as const satisfies Catalog
