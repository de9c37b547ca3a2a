import { addDays, daysBetween } from '#src/domain/days.ts'
import type { Facts, RatingTally } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'

type Rule = Policy['feedback']

/** Past a rounding edge by this much, so that a check on the day finds the new value. */
const edgeDays = 1 / 1440

/** What feedback does to the key, and when that fades by the next hundredth. */
export type Feedback = { readonly multiplier: number; readonly until?: Date }

/** Ratings left at `now` and how far they stand off the usual, both faded. */
function faded(ratings: Facts['ratings'], { halfLifeDays, usualRating }: Rule, now: Date) {
  const fade = ({ lastAt }: RatingTally) => 2 ** (-Math.max(0, daysBetween(lastAt, now)) / halfLifeDays)
  const tallies = Object.values(ratings)
  const count = tallies.reduce((sum, tally) => sum + tally.count * fade(tally), 0)
  const off = tallies.reduce((sum, t) => sum + (t.ratingSum - usualRating * t.count) * fade(t), 0)

  return { count, off }
}

/** 5 stars reach up to the rule's limit, 1 star down to it: the scale is longer below the usual rating than above it. */
const slopeOf = (off: number, { reach, usualRating }: Rule) =>
  reach / (off > 0 ? 5 - usualRating : usualRating - 1)

/**
 * When a multiplier that is `steps` hundredths off 1 rounds to one less. All ratings fade by one common factor
 * u, so slope·u·|off| / (u·count + prior) = edge has one root.
 */
function fadesAt(now: Date, { count, off }: { count: number; off: number }, steps: number, rule: Rule): Date {
  const edge = (steps - 0.5) / 100
  const u = (edge * rule.priorRatings) / (slopeOf(off, rule) * Math.abs(off) - edge * count)

  return addDays(now, -Math.log2(u) * rule.halfLifeDays + edgeDays)
}

/**
 * The feedback multiplier in [0.9, 1.1], rounded to .01: 1 ± the policy's reach by how far the shrunk mean rating
 * (Σ ratings + prior·usual) / (n + prior) stands off the usual. It never takes attention away: a complaint is a
 * flag (`riskOf`), not a demotion (`heldKappa`).
 */
export function feedbackOf(
  { ratings }: Pick<Facts, 'ratings'>,
  { feedback }: Pick<Policy, 'feedback'>,
  now: Date,
): Feedback {
  const left = faded(ratings, feedback, now)
  const shift = (slopeOf(left.off, feedback) * left.off) / (left.count + feedback.priorRatings)
  const steps = Math.round(Math.abs(shift) * 100)
  if (steps === 0) return { multiplier: 1 }

  const multiplier = Math.round(100 + Math.sign(shift) * steps) / 100
  return { multiplier, until: fadesAt(now, left, steps, feedback) }
}

/** A complaint that still asks to be dealt with, and until when its flag stands. */
export type Risk = { readonly complaintAt: Date; readonly until: Date }

/** The risk flag: the newest complaint is younger than the policy's `riskDays`. */
export function riskOf(
  { lastComplaintAt }: Pick<Facts, 'lastComplaintAt'>,
  { feedback }: Pick<Policy, 'feedback'>,
  now: Date,
): Risk | undefined {
  if (lastComplaintAt === undefined) return undefined

  const until = addDays(lastComplaintAt, feedback.riskDays)
  return now < until ? { complaintAt: lastComplaintAt, until } : undefined
}
