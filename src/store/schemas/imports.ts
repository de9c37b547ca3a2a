import { Schema } from 'mongoose'
import { asItComes, required, schemaOptions } from './schema.ts'

/** `imports`: what was imported and how it ended. */
export const importSchema = new Schema(
  {
    _id: required(String),
    kind: required(String),
    source: required(String),
    file: required(String),
    startedAt: required(Date),
    endedAt: Date,
    rows: required(Number),
    taken: required(Number),
    known: required(Number),
    quarantined: required(Number),
  },
  schemaOptions,
)

/** `quarantine`: rows that were not taken. A value may be the empty text, which mongoose's `required` refuses. */
export const quarantineSchema = new Schema(
  {
    _id: required(String),
    importId: required(String),
    line: required(Number),
    column: String,
    value: String,
    reason: required(String),
    waitsFor: String,
    held: asItComes,
  },
  schemaOptions,
)
