import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import { nextWorkingDay, shiftDay } from '#src/domain/calendar/working-days.ts'
import { instantOf } from '#src/domain/calendar/working-time.ts'
import type { Customer } from '#src/domain/customer.ts'
import { addDays, earliest } from '#src/domain/days.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { rankOf } from './allocate.ts'
import { bookedDays, candidatesOf, fitsBeside } from './candidate.ts'
import { carePlanOf } from './care-plan-of.ts'
import { isCappedNow } from './customer-caps.ts'
import { dayOrder } from './day-order.ts'
import { dueAfter } from './due-after.ts'
import { heldBack } from './hold-back.ts'
import { planDayOf } from './plan-day.ts'
import { mayStandAgain, type Reminder } from './reminder.ts'
import type { Outlook } from './value-at-risk.ts'

/** What is to be done next for a customer: as its open reminder says it, or as planning is going to. */
export type NextStep = Pick<
  Reminder,
  'channel' | 'content' | 'action' | 'occasion' | 'goal' | 'callToAction' | 'note'
> & {
  /** The day it is due, or since when it has been; an instant in the reader's zone. */
  readonly dueAt: Date
}

/** What is planned for a customer, and since when anything is. */
export type Care = {
  /** The customer's newest reminders, whatever became of them. */
  readonly reminders: readonly Reminder[]
  /** When follow-up began in this company. */
  readonly begunAt: Date
}

/** What the next step is found from. */
export type StepFrame = Partial<Care> & {
  readonly policy: Policy
  readonly outlook?: Outlook | undefined
  readonly now: Date
  readonly zone: string
  readonly calendar: WorkCalendar
}

/** Days off in a row, at the most, before a floor is planned after all. */
const slackDays = 14

/** Planning begins about this hour of a working day. */
const morningHours = 8

const stepAt = (reminder: Reminder, dueAt: Date): NextStep => {
  const { channel, content, action, occasion, goal, callToAction, note } = reminder
  return { channel, content, goal, callToAction, dueAt, ...present({ action, occasion, note }) }
}

/** An open one is due on its day; on that day and after it, since it first was. */
const openStep = (reminder: Reminder, endOfToday: Date): NextStep =>
  stepAt(reminder, reminder.dueAt < endOfToday && reminder.kind !== 'timed' ? reminder.since : reminder.dueAt)

/** The day's weightiest reason that planning would make a reminder of. */
function plannedOn(customer: Customer, frame: StepFrame, now: Date): Reminder | undefined {
  const { policy, outlook, zone, calendar, reminders = [], begunAt = customer.knownSince } = frame
  const day = planDayOf(now, zone, calendar)
  const planFrame = { policy, outlook, day, now, begunAt }
  const timed = reminders.filter(({ kind, state }) => kind === 'timed' && state === 'open')
  const ended = new Set(
    reminders.filter((each) => each.state !== 'open' && !mayStandAgain(each)).map(({ _id }) => _id),
  )
  const [first] = candidatesOf(customer, planFrame)
    .filter(({ isEarly, reminder }) => !isEarly && !ended.has(reminder._id) && !heldBack(reminder, policy))
    .filter((candidate) => fitsBeside(candidate, bookedDays(timed, day), planFrame))
    .toSorted((a, b) => rankOf(a) - rankOf(b))

  return first?.reminder
}

/** Since when it has been due by its rhythm, where its day has passed and nothing was planned. */
function since(customer: Customer, reminder: Reminder, frame: StepFrame): Date {
  const { policy, outlook, now, begunAt, zone, calendar } = frame
  const plan = carePlanOf(customer, policy, now, outlook?.lines)
  if ((reminder.kind !== 'touch' && reminder.kind !== 'floor') || !plan) return reminder.dueAt

  const due = localDay(dueAfter(customer, plan, policy, begunAt).at, zone)
  return earliest(reminder.dueAt, instantOf(nextWorkingDay(calendar, due), zone)) ?? reminder.dueAt
}

/** What planning puts on the list next, from this many days ahead on: asked day by day, as planning does. */
function comingStep(customer: Customer, frame: StepFrame, ahead: number): NextStep | undefined {
  const { policy, now, zone } = frame
  const today = localDay(now, zone)
  for (let n = ahead; n <= policy.followUp.floor.days + slackDays; n++) {
    const at = n === 0 ? now : addDays(instantOf(shiftDay(today, n), zone), morningHours / 24)
    const reminder = plannedOn(customer, frame, at)
    if (reminder) return stepAt(reminder, since(customer, reminder, frame))
  }
  return undefined
}

/**
 * The next step of a customer, the same that its reminder and the morning list name: what is open, else what planning is
 * going to put on the list, and on which day; what a rep has timed where it comes first. Undefined for those who are not
 * followed up.
 */
export function nextStepOf(customer: Customer, frame: StepFrame): NextStep | undefined {
  const { policy, outlook, now, zone, reminders = [] } = frame
  if (!carePlanOf(customer, policy, now, outlook?.lines)) return undefined

  const endOfToday = instantOf(shiftDay(localDay(now, zone), 1), zone)
  const open = reminders.filter(({ state }) => state === 'open').toSorted(dayOrder)
  const byDay = open.toSorted((a, b) => dayNumber(a, endOfToday) - dayNumber(b, endOfToday))
  const [planned] = byDay.filter(({ kind }) => kind !== 'timed')
  const [timed] = byDay.filter(({ kind }) => kind === 'timed')
  const isWaiting =
    planned && planned.dueAt < endOfToday && isCappedNow(planned, customer, { policy, zone, now })
  const next =
    planned && !isWaiting ? openStep(planned, endOfToday) : comingStep(customer, frame, isWaiting ? 1 : 0)

  return timed && (!next || timed.dueAt < addDays(next.dueAt, 1)) ? openStep(timed, endOfToday) : next
}

/** What is due by the end of today is of one day. */
const dayNumber = ({ dueAt }: Reminder, endOfToday: Date): number =>
  Math.max(dueAt.getTime(), endOfToday.getTime() - 1)
