import { addDays, daysBetween } from '#src/domain/days.ts'
import type { Facts, RatingTally } from '#src/domain/facts.ts'

/** A rating that says nothing either way; satisfaction surveys centre near 4 of 5. */
const usualRating = 4
/** How many usual ratings a customer starts with: its own mean is shrunk toward the base by that much. */
const priorRatings = 5
/** Feedback moves the key by at most this share. */
const reach = 0.1
/** Opinions age by halves like everything else, more slowly than purchases. */
const halfLifeDays = 180
/** Past a rounding edge by this much, so that a check on the day finds the new value. */
const edgeDays = 1 / 1440

/** What feedback does to the key, and when that fades by the next hundredth. */
export type Feedback = { readonly multiplier: number; readonly until?: Date }

/** Ratings left at `now` and how far they stand off the usual, both faded. */
function faded(ratings: Facts['ratings'], now: Date) {
  const fade = ({ lastAt }: RatingTally) => 2 ** (-Math.max(0, daysBetween(lastAt, now)) / halfLifeDays)
  const tallies = Object.values(ratings)
  const count = tallies.reduce((sum, tally) => sum + tally.count * fade(tally), 0)
  const off = tallies.reduce((sum, t) => sum + (t.ratingSum - usualRating * t.count) * fade(t), 0)

  return { count, off }
}

/** 5 stars reach +10 %, 1 star −10 %: the scale is longer below the usual rating than above it. */
const slopeOf = (off: number) => reach / (off > 0 ? 5 - usualRating : usualRating - 1)

/**
 * When a multiplier that is `steps` hundredths off 1 rounds to one less. All ratings fade by one common factor
 * u, so slope·u·|off| / (u·count + prior) = edge has one root.
 */
function fadesAt(now: Date, { count, off }: { count: number; off: number }, steps: number): Date {
  const edge = (steps - 0.5) / 100
  const u = (edge * priorRatings) / (slopeOf(off) * Math.abs(off) - edge * count)

  return addDays(now, -Math.log2(u) * halfLifeDays + edgeDays)
}

/**
 * The feedback multiplier in [0.9, 1.1], rounded to .01: 1 ± 10 % by how far the shrunk mean rating
 * (Σ ratings + 5·4) / (n + 5) stands off the usual 4. It never takes attention away: a complaint is a flag,
 * not a demotion.
 */
export function feedbackOf({ ratings }: Pick<Facts, 'ratings'>, now: Date): Feedback {
  const left = faded(ratings, now)
  const shift = (slopeOf(left.off) * left.off) / (left.count + priorRatings)
  const steps = Math.round(Math.abs(shift) * 100)
  if (steps === 0) return { multiplier: 1 }

  const multiplier = Math.round(100 + Math.sign(shift) * steps) / 100
  return { multiplier, until: fadesAt(now, left, steps) }
}
