import type { Customer } from '#src/domain/customer.ts'
import type { Channel, FactEvent, InteractionEvent } from '#src/domain/event.ts'
import type { ContentCategory } from '#src/domain/follow-up/content.ts'
import { isAnswered, type TouchOutcome } from '#src/domain/follow-up/outcome.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { present } from '#src/domain/present.ts'
import { ingestFacts } from '#src/ingest/facts/ingest-facts.ts'
import type { FactDeps } from '#src/ingest/import-deps.ts'
import type { Reminders } from '#src/ports/reminders.ts'
import { settleReminder } from './settle-reminder.ts'

/** What logging needs. With `queues` the customer is decided again at once. */
export type LogTouchDeps = FactDeps & { readonly reminders: Reminders }

/** One touch that somebody made, in their own words. */
export type LoggedTouch = {
  readonly customer: Pick<Customer, '_id'>
  /** User id. */
  readonly by: string
  readonly channel: Channel
  readonly outcome: TouchOutcome
  readonly content?: ContentCategory | undefined
  readonly nextAt?: Date | undefined
  readonly note?: string | undefined
  /** How satisfied they were with us, 1 to 5. */
  readonly satisfaction?: 1 | 2 | 3 | 4 | 5 | undefined
  /** The reminder that it answers. */
  readonly reminderId?: string | undefined
  readonly at: Date
  /** What makes two clicks one touch; absent: the reminder's revision, or a new one without a reminder. */
  readonly id?: string | undefined
}

/**
 * The touch as it stands; `isNew` false where it had been logged before. `settled`: ids of the reminders that it has
 * ended.
 */
export type TouchLogged = {
  readonly eventId: string
  readonly isNew: boolean
  readonly settled: readonly string[]
}

/** The `_id` of a fact that was said in the chat. */
const chatId = (id: string): string => `chat|${id}`

/** The planned touches that were due for this customer by then, whoever has them: nobody is to call once more today. */
async function alsoAnswered(
  { reminders }: LogTouchDeps,
  { customer, at, reminderId }: LoggedTouch,
): Promise<readonly Reminder[]> {
  const open = await reminders.openFor([customer._id])
  return open.filter(
    ({ _id, kind, dueAt }) => (kind === 'touch' || kind === 'floor') && dueAt <= at && _id !== reminderId,
  )
}

/**
 * Logs a touch: the fact first, which its id keeps single, then the reminder that it answers is done, with whatever else
 * was planned for the customer by then. A reminder that is no longer open logs nothing: somebody was quicker, and their
 * touch is answered.
 */
export async function logTouch(deps: LogTouchDeps, touch: LoggedTouch): Promise<TouchLogged> {
  const { reminderId, by, outcome } = touch
  const reminder = reminderId === undefined ? undefined : await deps.reminders.get(reminderId)
  const id = touch.id ?? (reminder ? `${reminder._id}|${reminder.rev}` : deps.ids.next())
  if (reminder && reminder.state !== 'open') {
    return { eventId: reminder.result?.eventId ?? chatId(id), isNew: false, settled: [] }
  }

  const eventId = chatId(id)
  const { inserted } = await ingestFacts(deps, factsOf(deps, eventId, touch, reminder))
  const answered = [...(reminder ? [reminder] : []), ...(await alsoAnswered(deps, touch))]
  for (const each of answered) {
    await settleReminder(deps, each, { at: deps.clock.now(), by, outcome, eventId })
  }
  return { eventId, isNew: inserted.has(eventId), settled: answered.map(({ _id }) => _id) }
}

/** The fact of the rating that came with a touch. */
const satisfactionIdOf = (eventId: string): string => `${eventId}|satisfaction`

function factsOf(
  { clock }: LogTouchDeps,
  eventId: string,
  { customer, by, channel, outcome, at, content, nextAt, note, satisfaction, reminderId }: LoggedTouch,
  reminder: Reminder | undefined,
): readonly FactEvent[] {
  const base = { customerId: customer._id, source: 'chat', at, bookedAt: at, receivedAt: clock.now() }
  const about = content ?? reminder?.content
  const interaction: InteractionEvent = {
    ...base,
    _id: eventId,
    kind: 'interaction',
    channel,
    direction: 'out',
    answered: isAnswered(outcome),
    outcome,
    by,
    ...present({ content: about, nextAt, note, reminderId }),
  }
  if (satisfaction === undefined) return [interaction]

  const rating = {
    ...base,
    _id: satisfactionIdOf(eventId),
    kind: 'feedback',
    topic: 'overall',
    rating: satisfaction,
  } as const
  return [interaction, rating]
}
