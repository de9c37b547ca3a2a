import { Schema } from 'mongoose'
import { asItComes, required, schemaOptions } from './schema.ts'

/** `problems`: what a customer cannot do, and who answers it by when. */
export const problemSchema = new Schema(
  {
    _id: required(String),
    customerId: required(String),
    text: required(String),
    openedBy: required(String),
    openedAt: required(Date),
    assignee: required(String),
    tier: String,
    promisedHours: required(Number),
    dueAt: required(Date),
    state: required(String),
    answer: asItComes,
    overdueToldAt: Date,
    sample: Boolean,
    rev: required(Number),
  },
  schemaOptions,
)
