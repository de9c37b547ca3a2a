import { Schema } from 'mongoose'
import { asItComes, required, schemaOptions } from './schema.ts'

/** `policies`: `_id` is the version; what stands in a policy is validated by the domain's own schema. */
export const policySchema = new Schema(
  {
    _id: required(Number),
    version: required(Number),
    scales: asItComes,
    calibratedAt: Date,
    /** When it was last put in force; no part of the policy. */
    since: Date,
  },
  // The rest is the domain's: a rule that a policy gains needs no line here.
  { ...schemaOptions, strict: false },
)

/** `cuts`: the thresholds and the sketch of each run. */
export const cutSchema = new Schema(
  {
    _id: required(String),
    kind: required(String),
    policyVersion: required(Number),
    at: required(Date),
    thresholds: [asItComes],
    ranked: required(Number),
    base: required(Number),
    sketch: [Number],
    medianParts: asItComes,
    driftPerDay: required(Number),
    everyDays: Number,
    prospects: asItComes,
    decidedAt: Date,
  },
  schemaOptions,
)
