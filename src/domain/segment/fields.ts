import type { Locale } from '#src/domain/locale.ts'

/** How a field's values are read and compared. */
export type FieldType =
  | 'tier'
  | 'lifecycle'
  | 'kind'
  | 'text'
  | 'tags'
  | 'count'
  | 'money'
  | 'days'
  | 'share'
  | 'flag'

type FieldWords = { readonly type: FieldType } & Readonly<Record<Locale, readonly [string, ...string[]]>>

/** The fields the product knows, and what people call them: the first word is shown, all are understood. */
export const fieldWords = {
  tier: { type: 'tier', en: ['tier'], zh: ['等级', '级别', '客户等级'] },
  lifecycle: { type: 'lifecycle', en: ['lifecycle'], zh: ['阶段', '生命周期', '客户阶段'] },
  kind: { type: 'kind', en: ['kind'], zh: ['客户类型'] },
  owner: { type: 'text', en: ['owner'], zh: ['负责人'] },
  tag: { type: 'tags', en: ['tag', 'tags'], zh: ['标签', '有标签'] },
  orders: { type: 'count', en: ['orders', 'order count'], zh: ['订单', '订单数', '下单次数'] },
  refunds: { type: 'count', en: ['refunds', 'refund count'], zh: ['退款', '退款次数'] },
  touches: { type: 'count', en: ['touches', 'touch count'], zh: ['跟进', '跟进次数'] },
  answers: { type: 'count', en: ['answers', 'answer count'], zh: ['回复', '回复次数'] },
  // 0 or 1: facts keep when a customer last complained, not how often.
  complaints: { type: 'flag', en: ['complaints'], zh: ['投诉'] },
  'purchase days': { type: 'days', en: ['purchase days'], zh: ['购买天数', '下单天数'] },
  spend: { type: 'money', en: ['spend', 'net spend'], zh: ['消费', '消费额', '累计消费'] },
  value: { type: 'money', en: ['value', 'value now'], zh: ['当前价值'] },
  'days since order': { type: 'days', en: ['days since order'], zh: ['距上次下单', '未下单天数'] },
  'days since touch': { type: 'days', en: ['days since touch'], zh: ['距上次跟进', '未跟进天数'] },
  'days since heard': { type: 'days', en: ['days since heard'], zh: ['距上次往来', '无往来天数'] },
  'days since complaint': { type: 'days', en: ['days since complaint'], zh: ['距上次投诉'] },
  'days known': { type: 'days', en: ['days known'], zh: ['建档天数'] },
  confidence: { type: 'share', en: ['confidence'], zh: ['数据可信度', '可信度'] },
} as const satisfies Record<string, FieldWords>

export type KnownField = keyof typeof fieldWords

/** The fields whose values are numbers. */
export type NumberField = Exclude<KnownField, 'tier' | 'lifecycle' | 'kind' | 'owner' | 'tag'>

const entries = Object.entries(fieldWords) as [KnownField, FieldWords][]

const byWord = new Map(entries.flatMap(([field, { en, zh }]) => [...en, ...zh].map((word) => [word, field])))

/** Every word that names a field, in both languages. */
export const knownWords: readonly string[] = [...byWord.keys()]

/** Every Chinese word that names a field, longest first: Chinese is written without spaces. */
export const chineseFieldWords: readonly string[] = entries
  .flatMap(([, { zh }]) => zh)
  .toSorted((a, b) => b.length - a.length)

/** The field people mean by this word, lower case; underscores are spaces. */
export const knownField = (word: string): KnownField | undefined => byWord.get(word.replaceAll('_', ' '))

/** How a known field's values are read. */
export const typeOf = (field: KnownField): FieldType => fieldWords[field].type

/** The word a field is shown by. */
export const wordOf = (field: KnownField, locale: Locale): string => fieldWords[field][locale][0]
