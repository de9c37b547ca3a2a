import { Schema } from 'mongoose'
import { asItComes, required, schemaOptions } from './schema.ts'

/** `digests`: `_id` is manager, segment and local week. */
export const digestSchema = new Schema(
  {
    _id: required(String),
    userId: required(String),
    segment: String,
    week: required(String),
    figures: asItComes,
    lists: asItComes,
    told: asItComes,
  },
  schemaOptions,
)

/** `reviews`: `_id` is manager and month. */
export const reviewSchema = new Schema(
  {
    _id: required(String),
    userId: required(String),
    month: required(String),
    decisions: [asItComes],
    rev: required(Number),
  },
  schemaOptions,
)
