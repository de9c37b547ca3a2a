import { Schema } from 'mongoose'
import { required, schemaOptions } from './schema.ts'

/** `rates`: `_id` is `EUR|CNY|2026-11-22`; the value is a decimal number as text, since a double would round it. */
export const rateSchema = new Schema(
  {
    _id: required(String),
    from: required(String),
    to: required(String),
    day: required(String),
    value: required(String),
  },
  schemaOptions,
)
