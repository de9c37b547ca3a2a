import { Schema } from 'mongoose'
import { asItComes, required, schemaOptions } from './schema.ts'

/** `undos`: changes that their authors can take back; a day later they are gone. */
export const undoSchema = new Schema(
  {
    _id: required(String),
    by: required(String),
    at: required(Date),
    command: required(String),
    customerId: String,
    steps: { type: [asItComes], required: true },
    undoneAt: Date,
  },
  schemaOptions,
)
