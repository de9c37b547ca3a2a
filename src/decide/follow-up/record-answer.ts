import type { Customer } from '#src/domain/customer.ts'
import type { FactEvent, FeedbackTopic } from '#src/domain/event.ts'
import { ingestFacts } from '#src/ingest/facts/ingest-facts.ts'
import { type LogTouchDeps, logTouch } from './log-touch.ts'

type Rating = 1 | 2 | 3 | 4 | 5

/** What makes two presses one answer: the reminder, else customer and day. */
type Occasion = {
  readonly customer: Pick<Customer, '_id'>
  /** User id. */
  readonly by: string
  readonly occasion: string
  readonly reminderId?: string | undefined
}

/** The touch in which they answered: it ends the reminder, once. */
async function answeredTouch(
  deps: LogTouchDeps,
  { customer, by, occasion, reminderId }: Occasion,
): Promise<void> {
  const reminder = reminderId === undefined ? undefined : await deps.reminders.get(reminderId)
  await logTouch(deps, {
    customer,
    by,
    channel: reminder?.channel ?? 'phone',
    outcome: 'reached',
    content: 'survey',
    at: deps.clock.now(),
    id: occasion,
    ...(reminder ? { reminderId: reminder._id } : {}),
  })
}

function baseOf({ clock }: LogTouchDeps, { customer, occasion }: Occasion, what: string) {
  const at = clock.now()
  return {
    _id: `chat|${occasion}|${what}`,
    customerId: customer._id,
    source: 'chat',
    at,
    bookedAt: at,
    receivedAt: at,
  }
}

/** One mark of a call-back: a feedback event of its own, and with the first one the touch. Pressed twice it is one. */
export async function recordRating(
  deps: LogTouchDeps,
  asked: Occasion & { readonly topic: FeedbackTopic; readonly rating: Rating },
): Promise<void> {
  const { topic, rating } = asked
  const fact: FactEvent = { ...baseOf(deps, asked, topic), kind: 'feedback', topic, rating }
  await ingestFacts(deps, [fact])
  await answeredTouch(deps, asked)
}

/** Why a dormant customer stopped buying: a note with the policy's code, and the touch. */
export async function recordReason(
  deps: LogTouchDeps,
  asked: Occasion & { readonly reason: string; readonly text: string },
): Promise<void> {
  const { reason, text, by } = asked
  const fact: FactEvent = { ...baseOf(deps, asked, 'reason'), kind: 'note', text, by, reason }
  await ingestFacts(deps, [fact])
  await answeredTouch(deps, asked)
}
