import { Schema } from 'mongoose'
import { asItComes, required, schemaOptions } from './schema.ts'

/** `forecasts`: the newest fit of each policy version's base; `_id` is the version. */
export const forecastSchema = new Schema(
  {
    _id: required(String),
    policyVersion: required(Number),
    currency: required(String),
    fittedAt: required(Date),
    customers: required(Number),
    sampled: required(Number),
    fits: asItComes,
    season: required(String),
    backTest: asItComes,
    outlooks: [asItComes],
    lines: asItComes,
    pairs: asItComes,
  },
  schemaOptions,
)
