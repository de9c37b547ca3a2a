import type { Customer } from '#src/domain/customer.ts'
import { addDays, daysBetween, latest } from '#src/domain/days.ts'
import { lastOutAt } from './last-touch.ts'

type Welcomed = Pick<Customer, 'kind' | 'lifecycle' | 'facts'>

/** Within so many days somebody says thank you for a first order, whatever the tier. */
const welcomeDays = 3

/** A first order that is told of later than this is none to say thank you for. */
const toldWithinDays = 14

/** Who has bought for the first time and has not heard from us since; orders of the first days are one beginning. */
export function owesWelcome({ kind, lifecycle, facts }: Welcomed): boolean {
  const { firstOrderAt, lastPurchaseAt = firstOrderAt } = facts
  if (kind !== 'customer' || !firstOrderAt || !lastPurchaseAt) return false
  if (lifecycle !== 'new' && lifecycle !== 'growing') return false

  const outAt = lastOutAt(facts)
  return (!outAt || outAt < firstOrderAt) && lastPurchaseAt <= addDays(firstOrderAt, toldWithinDays)
}

/**
 * By when a first order is to have its first step: days after it, or after the day from which we could know of it
 * (`known`). Undefined where somebody has said it, and where the order was long past by then.
 */
export function welcomeAt(customer: Welcomed, known: Date): Date | undefined {
  const { firstOrderAt } = customer.facts
  if (!firstOrderAt || !owesWelcome(customer)) return undefined
  if (daysBetween(firstOrderAt, known) > toldWithinDays) return undefined

  return addDays(latest(firstOrderAt, known) ?? firstOrderAt, welcomeDays)
}
