import { addDays, daysBetween, earliest, latest } from '#src/domain/days.ts'
import type { Facts, OrderBrief } from '#src/domain/facts.ts'
import { toMajor } from '#src/domain/money.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { growth } from '#src/domain/score/decay.ts'
import { transformOf } from '#src/domain/score/transform.ts'
import type { Estimate, QuestionKind, StandingAnswer } from './answer.ts'

type Answered = Pick<Facts, 'answers'>

/** The answer that still holds. */
export const standingAnswer = (
  { answers = [] }: Answered,
  kind: QuestionKind,
  now: Date,
): StandingAnswer | undefined => answers.find(({ asked, expiresAt }) => asked === kind && now < expiresAt)

/** When the first of the answers that hold ends: the customer is looked at again. */
export const answersHoldUntil = ({ answers = [] }: Answered, now: Date): Date | undefined =>
  earliest(...answers.map(({ expiresAt }) => (now < expiresAt ? expiresAt : undefined)))

/** What is reckoned to have been bought stands in the middle of its days. */
const middleOf = ({ from, to }: Pick<Estimate, 'from' | 'to'>): Date =>
  addDays(from, daysBetween(from, to) / 2)

const unseenOf = (facts: Answered, now: Date): Estimate | undefined => {
  const estimate = standingAnswer(facts, 'unseen-orders', now)?.estimate
  return estimate && estimate.orders > 0 ? estimate : undefined
}

const isWithin =
  ({ from, to }: Pick<Estimate, 'from' | 'to'>) =>
  ({ at }: OrderBrief): boolean =>
    at >= from && at <= to

const missing = (reckoned: number, known: number): number => Math.max(0, reckoned - known)

/**
 * The sums with what is reckoned to have been bought: up to that for its days, so that an order that comes in late
 * takes the estimate's place instead of counting twice. Law: one more order never lowers a sum.
 * @returns what the sums come to with any amount in those days: their orders are looked through once for all amounts
 */
export function sumsWithEstimates(
  { sums, recentOrders }: Pick<Facts, 'sums' | 'recentOrders'>,
  span: Pick<Estimate, 'from' | 'to'>,
  policy: Policy,
): (estimate: Pick<Estimate, 'amountMinor' | 'orders'>) => Facts['sums'] {
  const { apply } = transformOf(policy, 'spend')
  const weight = growth(middleOf(span), policy)
  const seen = recentOrders.filter(isWithin(span))
  const seenSum = (of: (order: OrderBrief) => number) =>
    seen.reduce((sum, order) => sum + of(order) * growth(order.at, policy), 0)
  const seenSpend = seenSum((order) => apply(toMajor(order)))
  const seenOrders = seenSum(() => 1)

  return ({ amountMinor, orders }) => {
    const each = toMajor({ amountMinor, currency: policy.baseCurrency }) / orders
    return {
      ...sums,
      spend: sums.spend + missing(apply(each) * orders * weight, seenSpend),
      orders: sums.orders + missing(orders * weight, seenOrders),
    }
  }
}

/** The sums with what an answer that still holds adds. */
export function sumsWithAnswer(
  facts: Pick<Facts, 'answers' | 'sums' | 'recentOrders'>,
  policy: Policy,
  now: Date,
): Facts['sums'] {
  const estimate = unseenOf(facts, now)
  return estimate ? sumsWithEstimates(facts, estimate, policy)(estimate) : facts.sums
}

/** Facts as a customer's stage is read from them: what was reckoned to have been bought is a sign of life, and a purchase. */
export function aliveByAnswer<F extends Pick<Facts, 'answers' | 'lastFromCustomerAt' | 'lastPurchaseAt'>>(
  facts: F,
  now: Date,
): F {
  const estimate = unseenOf(facts, now)
  if (!estimate) return facts

  const at = middleOf(estimate)
  return {
    ...facts,
    ...present({
      lastFromCustomerAt: latest(facts.lastFromCustomerAt, at),
      lastPurchaseAt: facts.lastPurchaseAt && latest(facts.lastPurchaseAt, at),
    }),
  }
}
