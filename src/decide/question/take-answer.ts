import { workCalendarOf } from '#src/decide/calendar/work-calendar.ts'
import { type LogTouchDeps, logTouch } from '#src/decide/follow-up/log-touch.ts'
import { nextWorkingDay, shiftDay } from '#src/domain/calendar/working-days.ts'
import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import type { NoteEvent } from '#src/domain/event.ts'
import { findContactAction, type Reminder } from '#src/domain/follow-up/reminder.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Bilingual } from '#src/domain/locale.ts'
import { present } from '#src/domain/present.ts'
import type { Answer } from '#src/domain/question/answer.ts'
import { answerOf } from '#src/domain/question/answer-of.ts'
import { inTouchDays } from '#src/domain/question/next-steps.ts'
import type { Question } from '#src/domain/question/question.ts'
import { morningOf } from '#src/domain/tell/working-morning.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import { ingestFacts } from '#src/ingest/facts/ingest-facts.ts'
import type { Calendars } from '#src/ports/calendars.ts'
import type { Questions } from '#src/ports/questions.ts'

/** The ports that an answer is taken through. */
export type TakeAnswerDeps = LogTouchDeps & { readonly questions: Questions; readonly calendars: Calendars }

/** One tap. */
export type Tapped = {
  readonly question: Question
  readonly customer: Customer
  readonly code: string
  /** Who tapped: their id, and where their days begin. */
  readonly by: string
  readonly zone: string
  /** The question and the answer as they were worded, for whoever reads the customer's events. */
  readonly text: string
}

/** Two clicks on one card are one answer; another one after it is a new fact, and the newer holds. */
const factId = ({ question: { _id, answered } }: Tapped): string =>
  `chat|${_id}|${answered ? answered.at.getTime() : 'first'}`

function factOf(tapped: Tapped, answer: Answer, now: Date): NoteEvent {
  const { customer, by, text } = tapped
  const base = { _id: factId(tapped), customerId: customer._id, source: 'chat' }
  return { ...base, at: now, bookedAt: now, receivedAt: now, kind: 'note', text, by, answer }
}

const findContact: Bilingual = { en: 'find the new contact', zh: '找到新的对接人' }
const askWho: Bilingual = { en: 'Ask who has taken over', zh: '问清由谁接手' }

/** The contact has left: finding the next one is on the list of the next working day. */
async function remindToFind(deps: TakeAnswerDeps, { question, customer, by, zone }: Tapped, now: Date) {
  const calendar = await workCalendarOf(deps, zone)
  const dueAt = morningOf(nextWorkingDay(calendar, shiftDay(localDay(now, zone), 1)), zone)
  const reminder: Reminder = {
    _id: `${customer._id}|contact|${question._id}`,
    customerId: customer._id,
    to: customer.owner ?? by,
    kind: 'timed',
    dueAt,
    since: dueAt,
    channel: 'phone',
    content: 'care',
    action: findContactAction,
    goal: findContact,
    callToAction: askWho,
    lifecycle: customer.lifecycle,
    valueAtRiskMinor: 0,
    isUrgent: false,
    state: 'open',
    plannedAt: now,
    rev: 1,
    ...present({ tier: standingTier(customer, now), sample: customer.sample }),
  }
  await deps.reminders.plan([reminder])
}

/** What an answer changes besides being known: a touch that was not logged, a contact to be found. */
async function follow(deps: TakeAnswerDeps, tapped: Tapped, now: Date): Promise<void> {
  const { question, customer, code, by } = tapped
  if (question.kind === 'in-touch' && code === 'yes') {
    const at = addDays(now, -inTouchDays / 2)
    await logTouch(deps, { customer, by, channel: 'other', outcome: 'reached', at, id: question._id })
  }
  if (question.kind === 'contact' && code === 'gone') await remindToFind(deps, tapped, now)
}

/**
 * Takes an answer: the fact and what follows from it first, each under a name of its own, then the question is marked.
 * The customer is decided again at once. Undefined where the question has no such answer.
 */
export async function takeAnswer(deps: TakeAnswerDeps, tapped: Tapped): Promise<Answer | undefined> {
  const { question, code, by } = tapped
  const now = deps.clock.now()
  const answer = answerOf(question, code, now)
  if (!answer || question.answered?.code === code) return answer

  await ingestFacts(deps, [factOf(tapped, answer, now)])
  await follow(deps, tapped, now)
  await deps.questions.markAnswered(question._id, { code, by, at: now })
  return answer
}
