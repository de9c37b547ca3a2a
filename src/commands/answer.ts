import { z } from 'zod'
import {
  answeredCard,
  noQuestionCard,
  optionWords,
  questionCard,
  questionWords,
} from '#src/cards/asking/question-card.ts'
import type { Reply } from '#src/cards/card.ts'
import type { Reader } from '#src/cards/parts/reader.ts'
import { takeAnswer } from '#src/decide/question/take-answer.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import { AppError } from '#src/domain/errors.ts'
import { localDay } from '#src/domain/local-day.ts'
import { present } from '#src/domain/present.ts'
import { type Question, questionId } from '#src/domain/question/question.ts'
import type { Asker } from '#src/domain/user.ts'
import { recordRead } from './changes/record-read.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { requireVisible } from './naming/require-visible.ts'

const input = z.strictObject({
  words: z.string().max(1_000).default(''),
  /** A question's id and the code of one of its answers, from a button. */
  question: z.string().min(1).max(300).optional(),
  code: z.string().min(1).max(40).optional(),
})

/** `/customer answer`: today's question to the asker; its buttons answer it. */
export const answer = defineCommand({
  name: 'answer',
  shown: { en: 'answer', zh: '回答' },
  aliases: ['答', 'question'],
  help: {
    en: 'The one question of the day whose answer would change a tier or a next step.',
    zh: '每天最多一个小问题，你的回答会影响等级或下一步跟进。',
  },
  example: { en: '/customer answer', zh: '/customer 回答' },
  input,
  allowed: ['rep', 'manager', 'admin'],
  takesName: false,
  async run(deps, { words, ...pressed }, asker) {
    const now = deps.clock.now()
    const given = { ...pressed, ...typedAnswer(words) }
    const id = given.question ?? questionId(asker.userId, localDay(now, asker.zone))
    const question = await deps.questions.get(id)
    if (!question || question.expiresAt <= now) {
      if (given.question !== undefined) throw over()
      return { card: noQuestionCard({ locale: asker.locale, zone: asker.zone, now }) }
    }
    return answerOne(deps, question, given.code, asker)
  },
})

/** A card's button as a terminal shows it: `question|mei|2026-11-23 yes`. */
function typedAnswer(words: string): Pick<z.output<typeof input>, 'question' | 'code'> {
  const [question = '', code] = words.trim().split(/\s+/)
  return question.startsWith('question|') ? present({ question, code }) : {}
}

const over = (): AppError =>
  new AppError({
    code: 'question-over',
    message: 'This question is no longer open.',
    remedy: 'Type `answer` to see whether there is another one today.',
  })

/** Whoever may see the customer may answer: its owner, whoever covers for them, their manager. */
async function answerOne(
  deps: CommandDeps,
  question: Question,
  code: string | undefined,
  asker: Asker,
): Promise<Reply> {
  const customer = await requireVisible(deps, question.customerId, asker)
  const reader: Reader = { locale: asker.locale, zone: asker.zone, now: deps.clock.now() }
  const policy = await activePolicy(deps)
  const shown = { question, customer, policy }
  const option = question.options.find((one) => one.code === code)
  if (!option) {
    await recordRead(deps, asker, 'answer', { customer, fields: ['name', 'tier', 'facts'] })
    return { card: questionCard(reader, shown) }
  }

  const text = `${questionWords(reader, question, customer)} ${optionWords(reader, option, policy.baseCurrency)}`
  const tapped = { question, customer, code: option.code, by: asker.userId, zone: asker.zone, text }
  const taken = await takeAnswer(deps, tapped)
  await deps.audit.record({
    at: reader.now,
    who: asker.userId,
    action: `answer:${question.kind}`,
    customerId: customer._id,
    fields: ['answers'],
  })
  return { card: answeredCard(reader, shown, option, taken?.expiresAt ?? reader.now) }
}
