import { Schema } from 'mongoose'
import { required, schemaOptions } from './schema.ts'

/** `stands`: a message as it stands on a surface, or the thread of a customer; `_id` is `slack|T1|D2|message|KEY`. */
export const standSchema = new Schema(
  {
    _id: required(String),
    surface: required(String),
    ref: String,
    begunAt: required(Date),
  },
  schemaOptions,
)
