import type { Catalog } from '#src/i18n/catalog.ts'

/** A message that a rep may send a customer, and what a model is told of it. */
export const draftTexts = {
  'draft.button': { en: 'Draft', zh: '拟话术' },
  'draft.title': { en: 'Words for {{name}}', zh: '给{{name}}的话术' },
  'draft.by-model': {
    en: 'A model drafted it: read it before you use it.',
    zh: '由模型起草，用之前请先看一遍。',
  },
  'draft.by-rules': {
    en: 'It is made from a template: put it into your own words.',
    zh: '按模板起草，可改成你自己的说法。',
  },
  'draft.apart': {
    en: 'The words come as a message of their own, for you alone, so that you can copy them. You send them yourself: Tierwise never writes to customers.',
    zh: '话术在下一条消息里，只发给你，方便复制。是否发给客户由你决定，Tierwise 不会联系客户。',
  },
  'draft.in-words': { en: '{{channel}}: {{goal}}', zh: '{{channel}}：{{goal}}' },
  'draft.how': { en: 'How', zh: '方式' },
  'draft.to-say': { en: '{{channel}}, to be said', zh: '{{channel}}，接通后说' },
  'draft.to-arrange': { en: '{{channel}}, to agree on a day', zh: '{{channel}}，先约时间' },
  'draft.goal': { en: 'Goal', zh: '目标' },
  'draft.ask': { en: 'Ask for', zh: '要做的事' },
  'draft.subject': { en: 'Subject', zh: '邮件主题' },
  'draft.in-en': { en: 'In English', zh: '用英文' },
  'draft.in-zh': { en: 'In Chinese', zh: '用中文' },
  'draft.other-channel': { en: 'For another channel', zh: '换个渠道' },
  'draft.opted-out': {
    en: 'This customer wants to hear nothing by this channel, so nothing is drafted.',
    zh: '该客户勿联系（或不接受这个渠道），因此不拟话术。',
  },
  'draft.fact-customer': { en: 'Customer', zh: '客户' },
  'draft.fact-sender': { en: 'Writer', zh: '写信人' },
  'draft.fact-channel': { en: 'Channel', zh: '渠道' },
  'draft.fact-content': { en: 'What it is about', zh: '内容' },
  'draft.fact-occasion': { en: 'Occasion', zh: '时机' },
  'draft.fact-goal': { en: 'Aim', zh: '目的' },
  'draft.fact-ask': { en: 'To ask for', zh: '要请客户做的事' },
  'draft.fact-topic': { en: 'To be mentioned', zh: '要提到的事' },
  'draft.fact-product': { en: 'Bought last', zh: '上次订的产品' },
  'draft.fact-last-order': { en: 'Last order', zh: '最近下单' },
  'draft.fact-suggestion': { en: 'May be recommended', zh: '可以推荐' },
} as const satisfies Catalog
