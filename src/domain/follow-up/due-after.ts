import type { Customer } from '#src/domain/customer.ts'
import { addDays, latest } from '#src/domain/days.ts'
import type { Policy } from '#src/domain/policy.ts'
import { factorOf } from './factor.ts'
import { chanceOf } from './hold-back.ts'
import { agreementOf, lastContactAt } from './last-touch.ts'
import { welcomeAt } from './welcome.ts'

/**
 * When the next touch is due. `agreed`: they named the day; `welcome`: nobody has answered their first order yet;
 * `first`: nothing had come due before we knew them.
 */
export type Due = { readonly at: Date; readonly why: 'agreed' | 'cadence' | 'welcome' | 'first' }

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

type Followed = Pick<Customer, '_id' | 'kind' | 'lifecycle' | 'facts' | 'knownSince' | 'tier'>

/**
 * The day agreed on. Where it was agreed before a promotion and lies beyond the new tier's cadence, that cadence goes
 * before it: counted from the promotion, since until then nothing was owed.
 */
function agreedDue(
  { facts, tier }: Pick<Followed, 'facts' | 'tier'>,
  plan: { readonly cadenceDays: number },
  policy: Pick<Policy, 'followUp'>,
): Due | undefined {
  const agreement = agreementOf(facts)
  if (!agreement) return undefined

  const { madeAt, nextAt } = agreement
  const agreed = { at: nextAt, why: 'agreed' } as const
  if (tier?.evidence.reason !== 'promoted' || madeAt >= tier.since) return agreed

  const begin = latest(lastContactAt(facts), tier.since) ?? tier.since
  const byCadence = addDays(begin, gapDays({ facts }, plan, policy))
  return byCadence < nextAt ? { at: byCadence, why: 'cadence' } : agreed
}

/** By the rhythm alone: the last contact + cadence · factor, or a turn within the first cadence. */
function byRhythm(
  customer: Followed,
  plan: { readonly cadenceDays: number },
  policy: Pick<Policy, 'followUp'>,
  known: Date,
): Due {
  const last = lastContactAt(customer.facts)
  const counted = last && addDays(last, gapDays(customer, plan, policy))
  if (counted && counted >= known) return { at: counted, why: 'cadence' }

  return { at: addDays(known, firstTurn(customer._id, plan.cadenceDays, policy)), why: 'first' }
}

/**
 * When a customer is to be touched next: on the day that was agreed on, else the last contact + cadence · factor. What
 * had come due before the product knew the customer or began to plan (`begunAt`: a first import), and those who were
 * never touched, are spread over one cadence, so that nothing piles up on the first day. A first order that nobody has
 * answered goes before a later day of either, in every tier.
 */
export function dueAfter(
  customer: Followed,
  plan: { readonly cadenceDays: number },
  policy: Pick<Policy, 'followUp'>,
  begunAt?: Date,
): Due {
  const known = latest(customer.knownSince, begunAt) ?? customer.knownSince
  const agreed = agreedDue(customer, plan, policy)
  const due = agreed && agreed.at >= known ? agreed : byRhythm(customer, plan, policy, known)
  const welcome = welcomeAt(customer, known)

  return welcome && welcome < due.at ? { at: welcome, why: 'welcome' } : due
}
