import { z } from 'zod'
import { lifecycles } from './customer.ts'
import { channels } from './event.ts'
import { dimensions } from './facts.ts'
import { bilingualSchema } from './locale.ts'

const dimensionRule = z.strictObject({
  name: z.enum(dimensions),
  /** Share of the key; the weights of a policy add up to 1. */
  weight: z.number().positive().max(1),
  /** Why it counts, and why this much. */
  why: bilingualSchema,
  /** What one order's amount is turned into: `sqrt` and `log1p` tame one-off giants. */
  transform: z.enum(['none', 'sqrt', 'log1p']),
  /** A dimension whose newest fact is older than this is stale (confidence ½). */
  freshDays: z.int().positive(),
})

const playbookStep = z.strictObject({
  lifecycle: z.enum(lifecycles),
  cadenceDays: z.int().positive().max(365),
  channel: z.enum(channels),
  goal: bilingualSchema,
  callToAction: bilingualSchema,
})

const tierRule = z.strictObject({
  code: z.string().min(1).max(20),
  name: bilingualSchema,
  meaning: bilingualSchema,
  /** Share of the ranked base, best tier first; all shares add up to 1. */
  share: z.number().positive().max(1),
  playbook: z.array(playbookStep).min(1),
})

const share = (total: number) => Math.abs(total - 1) < 1e-9

/**
 * A tiering policy: all that decides a tier, as data. Same data + same version ⇒ same tier.
 * `scales` are frozen by calibration: the median of the non-zero sums per dimension; absent: the dimension is off.
 */
export const policySchema = z
  .strictObject({
    version: z.int().positive(),
    name: z.string().min(1).max(60),
    baseCurrency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as CNY'),
    halfLifeDays: z.number().min(14).max(3650),
    /** Forward decay's fixed landmark L. */
    landmark: z.date(),
    dimensions: z.array(dimensionRule).min(2).max(6),
    /** What one interaction adds to the engagement sum. */
    interactionWeights: z.strictObject({
      in: z.number().nonnegative(),
      out: z.number().nonnegative(),
      feedback: z.number().nonnegative(),
    }),
    tiers: z.array(tierRule).min(3).max(5),
    hysteresis: z.strictObject({
      band: z.number().min(0).max(0.5),
      confirmDays: z.int().nonnegative(),
      dwellDays: z.int().nonnegative(),
    }),
    lifecycle: z.strictObject({
      newDays: z.int().positive(),
      dormantDays: z.int().positive(),
      /** Slipping when later than own rhythm times this. */
      slippingFactor: z.number().min(1),
      /** The base's usual days between purchases: what a young customer's rhythm is shrunk toward. */
      usualGapDays: z.number().positive(),
    }),
    smallBase: z.strictObject({
      /** Below this many ranked customers no quantiles are cut. */
      below: z.int().nonnegative(),
      /** Keys of today's value at which each tier but the lowest begins, best first. */
      thresholds: z.array(z.number().positive()),
    }),
    scales: z.partialRecord(z.enum(dimensions), z.number().positive()).optional(),
    calibratedAt: z.date().optional(),
  })
  .refine((p) => share(p.dimensions.reduce((sum, d) => sum + d.weight, 0)), {
    path: ['dimensions'],
    message: 'The weights must add up to 1.',
  })
  .refine((p) => share(p.tiers.reduce((sum, t) => sum + t.share, 0)), {
    path: ['tiers'],
    message: 'The shares must add up to 1.',
  })
  .refine((p) => p.smallBase.thresholds.length === p.tiers.length - 1, {
    path: ['smallBase', 'thresholds'],
    message: 'One threshold for each tier but the lowest.',
  })

export type Policy = z.infer<typeof policySchema>
export type TierRule = Policy['tiers'][number]
export type PlaybookStep = z.infer<typeof playbookStep>
