import { Schema } from 'mongoose'
import { required, schemaOptions } from './schema.ts'

/** `installations`: where a surface's app is installed; `_id` is `slack|T1`, its tokens are sealed. */
export const installationSchema = new Schema(
  {
    _id: required(String),
    surface: required(String),
    team: required(String),
    teamName: String,
    appId: String,
    botUserId: required(String),
    scopes: [String],
    installedBy: required(String),
    installedAt: required(Date),
    secrets: required(String),
    expiresAt: Date,
  },
  schemaOptions,
)
