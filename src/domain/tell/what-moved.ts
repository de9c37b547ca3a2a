import { daysBetween } from '#src/domain/days.ts'
import type { FeedbackTopic } from '#src/domain/event.ts'
import type { Facts, RatingTally } from '#src/domain/facts.ts'
import { present } from '#src/domain/present.ts'
import type { Moved } from './moved.ts'

/** A fact that is no older was folded by a decision just before this one: a group's sum, a version's first cut. */
const freshDays = 3

/** What has come in so lately is not nothing. */
const justDays = 1

const orderOf = ({ lastOrder }: Facts): Moved | undefined =>
  lastOrder && {
    kind: 'order',
    at: lastOrder.at,
    amountMinor: lastOrder.amountMinor,
    currency: lastOrder.currency,
  }

const touchOf = ({ lastTouch }: Facts): Moved | undefined =>
  lastTouch && {
    kind: 'touch',
    at: lastTouch.at,
    channel: lastTouch.channel,
    direction: lastTouch.direction,
  }

/** The newest topic on which a rating has come in. */
function ratingOf(before: Facts, after: Facts): Moved | undefined {
  const grown = Object.entries<RatingTally | undefined>(after.ratings).flatMap(([name, tally]) => {
    const topic = name as FeedbackTopic
    const known = before.ratings[topic]
    const count = (tally?.count ?? 0) - (known?.count ?? 0)
    if (!tally || count <= 0) return []
    return [{ topic, at: tally.lastAt, rating: (tally.ratingSum - (known?.ratingSum ?? 0)) / count }]
  })
  const [newest] = grown.sort((a, b) => b.at.getTime() - a.at.getTime())
  return newest && { kind: 'rating', ...newest }
}

/** An estimate of unseen orders that its owner has just given. */
const newEstimate = ({ answers: known = [] }: Facts, { answers = [] }: Facts) =>
  answers.find(({ at, estimate }) => (estimate?.orders ?? 0) > 0 && known.every((one) => one.at < at))

/** What has come in that may have lifted a customer, the weightiest first. */
function lifting(before: Facts, after: Facts): Moved | undefined {
  if (after.orderCount > before.orderCount) return orderOf(after)
  const answered = newEstimate(before, after)
  if (answered) return { kind: 'answer', at: answered.at }
  if (after.touchesIn + after.touchesOut > before.touchesIn + before.touchesOut) return touchOf(after)

  return ratingOf(before, after)
}

/** What has come in that may have let it fall. */
function lowering(before: Facts, after: Facts): Moved | undefined {
  if (after.refundCount > before.refundCount) return { kind: 'refund' }
  if (after.lastComplaintAt && after.lastComplaintAt > (before.lastComplaintAt ?? new Date(0)))
    return { kind: 'complaint', at: after.lastComplaintAt }

  return undefined
}

/** Where nothing is new between the two: the fresh order or touch that an earlier step has folded. */
function folded(after: Facts, now: Date): Moved | undefined {
  const candidates = [orderOf(after), touchOf(after)].filter(
    (each) => each !== undefined && 'at' in each && daysBetween(each.at, now) <= freshDays,
  )
  return candidates[0]
}

/**
 * The evidence that moved a tier, for whoever reads of it: what the facts have that they had not before, else that
 * time has passed. `before`: the facts of the decision before this one.
 */
export function whatMoved(before: Facts, after: Facts, way: 'up' | 'down', now: Date): Moved {
  if (way === 'up') return lifting(before, after) ?? folded(after, now) ?? { kind: 'line' }

  const since = after.lastFromCustomerAt
  const isFresh = since !== undefined && daysBetween(since, now) <= justDays
  return (
    lowering(before, after) ?? (isFresh ? { kind: 'outweighed' } : { kind: 'fading', ...present({ since }) })
  )
}
