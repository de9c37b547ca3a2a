import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import { type Channel, channels } from '#src/domain/event.ts'
import type { Facts } from '#src/domain/facts.ts'
import type { PlaybookStep } from '#src/domain/policy/playbook.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { ValueLines } from '#src/domain/value-lines.ts'
import { type CarePlan, carePlanOf } from './care-plan-of.ts'
import type { ContentCategory } from './content.ts'
import { lastOutAt, ourTouches } from './last-touch.ts'
import { mayReachBy } from './opted-out.ts'
import { complaintTouches, spareTouches } from './spare-touches.ts'
import { usualChannel } from './usual-channel.ts'
import { owesWelcome } from './welcome.ts'

/** What is done next: by which channel, about what, and the one thing to ask. */
export type NextTouch = PlaybookStep['touches'][number]

/** What the newest touch that says so was about. */
export const lastContent = (facts: Facts): ContentCategory | undefined =>
  ourTouches(facts).findLast(({ content }) => content !== undefined)?.content

/** The policy's days have not passed since a complaint, and nobody has reached out since. */
export function hasOpenComplaint(
  { facts }: Pick<Customer, 'facts'>,
  { feedback }: Pick<Policy, 'feedback'>,
  now: Date,
): boolean {
  const { lastComplaintAt } = facts
  if (!lastComplaintAt || addDays(lastComplaintAt, feedback.riskDays) <= now) return false

  const outAt = lastOutAt(facts)
  return outAt === undefined || outAt < lastComplaintAt
}

/**
 * Where in the plan's order a customer is: after what was told last, or, where no touch has said what it was about, at
 * the first (a prospect after as many touches as there were). A plan begins anew with somebody's first order.
 */
function turnOf(
  touches: readonly NextTouch[],
  customer: Customer,
  last: ContentCategory | undefined,
): number {
  if (owesWelcome(customer)) return 0
  const at = touches.findIndex(({ content }) => content === last)
  if (at >= 0) return at + 1

  return customer.kind === 'prospect' ? customer.facts.touchesOut : 0
}

/** In turn, and never what was told last. */
function inTurn(touches: readonly NextTouch[], customer: Customer): NextTouch | undefined {
  const last = lastContent(customer.facts)
  const begin = turnOf(touches, customer, last)
  const turned = touches.map((_, n) => touches[(begin + n) % touches.length])

  return [...turned, ...spareTouches].find((touch) => touch?.content !== last)
}

/** The plan's channels that the customer may be reached by; where none is left, any other that people use. */
function allowedChannels(customer: Customer, { touches }: Pick<CarePlan, 'touches'>): readonly Channel[] {
  const planned = [...new Set(touches.map(({ channel }) => channel))].filter((channel) =>
    mayReachBy(customer, channel),
  )
  if (planned.length > 0) return planned

  return channels.filter((channel) => channel !== 'web' && mayReachBy(customer, channel))
}

/** The same by the plan given: for whoever has found it already. */
export function touchUnder(
  customer: Customer,
  plan: Pick<CarePlan, 'touches'>,
  policy: Policy,
  now: Date,
): NextTouch | undefined {
  const touches = hasOpenComplaint(customer, policy, now) ? complaintTouches : plan.touches
  const touch = inTurn(touches, customer)
  const allowed = allowedChannels(customer, { touches })
  if (!touch || allowed.length === 0) return undefined

  const within = mayReachBy(customer, touch.channel) ? [...new Set([touch.channel, ...allowed])] : allowed
  return { ...touch, channel: usualChannel(customer.facts.recentTouches, touch.channel, within) }
}

/**
 * The next touch of a customer: a content category that was not used last, by a channel that the playbook allows, the
 * customer answers on and has not opted out of. Undefined for those who are not followed up.
 */
export function nextTouchOf(
  customer: Customer,
  policy: Policy,
  now: Date,
  lines?: ValueLines,
): NextTouch | undefined {
  const plan = carePlanOf(customer, policy, now, lines)
  return plan && touchUnder(customer, plan, policy, now)
}
