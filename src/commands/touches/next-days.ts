import { calendarNote } from '#src/cards/follow-up/calendar-note.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { workCalendarOf } from '#src/decide/calendar/work-calendar.ts'
import { nextWorkingDay, shiftDay } from '#src/domain/calendar/working-days.ts'
import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import type { Channel } from '#src/domain/event.ts'
import { carePlanOf } from '#src/domain/follow-up/care-plan-of.ts'
import { gapDays } from '#src/domain/follow-up/due-after.ts'
import { isAnswered, type TouchOutcome } from '#src/domain/follow-up/outcome.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { morningOf } from '#src/domain/tell/working-morning.ts'
import type { Asker } from '#src/domain/user.ts'

/** A day to choose, with its morning. */
export type OfferedDay = { readonly day: string; readonly at: Date }

/** What is offered after a touch: the cadence's own day first, then a week and a month, and days to pick from. */
export type NextDays = {
  readonly planned?: OfferedDay
  readonly near: readonly OfferedDay[]
  readonly others: readonly OfferedDay[]
  /** Where one of them is in a year whose holidays nobody has entered. */
  readonly note?: string
}

const nearDays = [7, 30]
const otherDays = [1, 2, 3, 4, 5, 10, 14, 21, 45, 60, 90]

/** Working days ahead, each once. */
export async function daysAhead(
  deps: CommandDeps,
  { zone }: Asker,
  ahead: readonly number[] = otherDays,
): Promise<readonly OfferedDay[]> {
  const calendar = await workCalendarOf(deps, zone)
  const today = localDay(deps.clock.now(), zone)
  const days = ahead.map((n) => nextWorkingDay(calendar, shiftDay(today, n)))
  return [...new Set(days)].map((day) => ({ day, at: morningOf(day, zone) }))
}

/** The touch that was just logged, as the facts will have it. */
type JustNow = { readonly at: Date; readonly channel: Channel; readonly outcome: TouchOutcome }

/** The days to speak again, by the rhythm that holds once this touch counts. */
export async function nextDaysAfter(
  deps: CommandDeps,
  customer: Customer,
  { touch, policy, asker }: { readonly touch: JustNow; readonly policy: Policy; readonly asker: Asker },
): Promise<NextDays> {
  const planned = await plannedDay(deps, withTouch(customer, touch), { policy, asker, at: touch.at })
  const isNew = ({ day }: OfferedDay) => day !== planned?.day
  const near = (await daysAhead(deps, asker, nearDays)).filter(isNew)
  const others = (await daysAhead(deps, asker)).filter(
    (each) => isNew(each) && !near.some(({ day }) => day === each.day),
  )
  const offered = [...(planned ? [planned] : []), ...near, ...others]
  return { near, others, ...present({ planned, note: await yearNote(deps, offered, asker) }) }
}

/** Says that days are in a year without calendar data; undefined where all are known. */
export async function yearNote(
  deps: CommandDeps,
  days: readonly Pick<OfferedDay, 'day'>[],
  { locale, zone }: Asker,
): Promise<string | undefined> {
  const calendar = await workCalendarOf(deps, zone)
  return calendarNote(
    locale,
    calendar,
    days.map(({ day }) => day),
    { short: true },
  )
}

function withTouch(customer: Customer, { at, channel, outcome }: JustNow): Customer {
  const touch = { at, channel, outcome, direction: 'out', answered: isAnswered(outcome) } as const
  const { facts } = customer
  return {
    ...customer,
    facts: { ...facts, lastTouch: touch, recentTouches: [...facts.recentTouches, touch] },
  }
}

async function plannedDay(
  deps: CommandDeps,
  customer: Customer,
  { policy, asker: { zone }, at }: { readonly policy: Policy; readonly asker: Asker; readonly at: Date },
): Promise<OfferedDay | undefined> {
  const plan = carePlanOf(customer, policy, deps.clock.now())
  if (!plan) return undefined

  const calendar = await workCalendarOf(deps, zone)
  const due = localDay(addDays(at, gapDays(customer, plan, policy)), zone)
  const tomorrow = shiftDay(localDay(deps.clock.now(), zone), 1)
  const [day = due] = [due, tomorrow]
    .sort()
    .slice(-1)
    .map((each) => nextWorkingDay(calendar, each))
  return { day, at: morningOf(day, zone) }
}
