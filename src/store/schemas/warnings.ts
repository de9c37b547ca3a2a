import { Schema } from 'mongoose'
import { asItComes, part, required, schemaOptions } from './schema.ts'

/** `warnings`: early warnings as they were given, one a standing. */
export const warningSchema = new Schema(
  {
    _id: required(String),
    customerId: required(String),
    policyVersion: required(Number),
    tier: required(String),
    to: required(String),
    issuedAt: required(Date),
    expectedFrom: required(Date),
    expectedTo: required(Date),
    stated: asItComes,
    features: asItComes,
    settled: part({ outcome: String, at: Date, on: Date }),
  },
  schemaOptions,
)

/** `warningbooks`: `_id` is the policy version; the track record by month, and up to where runs have looked. */
export const warningBookSchema = new Schema(
  { _id: required(String), months: asItComes, looked: asItComes },
  schemaOptions,
)
