import type { Catalog } from '#src/i18n/catalog.ts'

/** What customers are asked: how satisfied they are, and why they stopped buying. */
export const callBackTexts = {
  'call-back.title': { en: 'Satisfaction call: {{name}}', zh: '满意度回访：{{name}}' },
  'call-back.ask-overall': { en: 'How satisfied are they overall?', zh: '客户整体满意度如何？' },
  'call-back.ask-product': { en: 'How satisfied are they with the product?', zh: '客户对产品满意吗？' },
  'call-back.ask-service': { en: 'How satisfied are they with the service?', zh: '客户对服务满意吗？' },
  'call-back.scale': { en: '1 is bad, 5 is good', zh: '1 分很不满意，5 分很满意' },
  'call-back.noted-overall': { en: 'Overall: {{rating}} of 5.', zh: '整体：{{rating}}/5。' },
  'call-back.noted-product': { en: 'Product: {{rating}} of 5.', zh: '产品：{{rating}}/5。' },
  'call-back.noted-service': { en: 'Service: {{rating}} of 5.', zh: '服务：{{rating}}/5。' },
  'call-back.done-title': { en: 'Call noted: {{name}}', zh: '回访已记录：{{name}}' },
  'call-back.low': {
    en: 'That is low. What is wrong can go to service at once: problem {{ref}} and what they said.',
    zh: '评分偏低，可立即转客服：工单 {{ref}} 加客户原话。',
  },
  'win-back.title': { en: 'Win back {{name}}', zh: '挽回{{name}}' },
  'win-back.ask': {
    en: 'What is the main reason they stopped buying?',
    zh: '客户不再下单的主要原因是什么？',
  },
  'win-back.reason': { en: 'Their reason', zh: '客户原因' },
  'win-back.done-title': { en: 'Reason noted: {{name}}', zh: '原因已记录：{{name}}' },
  'win-back.done': { en: 'Reason: {{reason}}.', zh: '原因：{{reason}}。' },
} as const satisfies Catalog
