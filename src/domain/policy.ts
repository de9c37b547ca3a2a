import { z } from 'zod'
import { usualFollowUp } from './follow-up/usual-follow-up.ts'
import { bilingualSchema } from './locale.ts'
import { boundRule } from './policy/bound-rule.ts'
import { dimensionRule } from './policy/dimension-rule.ts'
import { followUpRule } from './policy/follow-up-rule.ts'
import { missingActions } from './policy/missing-actions.ts'
import { nameRules, unknownTiers } from './policy/name-rule.ts'
import { prospectRule } from './policy/prospect-rule.ts'
import {
  cutRule,
  feedbackRule,
  hysteresisRule,
  interactionWeights,
  lifecycleRule,
  smallBaseRule,
  sourceRule,
} from './policy/rules.ts'
import { stateRules } from './policy/state-rules.ts'
import { strayTiers } from './policy/stray-tiers.ts'
import { tierRule } from './policy/tier-rule.ts'
import { defaultProspects } from './prospect/default-prospects.ts'
import { segmentsSchema } from './segment/segment.ts'

const isWhole = (total: number) => Math.abs(total - 1) < 1e-9
const distinct = (names: readonly string[]) => new Set(names).size === names.length

const fields = z.strictObject({
  version: z.int().positive(),
  name: z.string().min(1).max(60),
  /** What tiering is for here, in a sentence: what it will be judged by. */
  purpose: bilingualSchema,
  baseCurrency: z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as CNY'),
  halfLifeDays: z.number().min(14).max(3650),
  /** Forward decay's fixed landmark L. */
  landmark: z.date(),
  dimensions: z.array(dimensionRule).min(1).max(6),
  /** Why one dimension is to be enough, where there is only one. */
  oneDimensionBecause: z.string().min(10).max(300).optional(),
  interactionWeights,
  tiers: z.array(tierRule).min(3).max(5),
  /** What customers are called by tier × lifecycle; absent: by their tier. */
  names: nameRules.optional(),
  cuts: cutRule,
  hysteresis: hysteresisRule,
  /** Whoever fits never stands lower, or higher, than a tier; a floor goes before a cap. */
  floors: z.array(boundRule).max(20).optional(),
  caps: z.array(boundRule).max(20).optional(),
  /** Finer groups beneath the tiers, for lists, digests and campaigns; they decide nothing. */
  segments: segmentsSchema.optional(),
  lifecycle: lifecycleRule,
  prospects: prospectRule.default(defaultProspects),
  followUp: followUpRule.default(usualFollowUp),
  feedback: feedbackRule,
  smallBase: smallBaseRule,
  sources: sourceRule,
  /** When value now and value to come point different ways; absent: no customer is in a named state. */
  states: stateRules.optional(),
  scales: z.record(z.string(), z.number().positive()).optional(),
  calibratedAt: z.date().optional(),
})

/**
 * A tiering policy: all that decides a tier, as data. Same data + same version ⇒ same tier.
 * `scales` are frozen by calibration: the median of the non-zero sums per dimension; absent: the dimension is off.
 */
export const policySchema = fields
  .refine((p) => p.dimensions.length > 1 || p.oneDimensionBecause !== undefined, {
    path: ['dimensions'],
    message:
      'One dimension alone ranks everyone by one opinion: add a second, or say with --force why one is enough.',
  })
  .refine((p) => isWhole(p.dimensions.reduce((sum, d) => sum + d.weight, 0)), {
    path: ['dimensions'],
    message: 'The weights must add up to 1.',
  })
  .refine((p) => distinct(p.dimensions.map(({ name }) => name)), {
    path: ['dimensions'],
    message: 'Two dimensions have one name.',
  })
  .refine((p) => isWhole(p.tiers.reduce((sum, t) => sum + t.share, 0)), {
    path: ['tiers'],
    message: 'The shares must add up to 1.',
  })
  .refine((p) => distinct(p.tiers.map(({ code }) => code)), {
    path: ['tiers'],
    message: 'Two tiers have one code.',
  })
  .refine((p) => p.smallBase.thresholds.length === p.tiers.length - 1, {
    path: ['smallBase', 'thresholds'],
    message: 'One threshold for each tier but the lowest.',
  })
  .refine((p) => p.cuts.by === 'quantile' || p.cuts.thresholds.length === p.tiers.length - 1, {
    path: ['cuts', 'thresholds'],
    message: 'One threshold for each tier but the lowest.',
  })
  .refine((p) => unknownTiers(p.names ?? [], p.tiers).length === 0, {
    path: ['names'],
    message: 'The names speak of a tier that the policy does not have.',
  })
  .superRefine((policy, { addIssue }) => {
    for (const { path, message } of [...missingActions(policy.tiers), ...strayTiers(policy)])
      addIssue({ code: 'custom', path, message })
  })

export type Policy = z.infer<typeof policySchema>
