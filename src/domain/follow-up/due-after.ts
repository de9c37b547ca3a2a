import type { Customer } from '#src/domain/customer.ts'
import { addDays, latest } from '#src/domain/days.ts'
import type { Policy } from '#src/domain/policy.ts'
import { factorOf } from './factor.ts'
import { chanceOf } from './hold-back.ts'
import { agreedAt, lastContactAt } from './last-touch.ts'

/** When the next touch is due. `agreed`: they named the day; `first`: nothing had come due before we knew them. */
export type Due = { readonly at: Date; readonly why: 'agreed' | 'cadence' | 'first' }

/**
 * The cadence lengthened by the customer's factor, in days. No factor lengthens it beyond the attention floor; a cadence
 * that is longer by itself stays, since the floor is planned beside it.
 */
export function gapDays(
  customer: Pick<Customer, 'facts'>,
  { cadenceDays }: { readonly cadenceDays: number },
  policy: Pick<Policy, 'followUp'>,
): number {
  const lengthened = cadenceDays * factorOf(customer, policy)
  return Math.max(cadenceDays, Math.min(lengthened, policy.followUp.floor.days))
}

/** Where in the first cadence a customer's turn is: fixed by its id, alike for all, and before its floor is planned. */
function firstTurn(
  id: string,
  cadenceDays: number,
  { followUp: { floor } }: Pick<Policy, 'followUp'>,
): number {
  const spanDays = Math.max(1, Math.min(cadenceDays, floor.days - floor.planAheadDays))
  return chanceOf(`${id}|first`) * spanDays
}

/**
 * When a customer is to be touched next: on the day that was agreed on, else the last contact + cadence · factor. What
 * had come due before the product knew the customer or began to plan (`begunAt`: a first import), and those who were
 * never touched, are spread over one cadence, so that nothing piles up on the first day.
 */
export function dueAfter(
  customer: Pick<Customer, '_id' | 'facts' | 'knownSince'>,
  plan: { readonly cadenceDays: number },
  policy: Pick<Policy, 'followUp'>,
  begunAt?: Date,
): Due {
  const { _id, facts, knownSince } = customer
  const known = latest(knownSince, begunAt) ?? knownSince
  const agreed = agreedAt(facts)
  const last = lastContactAt(facts)
  const counted = last && addDays(last, gapDays(customer, plan, policy))

  if (agreed && agreed >= known) return { at: agreed, why: 'agreed' }
  if (counted && counted >= known) return { at: counted, why: 'cadence' }
  return { at: addDays(known, firstTurn(_id, plan.cadenceDays, policy)), why: 'first' }
}
