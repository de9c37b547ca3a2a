import type { Customer } from '#src/domain/customer.ts'
import { carePlanOf } from './care-plan-of.ts'
import { dueAfter } from './due-after.ts'
import { floorOf } from './floor.ts'
import { lastOutAt } from './last-touch.ts'
import { hasOpenComplaint } from './next-touch.ts'
import type { PlanFrame } from './reasons.ts'
import { occasionDayOf, type Reminder } from './reminder.ts'

/** Nobody has reached out since, and what it was planned for still stands. */
function isStillDue(reminder: Reminder, customer: Customer, frame: PlanFrame): boolean {
  const { policy, day, now, begunAt, outlook } = frame
  const plan = carePlanOf(customer, policy, now, outlook?.lines)
  const outAt = lastOutAt(customer.facts)
  if (!plan || (outAt && outAt > reminder.plannedAt)) return false
  if (reminder.kind === 'floor') return floorOf(customer, policy, begunAt).planFrom < day.nextWorkStart
  if (reminder.kind !== 'touch' || reminder.isGrowing) return true

  return hasOpenComplaint(customer, policy, now) || dueAfter(customer, plan, policy, begunAt).at < day.end
}

/**
 * Whether a planned reminder that stands open still has its reason. It has none once the customer is gone or wants to
 * hear nothing, was touched meanwhile, is due later (a longer cadence, another day agreed on), or the occasion's day is
 * over; wishes for a birthday are owed also where somebody called the day before.
 */
export function hasReason(reminder: Reminder, customer: Customer | undefined, frame: PlanFrame): boolean {
  if (!customer) return false
  if (reminder.kind !== 'occasion') return isStillDue(reminder, customer, frame)

  const { policy, now, outlook, day } = frame
  return (
    carePlanOf(customer, policy, now, outlook?.lines) !== undefined &&
    (occasionDayOf(reminder) ?? '') >= day.today
  )
}
