import { Schema } from 'mongoose'
import { asItComes, part, required, schemaOptions } from './schema.ts'

const notice = part({
  kind: String,
  customerId: String,
  from: String,
  to: String,
  evidence: asItComes,
  source: String,
  kinds: { type: [String], default: undefined },
  since: Date,
  expectedFrom: Date,
  expectedTo: Date,
  stated: asItComes,
  customers: Number,
  moved: asItComes,
  plan: asItComes,
  group: String,
  changes: { type: [asItComes], default: undefined },
  members: { type: [String], default: undefined },
  reader: String,
  code: String,
  at: Date,
})

/** `outbox`: one row a message; `holder` names the lease. */
export const outboxSchema = new Schema(
  {
    _id: required(String),
    to: required(String),
    notice,
    state: required(String),
    attempts: required(Number),
    createdAt: required(Date),
    leaseUntil: Date,
    holder: String,
    sentAt: Date,
    failure: String,
    group: String,
    notBefore: Date,
    alone: Boolean,
    failures: Number,
    settledBy: String,
  },
  schemaOptions,
)

/** `tierchanges`: history with the evidence of its moment. */
export const tierChangeSchema = new Schema(
  {
    _id: required(String),
    customerId: required(String),
    rev: required(Number),
    at: required(Date),
    from: String,
    to: required(String),
    evidence: asItComes,
    moved: asItComes,
    plan: asItComes,
  },
  schemaOptions,
)

/** `messages`: what stands on which surface. */
export const messageSchema = new Schema(
  {
    _id: required(String),
    surface: required(String),
    userId: required(String),
    direction: required(String),
    text: String,
    card: asItComes,
    at: required(Date),
    ref: String,
  },
  schemaOptions,
)
