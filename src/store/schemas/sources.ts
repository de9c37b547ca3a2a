import { Schema } from 'mongoose'
import { asItComes, required, schemaOptions } from './schema.ts'

/** `sources`: rhythm and silence of each source of facts, by its name. */
export const sourceSchema = new Schema(
  {
    _id: required(String),
    kinds: [String],
    firstAt: required(Date),
    lastAt: required(Date),
    newestAt: required(Date),
    gaps: asItComes,
    outage: asItComes,
    rests: asItComes,
    rev: required(Number),
  },
  schemaOptions,
)
