import { Schema } from 'mongoose'
import { required, schemaOptions } from './schema.ts'

/** `kept`: a text until `endsAt`. */
export const keptSchema = new Schema(
  { _id: required(String), text: required(String), endsAt: required(Date) },
  schemaOptions,
)
