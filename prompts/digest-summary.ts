import { z } from 'zod'
import { type DigestNews, newsWords } from '#src/cards/digest/news.ts'
import type { DigestSummary } from '#src/domain/digest/told.ts'
import { localeSchema } from '#src/domain/locale.ts'
import { definePrompt } from './define-prompt.ts'

const count = z.number().int().min(0)
const sentence = z.string().trim().min(1)

const change = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['up', 'down']),
    what: z.string(),
    before: z.string(),
    now: z.string(),
    since: z.string(),
  }),
  z.object({ kind: z.literal('moved'), up: count, down: count }),
  z.object({
    kind: z.literal('top'),
    tier: z.string(),
    n: z.string(),
    of: z.string(),
    percent: z.string(),
  }),
])

const risk = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value'), money: z.string(), count }),
  z.object({ kind: z.enum(['floor', 'overdue']), count }),
  z.object({ kind: z.literal('none') }),
])

const todo = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting'), count, old: count }),
  z.object({ kind: z.enum(['floor', 'at-risk', 'overdue', 'unowned', 'growing']), count }),
  z.object({ kind: z.literal('none') }),
])

/** A digest's numbers: the three points that the rules find, and all facts in the words of its cards. */
export type DigestSummaryInput = {
  readonly news: DigestNews
  readonly facts: readonly (readonly [label: string, value: string])[]
}

const input: z.ZodType<DigestSummaryInput> = z.object({
  news: z.object({ locale: localeSchema, change, risk, todo }),
  facts: z.array(z.tuple([z.string(), z.string()])).max(120),
})

const output: z.ZodType<DigestSummary> = z.strictObject({
  change: sentence,
  risk: sentence,
  todo: sentence,
})

const sentenceEnds = /[.!?。！？](?=\s|$|[^\d\s])/gu

/** What a manager should know this week: what has changed, what is at risk, what comes first. One sentence each. */
export const digestSummary = definePrompt<DigestSummaryInput, DigestSummary>({
  name: 'digest-summary',
  version: 1,
  input,
  output,
  text: {
    en: [
      'You write the top of a sales manager’s weekly digest: three sentences, one a field, plain words, no greeting.',
      'change: what has changed most since the last digest, with its numbers. risk: what may be lost, with its number. todo: the one thing to do first, as an instruction.',
      'Use only numbers that stand in the facts, written as they stand there: reckon nothing, round nothing, add up nothing.',
      'Say nothing about causes: the facts do not hold them. Name no customer and no colleague. At most 30 words a sentence. English.',
    ].join('\n'),
    zh: [
      '你为销售主管写客户周报的开头：三个字段各一句话，用平实的中文，不写问候。',
      'change：与上期相比变化最大的一项，带数字。risk：可能损失什么，带数字。todo：最该先做的一件事，用祈使句。',
      '只用给出的数字，写法照抄：不计算、不取整、不相加。',
      '不推测原因，资料里没有原因。不出现任何客户或同事的名字。每句不超过 50 个字。用“你”，不用“您”。',
    ].join('\n'),
  },
  mostTokens: 400,
  mostChars: { en: 600, zh: 220 },
  locale: ({ news }) => news.locale,
  material: ({ facts }) => ({ facts, quoted: [] }),
  shown: ({ change: first, risk: second, todo: third }) => [first, second, third],
  wrong: (said, { news: { locale } }) => {
    const long = Object.entries(said).find(([, text]) => (text.trim().match(sentenceEnds)?.length ?? 0) > 1)
    if (!long) return undefined
    return locale === 'zh' ? `${long[0]} 只能写一句话` : `${long[0]} must be one sentence`
  },
  fallback: ({ news }) => newsWords(news),
})
