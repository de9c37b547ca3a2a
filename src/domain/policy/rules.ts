import { z } from 'zod'
import { channels, factKinds } from '#src/domain/event.ts'

/** What one interaction adds to the engagement sum. */
export const interactionWeights = z.strictObject({
  in: z.number().nonnegative(),
  /** A touch of ours that was answered; an unanswered one adds nothing. */
  out: z.number().nonnegative(),
  feedback: z.number().nonnegative(),
  /** How much more (or less) a channel's touch counts: a visit three times, say. 1 where it is not named. */
  channels: z.partialRecord(z.enum(channels), z.number().nonnegative()).optional(),
})

const thresholds = z.array(z.number().positive())

/** How the base is cut into tiers: by shares, or by keys of today's value at which each tier but the lowest begins. */
export const cutRule = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('quantile') }),
  z.strictObject({ by: z.literal('absolute'), thresholds }),
])

export const hysteresisRule = z.strictObject({
  band: z.number().min(0).max(0.5),
  confirmDays: z.int().nonnegative(),
  dwellDays: z.int().nonnegative(),
})

export const lifecycleRule = z.strictObject({
  newDays: z.int().positive(),
  dormantDays: z.int().positive(),
  /** Slipping when later than own rhythm times this. */
  slippingFactor: z.number().min(1),
  /** The base's usual days between purchases: what a young customer's rhythm is shrunk toward. */
  usualGapDays: z.number().positive(),
  /** Mature after so many purchase days and so many days since the first. */
  mature: z.strictObject({ purchases: z.int().positive(), days: z.int().positive() }),
})

/** What ratings do to the key: never more than `reach` either way. */
export const feedbackRule = z.strictObject({
  reach: z.number().min(0).max(0.1),
  /** The rating that says nothing either way. */
  usualRating: z.number().gt(1).lt(5),
  /** How many usual ratings a customer starts with. */
  priorRatings: z.number().positive(),
  halfLifeDays: z.number().min(14),
  /** How long a complaint stays a risk flag. */
  riskDays: z.int().positive(),
})

/** Below `below` ranked customers no quantiles are cut, and changes wait for a manager. */
export const smallBaseRule = z.strictObject({ below: z.int().nonnegative(), thresholds })

/** When a source's quiet is no longer its rhythm. */
const silenceRule = z.strictObject({
  /** Silent when its data is older than its longest usual gap times this. */
  factor: z.number().min(1).max(10),
  /** No source is taken for silent earlier. */
  leastDays: z.number().positive(),
  /** How long its backlog may take to come in, once it speaks again. */
  graceDays: z.number().nonnegative(),
})

export const sourceRule = z.strictObject({
  /** Sources that by their nature tell some kinds of facts only, by the first word of their name. */
  narrow: z.record(z.string().min(1).max(60), z.array(z.enum(factKinds)).min(1)),
  /** Absent: the usual rule. */
  silence: silenceRule.optional(),
  /** Sources that are there no more: nothing waits for their word. */
  ended: z.array(z.string().min(1)).optional(),
})
