import type { Card } from '#src/cards/card.ts'
import { cappedCard } from '#src/cards/follow-up/capped-card.ts'
import { reminderCard } from '#src/cards/follow-up/reminder-card.ts'
import { workCalendarOf } from '#src/decide/calendar/work-calendar.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import { nextWorkingDay, shiftDay } from '#src/domain/calendar/working-days.ts'
import type { Customer } from '#src/domain/customer.ts'
import { isCappedNow } from '#src/domain/follow-up/customer-caps.ts'
import { type ComingOccasion, occasionsOf } from '#src/domain/follow-up/occasions.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Policy } from '#src/domain/policy.ts'
import { morningOf } from '#src/domain/tell/working-morning.ts'
import type { User } from '#src/domain/user.ts'
import type { ReminderNotice } from '#src/ports/notices/reminder.ts'
import type { TellDeps } from './deps.ts'
import { lastWords } from './last-words.ts'

/** Whom a card is for. */
export type ForReader = Pick<User, 'locale' | 'zone'>

/** A reminder can be put off by about so long. */
const snoozeDays = [1, 3, 7]
const daysOfYear = 366

/** Whether there is still something to do: the reminder is open, and its customer is one. */
export const isToDo = (reminder: Reminder | undefined, customer: Customer | undefined): boolean =>
  reminder?.state === 'open' && customer?.status === 'active'

const comingOccasions = (customer: Customer, policy: Policy, zone: string, now: Date) => {
  const today = localDay(now, zone)
  return occasionsOf(customer, policy, today, shiftDay(today, daysOfYear), zone)
}

/** The moment that stands for a coming day: its morning. */
function dayOf(
  coming: readonly ComingOccasion[],
  occasion: string | undefined,
  zone: string,
): Date | undefined {
  const day = coming.find((each) => each.occasion === occasion)?.day
  return day === undefined ? undefined : morningOf(day, zone)
}

/** The day of a reminder's occasion; undefined where it has none, or none that can be read. */
export const occasionDay = (
  { occasion }: Reminder,
  customer: Customer,
  { policy, zone, now }: { readonly policy: Policy; readonly zone: string; readonly now: Date },
): Date | undefined => occasion && dayOf(comingOccasions(customer, policy, zone, now), occasion, zone)

/** The working days that somebody may put a reminder off to. */
async function daysToSnooze(deps: TellDeps, zone: string) {
  const calendar = await workCalendarOf(deps, zone)
  const today = localDay(deps.clock.now(), zone)
  const days = snoozeDays.map((ahead) => nextWorkingDay(calendar, shiftDay(today, ahead)))
  return [...new Set(days)].map((day) => ({ day, at: morningOf(day, zone) }))
}

/**
 * The card of one reminder with what is known of its customer, or why it has to wait; undefined where there is nothing
 * left to do.
 */
export async function reminderCardOf(
  deps: TellDeps,
  reminder: Reminder,
  { locale, zone }: ForReader,
): Promise<Card | undefined> {
  const customer = await deps.customers.get(reminder.customerId)
  if (!customer || !isToDo(reminder, customer)) return undefined

  const policy = await activePolicy(deps)
  const now = deps.clock.now()
  if (isCappedNow(reminder, customer, { policy, zone, now }))
    return cappedCard({ locale, zone, now }, customer)

  const coming = comingOccasions(customer, policy, zone, now)
  return reminderCard(locale, zone, {
    reminder,
    customer,
    policy,
    lastWords: await lastWords(deps, customer),
    problem: (await deps.problems.openFor([customer._id]))[0]?.text,
    pairs: (await deps.forecasts.latest(policy.version))?.pairs,
    birthday: dayOf(coming, 'birthday', zone),
    occasionAt: dayOf(coming, reminder.occasion, zone),
    snoozeDays: await daysToSnooze(deps, zone),
    now,
  })
}

/** A timed reminder at its moment; undefined where it is done, was put off or handed over meanwhile. */
export async function timedMessage(
  deps: TellDeps,
  { reminderId }: ReminderNotice,
  { to, reader }: { readonly to: string; readonly reader: ForReader },
): Promise<Card | undefined> {
  const reminder = await deps.reminders.get(reminderId)
  if (!reminder || reminder.to !== to || reminder.dueAt > deps.clock.now()) return undefined

  return reminderCardOf(deps, reminder, reader)
}
