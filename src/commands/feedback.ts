import { z } from 'zod'
import type { CardButton, Reply } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { formOpener } from '#src/cards/parts/form-openers.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import { type FeedbackEvent, feedbackTopics } from '#src/domain/event.ts'
import type { Asker } from '#src/domain/user.ts'
import { longestName, longestNote } from '#src/grammar/clean.ts'
import { type FeedbackWords, readFeedbackWords } from '#src/grammar/feedback-words.ts'
import { takeClick } from '#src/grammar/pressed-words.ts'
import type { Rating } from '#src/grammar/touch-words.ts'
import { capital } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import { ingestFacts } from '#src/ingest/facts/ingest-facts.ts'
import { problemOfComplaint } from './changes/complaint-problem.ts'
import { recordUndo } from './changes/record-undo.ts'
import { defineCommand } from './command.ts'
import type { CommandDeps } from './deps.ts'
import { feedbackForm } from './forms/record-forms.ts'
import { feedbackThemesReply, isThemesWord } from './gathered/feedback-themes.ts'
import { saidOf } from './naming/said-of.ts'

const ratings = [5, 4, 3, 2, 1] as const

const input = z.strictObject({
  words: z
    .string()
    .max(longestName + longestNote)
    .default(''),
  customer: z.string().min(1).max(200).optional(),
  /** A topic and a rating that were picked: `service 2`. */
  said: z
    .string()
    .regex(/^(?:product|service|overall) [1-5](?: complaint)?$/)
    .optional(),
  click: z.string().min(1).max(100).optional(),
  /** From the form. */
  topic: z.enum(feedbackTopics).optional(),
  rating: z.enum(['1', '2', '3', '4', '5']).optional(),
  complaint: z.literal('yes').optional(),
  note: z.string().max(4_000).optional(),
})
type Given = z.output<typeof input>

const shown = { en: 'feedback', zh: '客户反馈' }

/** `/customer feedback acme service 2 complaint late delivery`: what a customer says, and what that changes. */
export const feedback = defineCommand({
  name: 'feedback',
  shown,
  aliases: ['反馈'],
  help: {
    en: 'Writes down what a customer says: topic, 1 to 5, complaint, note; managers read four weeks of it by “feedback themes”.',
    zh: '记录客户的评价：方面、1 到 5 分、是否投诉、说明；主管用“反馈主题”看近四周汇总。',
  },
  example: {
    en: '/customer feedback acme service 4 quick answers',
    zh: '/customer 客户反馈 acme 服务 4分 回复很快',
  },
  input,
  allowed: ['rep', 'manager', 'admin', 'service'],
  takesName: false,
  form: (deps, given, asker) => feedbackForm(deps, given, asker),
  async run(deps, { words, customer, said, click, ...filled }, asker) {
    if (customer === undefined && isThemesWord(words)) return feedbackThemesReply(deps, asker)

    const asked = await saidOf(deps, { command: 'feedback', shown, words, customer }, asker)
    if ('reply' in asked) return asked.reply

    const typed = takeClick(asked.rest)
    const told = filledFeedback(filled) ?? readFeedbackWords(said ?? typed.rest)
    const { rating } = told
    if (rating === undefined) return askedWhich(deps, asked.customer, asker)
    const id = `chat|${click ?? typed.click ?? deps.ids.next()}`
    return written(deps, asked.customer, { ...told, rating, id }, asker)
  },
})

/** What the form says; undefined where something was typed or picked. */
const filledFeedback = ({
  topic = 'overall',
  rating,
  complaint,
  note = '',
}: Pick<Given, 'topic' | 'rating' | 'complaint' | 'note'>): FeedbackWords | undefined =>
  rating === undefined
    ? undefined
    : { topic, rating: Number(rating) as Rating, complaint: complaint === 'yes', note: note.trim() }

function askedWhich({ ids }: CommandDeps, { _id, name, ref }: Customer, { locale }: Asker): Reply {
  const call = { command: 'feedback', input: { customer: _id, click: ids.next() } }
  const options = feedbackTopics.flatMap((topic) =>
    ratings.map((n) => ({
      label: capital(t(locale, 'feedback.option', { topic: t(locale, `feedback.topic-${topic}`), n })),
      value: `${topic} ${n}`,
    })),
  )
  const complaint: CardButton = {
    kind: 'button',
    label: t(locale, 'feedback.is-complaint'),
    style: 'danger',
    call: { ...call, input: { ...call.input, said: 'service 1 complaint' } },
  }
  const title = t(locale, 'feedback.which-title', { name: clip(name) })
  const select = {
    kind: 'select',
    label: t(locale, 'feedback.rating'),
    field: 'said',
    call,
    options,
  } as const
  const card = plainCard(locale, title, [t(locale, 'feedback.which', { ref })], {
    actions: [select, complaint, formOpener(locale, 'feedback', { customer: _id })],
  })
  return { card }
}

type Told = Required<Pick<FeedbackWords, 'rating'>> & FeedbackWords & { readonly id: string }

function factOf(deps: CommandDeps, { _id: customerId }: Customer, told: Told): FeedbackEvent {
  const at = deps.clock.now()
  const { id: _id, topic, rating, complaint, note } = told
  return {
    _id,
    kind: 'feedback',
    customerId,
    source: 'chat',
    at,
    bookedAt: at,
    receivedAt: at,
    topic,
    rating,
    ...(complaint ? { complaint } : {}),
    ...(note === '' ? {} : { note }),
  }
}

const lowRating = 2

/** A complaint, or so low a mark that somebody has to look into it. */
const isProblem = ({ complaint, rating }: Told): boolean => complaint || rating <= lowRating

async function written(deps: CommandDeps, customer: Customer, told: Told, asker: Asker): Promise<Reply> {
  const { locale } = asker
  await deps.audit.record({
    at: deps.clock.now(),
    who: asker.userId,
    action: 'feedback',
    customerId: customer._id,
  })
  const { inserted } = await ingestFacts(deps, [factOf(deps, customer, told)])
  const problem = isProblem(told) ? await problemOfComplaint(deps, customer, told, asker) : undefined
  const retract = { do: 'retract-events', customerId: customer._id, eventIds: [told.id] } as const
  const steps = [retract, ...(problem?.steps ?? [])]
  const made = { command: 'feedback', customerId: customer._id, steps }
  const undo = inserted.size > 0 ? [await recordUndo(deps, asker, made)] : []

  const name = clip(customer.name)
  const topic = t(locale, `feedback.topic-${told.topic}`)
  const title = told.complaint
    ? t(locale, 'feedback.complaint-title', { name })
    : t(locale, 'feedback.title', { name, topic, n: told.rating })
  const note = told.note === '' ? [] : [{ label: t(locale, 'log.note'), value: clip(told.note, 300) }]
  const changes = { label: t(locale, 'feedback.changes'), value: await changesOf(deps, told, asker) }
  const tone = isProblem(told) ? 'warning' : 'good'
  const actions = [...(problem ? [problem.open] : []), ...undo]
  const body = problem ? [problem.told] : []
  const card = plainCard(locale, title, body, { tone, facts: [...note, changes], actions })
  return { card: { ...card, text: `${card.text} ${changes.value}` } }
}

/** What follow-up and points make of it. */
async function changesOf(deps: CommandDeps, { complaint, rating }: Told, { locale }: Asker): Promise<string> {
  if (complaint) {
    const { feedback: rule } = await activePolicy(deps)
    return t(locale, 'feedback.complaint', { days: rule.riskDays })
  }
  if (rating >= 4) return t(locale, 'feedback.good')
  return t(locale, rating <= 2 ? 'feedback.bad' : 'feedback.fair')
}
