import { Schema } from 'mongoose'
import { asItComes, part, required, schemaOptions } from './schema.ts'

/** `users`: one person, one row, whatever the surface. */
export const userSchema = new Schema(
  {
    _id: required(String),
    name: required(String),
    role: required(String),
    email: String,
    manager: String,
    managerFrom: String,
    team: String,
    locale: required(String),
    zone: required(String),
    quietHours: asItComes,
    cover: asItComes,
    settings: asItComes,
    identities: [part({ surface: String, team: String, userId: String })],
    active: required(Boolean),
    sample: Boolean,
  },
  schemaOptions,
)

/** `audit`: who read or changed what, as links of a hash chain. */
export const auditSchema = new Schema(
  {
    _id: required(String),
    chain: required(String),
    n: required(Number),
    at: required(Date),
    who: required(String),
    action: required(String),
    customerId: String,
    fields: { type: [String], default: undefined },
    previous: required(String),
    hash: required(String),
  },
  schemaOptions,
)

/** `settings`: a few named values of the company. */
export const settingSchema = new Schema({ _id: required(String), value: asItComes }, schemaOptions)
