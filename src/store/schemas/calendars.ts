import { Schema } from 'mongoose'
import { required, schemaOptions } from './schema.ts'

/** `calendars`: `_id` is `CN|2027-02-08`. */
export const calendarSchema = new Schema(
  {
    _id: required(String),
    region: required(String),
    day: required(String),
    isWorking: required(Boolean),
    name: String,
    source: required(String),
    by: required(String),
    enteredAt: required(Date),
  },
  schemaOptions,
)
