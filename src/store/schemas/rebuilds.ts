import { Schema } from 'mongoose'
import { asItComes, required, schemaOptions } from './schema.ts'

/** `rebuilds`: `_id` is the policy version. */
export const rebuildSchema = new Schema(
  {
    _id: required(String),
    version: required(Number),
    phase: required(String),
    after: String,
    done: required(Number),
    total: required(Number),
    moves: asItComes,
    startedAt: required(Date),
    endedAt: Date,
    holder: String,
    leaseUntil: Date,
  },
  schemaOptions,
)

/** `evaluations`: `_id` is the company's day, the policy version and the days judged. */
export const evaluationSchema = new Schema(
  {
    _id: required(String),
    at: required(Date),
    asOf: required(Date),
    days: required(Number),
    policyVersion: required(Number),
    currency: required(String),
    customers: required(Number),
    sampled: required(Number),
    result: asItComes,
    refused: asItComes,
  },
  schemaOptions,
)
