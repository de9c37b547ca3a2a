import { latest } from '#src/domain/days.ts'
import type { FactEvent, FeedbackEvent, FeedbackTopic, InteractionEvent } from '#src/domain/event.ts'
import type { Facts, RatingTally, TouchBrief } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { growth } from '#src/domain/score/decay.ts'
import { newestTouch, newestTouches } from './briefs.ts'

/** What interactions and feedback say. */
export type Touches = Pick<
  Facts,
  | 'touchesOut'
  | 'touchesIn'
  | 'lastTouch'
  | 'recentTouches'
  | 'lastFromCustomerAt'
  | 'ratings'
  | 'lastComplaintAt'
> & { readonly engagement: number }

/** An order, an answer, a visit or a rating; a touch that nobody answered is none. */
const isSignOfLife = (event: FactEvent): boolean =>
  event.kind === 'order' ||
  event.kind === 'feedback' ||
  (event.kind === 'interaction' && (event.direction === 'in' || event.answered === true))

/** An unanswered touch adds nothing: nobody climbs by being called. */
function weightOf(event: InteractionEvent | FeedbackEvent, weights: Policy['interactionWeights']): number {
  if (event.kind === 'feedback') return weights.feedback
  const channel = weights.channels?.[event.channel] ?? 1
  if (event.direction === 'in') return weights.in * channel
  return event.answered === true ? weights.out * channel : 0
}

const briefOf = (event: InteractionEvent): TouchBrief => {
  const { at, channel, direction, answered, by, content, outcome, nextAt } = event
  return { at, channel, direction, ...present({ answered, by, content, outcome, nextAt }) }
}

function tallies(feedback: readonly FeedbackEvent[]): Facts['ratings'] {
  const ratings: Partial<Record<FeedbackTopic, RatingTally>> = {}
  for (const { topic, rating, at } of feedback) {
    const known = ratings[topic] ?? { count: 0, ratingSum: 0, lastAt: at }
    const lastAt = latest(known.lastAt, at) ?? at
    ratings[topic] = { count: known.count + 1, ratingSum: known.ratingSum + rating, lastAt }
  }
  return ratings
}

/** The fold of one month's events as signs of life, touches and ratings, in canonical order. */
export function touchesOf(policy: Policy, events: readonly FactEvent[]): Touches {
  const interactions = events.filter((event) => event.kind === 'interaction')
  const feedback = events.filter((event) => event.kind === 'feedback')
  const briefs = interactions.map(briefOf)
  const engaged = events.filter((event) => event.kind === 'interaction' || event.kind === 'feedback')

  return {
    engagement: engaged.reduce(
      (sum, event) => sum + weightOf(event, policy.interactionWeights) * growth(event.bookedAt, policy),
      0,
    ),
    touchesOut: interactions.filter(({ direction }) => direction === 'out').length,
    touchesIn: interactions.filter(({ direction }) => direction === 'in').length,
    recentTouches: newestTouches(briefs),
    ratings: tallies(feedback),
    ...present({
      lastTouch: newestTouch(briefs),
      lastFromCustomerAt: latest(...events.filter(isSignOfLife).map(({ at }) => at)),
      lastComplaintAt: latest(...feedback.filter(({ complaint }) => complaint === true).map(({ at }) => at)),
    }),
  }
}
