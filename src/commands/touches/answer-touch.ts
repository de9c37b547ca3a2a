import type { CardButton, CommandCall, Reply } from '#src/cards/card.ts'
import { nextDateCard, touchLoggedCard } from '#src/cards/follow-up/touch-logged-card.ts'
import { recordUndo } from '#src/commands/changes/record-undo.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { type LoggedTouch, logTouch } from '#src/decide/follow-up/log-touch.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import { AppError } from '#src/domain/errors.ts'
import type { InteractionEvent } from '#src/domain/event.ts'
import { present } from '#src/domain/present.ts'
import { morningOf } from '#src/domain/tell/working-morning.ts'
import type { Asker } from '#src/domain/user.ts'
import { setNextDate } from '#src/ingest/facts/revise-facts.ts'
import { nextDaysAfter, yearNote } from './next-days.ts'
import { unknownHolidayNote, whenWritten } from './when-written.ts'

/** A touch as a command heard it. */
export type HeardTouch = Omit<LoggedTouch, 'customer' | 'by'> & { readonly command: 'log' | 'done' }

/** Logs it, and answers with the days for the next one: the second tap calls `done` with this touch. */
export async function answerTouch(
  deps: CommandDeps,
  customer: Customer,
  { command, ...touch }: HeardTouch,
  asker: Asker,
): Promise<Reply> {
  const now = deps.clock.now()
  await deps.audit.record({ at: now, who: asker.userId, action: command, customerId: customer._id })
  const { eventId, isNew, settled } = await logTouch(deps, { ...touch, customer, by: asker.userId })
  const stands = await interactionOf(deps, eventId)
  const undo = isNew ? await undoOf(deps, asker, { command, customer, eventId, settled }) : undefined
  const of = stands ? { ...touch, ...stands } : touch

  const days = await nextDaysAfter(deps, customer, { touch: of, policy: await activePolicy(deps), asker })
  const call: CommandCall = { command: 'done', input: { touch: eventId } }
  const card = touchLoggedCard(asker.locale, asker.zone, now, {
    name: customer.name,
    channel: of.channel,
    outcome: of.outcome,
    note: of.note,
    satisfaction: touch.satisfaction,
    on: touch.at < new Date(now.getTime() - 43_200_000) ? touch.at : undefined,
    nextAt: of.nextAt,
    before: isNew ? undefined : await writerOf(deps, stands?.by, asker),
    days: { ...days, call, ...present({ note: await noteOf(deps, of, days.note, asker) }) },
    undo,
  })
  return { card }
}

/** Who was quicker: nobody to name where it was the asker. */
const writerOf = async (deps: CommandDeps, by: string | undefined, asker: Asker) =>
  by === undefined || by === asker.userId ? {} : { who: await nameOf(deps, by) }

/** What is to be known of dates: a holiday in the note that is no day yet, and a year whose holidays are unknown. */
async function noteOf(
  deps: CommandDeps,
  { note = '', nextAt }: Pick<LoggedTouch, 'note' | 'nextAt'>,
  ofYear: string | undefined,
  asker: Asker,
): Promise<string | undefined> {
  if (nextAt) return ofYear
  return unknownHolidayNote(note, await whenWritten(deps, asker), asker) ?? ofYear
}

type Logged = {
  readonly command: string
  readonly customer: Customer
  readonly eventId: string
  readonly settled: readonly string[]
}

const undoOf = (
  deps: CommandDeps,
  asker: Asker,
  { command, customer, eventId, settled }: Logged,
): Promise<CardButton> =>
  recordUndo(deps, asker, {
    command,
    customerId: customer._id,
    steps: [
      {
        do: 'retract-events',
        customerId: customer._id,
        eventIds: [eventId, `${eventId}|satisfaction`],
      },
      ...settled.map((reminderId) => ({ do: 'reopen-reminder', reminderId }) as const),
    ],
  })

const nameOf = async ({ users }: CommandDeps, id: string): Promise<string> =>
  (await users.byId(id))?.name ?? id

async function interactionOf(
  { events }: CommandDeps,
  eventId: string,
): Promise<(InteractionEvent & { readonly outcome: NonNullable<InteractionEvent['outcome']> }) | undefined> {
  const [event] = await events.ofIds([eventId])
  if (event?.kind !== 'interaction' || event.outcome === undefined) return undefined
  return { ...event, outcome: event.outcome }
}

/**
 * The second tap: the day on which customer and rep speak next.
 * @throws AppError `touch-gone` where it was taken back, or is of a customer that the asker cannot see.
 */
export async function answerNext(
  deps: CommandDeps,
  eventId: string,
  day: string,
  asker: Asker,
): Promise<Reply> {
  const event = await interactionOf(deps, eventId)
  const customer = event && (await deps.customers.visibleTo(asker).byId(event.customerId))
  if (!event || !customer) throw touchGone()

  const at = morningOf(day, asker.zone)
  await deps.audit.record({
    at: deps.clock.now(),
    who: asker.userId,
    action: 'done',
    customerId: customer._id,
    fields: ['nextAt'],
  })
  await setNextDate(deps, eventId, at)
  const back = event.nextAt ? { nextAt: event.nextAt } : {}
  const undo = await recordUndo(deps, asker, {
    command: 'next',
    customerId: customer._id,
    steps: [{ do: 'set-next', customerId: customer._id, eventId, ...back }],
  })
  const told = { name: customer.name, at, undo, note: await yearNote(deps, [{ day }], asker) }
  return { card: nextDateCard(asker.locale, asker.zone, deps.clock.now(), told) }
}

/** A touch whose date is to be set, and that is not there for the asker. */
export const touchGone = () =>
  new AppError({
    code: 'touch-gone',
    message: 'This touch is not there (any more).',
    remedy: 'Log it again with its next date.',
  })
