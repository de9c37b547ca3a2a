import type { Customer } from '#src/domain/customer.ts'
import { daysBetween } from '#src/domain/days.ts'
import { toMajor } from '#src/domain/money.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { valueNowMinor } from '#src/domain/value.ts'
import type { Subject } from './subject.ts'
import { textKey } from './text-key.ts'

/** A customer as segments see it at `now`: pure, and never more than its own document says. */
export function subjectOf(customer: Customer, policy: Policy, now: Date): Subject {
  const { tier, lifecycle, kind, owner, tags, attrs } = customer
  const valueMinor = valueNowMinor(customer.facts, policy, now)

  return {
    ...present({
      tier: tier && textKey(tier.code),
      owner: owner === undefined ? undefined : textKey(owner),
    }),
    tierOrder: tierOrderOf(policy),
    lifecycle,
    kind,
    tags: tags.map(textKey),
    attrs: Object.fromEntries(Object.entries(attrs).map(attribute).filter(isFilled)),
    numbers: numbersOf(customer, policy, now, valueMinor),
    valueMinor,
  }
}

/** One list a policy: a hundred thousand subjects share it. */
const tierOrders = new WeakMap<Policy, readonly string[]>()

function tierOrderOf(policy: Policy): readonly string[] {
  const known = tierOrders.get(policy)
  if (known !== undefined) return known

  const order = policy.tiers.map(({ code }) => textKey(code))
  tierOrders.set(policy, order)
  return order
}

const attribute = ([name, value]: [string, string | number]): [string, string | number] => [
  textKey(name),
  typeof value === 'string' ? textKey(value) : value,
]

/** An empty cell of an import is no value. */
const isFilled = ([name, value]: [string, string | number]) =>
  name !== '' && value !== '' && !Number.isNaN(value)

function numbersOf(customer: Customer, policy: Policy, now: Date, valueMinor: number): Subject['numbers'] {
  const { facts, knownSince, score } = customer
  const money = (amountMinor: number) => toMajor({ amountMinor, currency: policy.baseCurrency })
  const daysSince = (at: Date | undefined) => (at === undefined ? undefined : fullDays(at, now))

  return present({
    orders: facts.orderCount,
    refunds: facts.refundCount,
    touches: facts.touchesOut,
    answers: facts.touchesIn,
    complaints: facts.lastComplaintAt === undefined ? 0 : 1,
    'purchase days': facts.purchaseDays,
    spend: money(facts.netSpendMinor),
    value: money(valueMinor),
    'days since order': daysSince(facts.lastPurchaseAt),
    'days since touch': daysSince(facts.lastTouch?.at),
    'days since heard': daysSince(facts.lastFromCustomerAt),
    'days since complaint': daysSince(facts.lastComplaintAt),
    'days known': fullDays(knownSince, now),
    confidence: score?.confidence,
  })
}

/** A fact may come up to a day ahead of its arrival: then it is of today. */
const fullDays = (from: Date, to: Date): number => Math.max(0, Math.floor(daysBetween(from, to)))
