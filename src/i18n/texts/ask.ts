import type { Catalog } from '#src/i18n/catalog.ts'

/** How a sentence was understood, and what is asked before it changes anything. */
export const askTexts = {
  'ask.understood': { en: 'Understood as: {{typed}}', zh: '理解为：{{typed}}' },
  'ask.understood-by-model': {
    en: 'A model understood it as: {{typed}}',
    zh: '由模型理解为：{{typed}}',
  },
  'ask.confirm-title': { en: 'Shall I do this?', zh: '这样做，对吗？' },
  'ask.confirm': {
    en: 'Nothing has been changed yet. If you meant something else, say it again in other words.',
    zh: '目前还没有任何改动。如果理解错了，请换个说法再说一次。',
  },
  'ask.when': { en: 'When', zh: '时间' },
  'ask.do-it': { en: 'Do it', zh: '就这样做' },
  'ask.unknown-title': { en: 'I do not know what you mean', zh: '没听懂你的意思' },
  'ask.unknown': {
    en: 'One thing at a time, with the customer’s name in it, works best. You can type, for example:',
    zh: '一次说一件事、带上客户名称最容易听懂。你可以这样写：',
  },
  'ask.what-title': { en: 'What would you like to know?', zh: '想问什么？' },
  'ask.what': {
    en: 'Write it as you would say it: ask how is acme doing.',
    zh: '像平时说话一样写就行：问 acme 最近怎么样。',
  },
} as const satisfies Catalog
