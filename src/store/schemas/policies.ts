import { Schema } from 'mongoose'
import { asItComes, required, schemaOptions } from './schema.ts'

/** `policies`: `_id` is the version; what stands in a policy is validated by the domain's own schema. */
export const policySchema = new Schema(
  {
    _id: required(Number),
    version: required(Number),
    name: required(String),
    baseCurrency: required(String),
    halfLifeDays: required(Number),
    landmark: required(Date),
    dimensions: [asItComes],
    interactionWeights: asItComes,
    tiers: [asItComes],
    hysteresis: asItComes,
    lifecycle: asItComes,
    smallBase: asItComes,
    scales: asItComes,
    calibratedAt: Date,
  },
  schemaOptions,
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
  },
  schemaOptions,
)
