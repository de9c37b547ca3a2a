import { Schema } from 'mongoose'
import { required, schemaOptions } from './schema.ts'

/** `conversations`: what an identity is in the middle of, until `endsAt`; `token` is another one after each change. */
export const conversationsSchema = new Schema(
  { _id: required(String), text: required(String), token: required(String), endsAt: required(Date) },
  schemaOptions,
)
