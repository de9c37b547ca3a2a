import { z } from 'zod'
import { callBackCard, callBackDoneCard, callBackTopics } from '#src/cards/asking/answer-cards.ts'
import type { Reply } from '#src/cards/card.ts'
import { recordRating } from '#src/decide/follow-up/record-answer.ts'
import type { Customer } from '#src/domain/customer.ts'
import { feedbackTopics } from '#src/domain/event.ts'
import type { Asker } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { askedCustomer } from './naming/asked-customer.ts'
import { answerOccasion } from './touches/answer-occasion.ts'

const input = z.strictObject({
  words: z.string().max(1_000).default(''),
  /** A ref or an id, from a button. */
  customer: z.string().min(1).max(200).optional(),
  reminder: z.string().min(1).max(300).optional(),
  topic: z.enum(feedbackTopics).default('overall'),
  rating: z.enum(['1', '2', '3', '4', '5']).optional(),
})
type Given = z.output<typeof input>
type Mark = 1 | 2 | 3 | 4 | 5

const shown = { en: 'call-back', zh: '满意度回访' } as const
/** `4`, `product 4`; with a reminder in front as a terminal shows a card's button. */
const mark = /^(?:(?<reminder>\S+\|\S+)\s*)?(?:(?<topic>overall|product|service)\s*)?(?<rating>[1-5])?$/
const lowRating = 2

/** `/customer call-back acme`: the satisfaction call in three taps, overall, product and service; `call-back acme 4`. */
export const callBackCommand = defineCommand({
  name: 'call-back',
  shown,
  aliases: ['callback', '回访'],
  help: {
    en: 'The satisfaction call: ratings from 1 to 5 in three taps.',
    zh: '满意度回访：三次点选记录 1–5 分。',
  },
  example: { en: '/customer call-back acme', zh: '/customer 满意度回访 acme' },
  input,
  allowed: ['rep', 'manager', 'admin'],
  takesName: false,
  async run(deps, given, asker) {
    const fits = (rest: string) => mark.test(rest)
    const asked = { command: 'call-back', shown, words: given.words, customer: given.customer, fits }
    const found = await askedCustomer(deps, asked, asker)
    if ('reply' in found) return found.reply

    const typed = mark.exec(found.rest)?.groups
    const rating = given.rating ?? typed?.['rating']
    const topic = (typed?.['topic'] ?? given.topic) as Given['topic']
    const reminder = given.reminder ?? typed?.['reminder']
    const { customer } = found
    if (rating === undefined) return { card: callBackCard(asker.locale, { customer, topic, reminder }) }
    return noted(deps, customer, { topic, reminder, rating: Number(rating) as Mark }, asker)
  },
})

/** The mark is written, and the next one asked for. */
async function noted(
  deps: CommandDeps,
  customer: Customer,
  { topic, rating, reminder }: Pick<Given, 'topic' | 'reminder'> & { readonly rating: Mark },
  asker: Asker,
): Promise<Reply> {
  const { locale } = asker
  const at = deps.clock.now()
  const answered = await answerOccasion(deps, { kind: 'call-back', customer, reminder, asker })
  await deps.audit.record({
    at,
    who: asker.userId,
    action: 'call-back',
    customerId: customer._id,
    fields: ['ratings'],
  })
  await recordRating(deps, { ...answered, topic, rating })

  const isLow = rating <= lowRating
  const done = [
    t(locale, `call-back.noted-${topic}`, { rating }),
    ...(isLow ? [t(locale, 'call-back.low', { ref: customer.ref })] : []),
  ]
  const next = callBackTopics[callBackTopics.indexOf(topic) + 1]
  if (next)
    return { card: callBackCard(locale, { customer, topic: next, done, reminder: answered.reminderId }) }
  return { card: callBackDoneCard(locale, { customer, isLow, done }) }
}
