import { Schema } from 'mongoose'
import { asItComes, required, schemaOptions } from './schema.ts'

/** `questions`: what owners were asked, until `expiresAt`. */
export const questionSchema = new Schema(
  {
    _id: required(String),
    to: required(String),
    customerId: required(String),
    kind: required(String),
    options: { type: [asItComes], required: true },
    value: required(Number),
    askedAt: required(Date),
    expiresAt: required(Date),
    sample: Boolean,
    answered: asItComes,
    cardsDueAt: Date,
  },
  schemaOptions,
)
