import { Schema } from 'mongoose'
import { asItComes, required, schemaOptions } from './schema.ts'

/** `modelasks`: what was sent to a language model, in redacted form, until `endsAt`. */
export const modelAskSchema = new Schema(
  {
    _id: required(String),
    at: required(Date),
    who: required(String),
    prompt: required(String),
    model: required(String),
    host: required(String),
    customers: { type: [String], required: true },
    system: required(String),
    turns: { type: [asItComes], required: true },
    outcome: String,
    endsAt: required(Date),
  },
  schemaOptions,
)
