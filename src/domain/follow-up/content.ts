/** What a message is about; no two touches in a row share one. */
export const contentCategories = [
  'service',
  'solution',
  'product',
  'offer',
  'news',
  'analysis',
  'care',
  'survey',
  'invitation',
] as const
export type ContentCategory = (typeof contentCategories)[number]
