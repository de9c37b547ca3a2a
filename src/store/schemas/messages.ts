import { Schema } from 'mongoose'
import { asItComes, required, schemaOptions } from './schema.ts'

/** `outbox`: one row a message; `holder` names the lease. */
export const outboxSchema = new Schema(
  {
    _id: required(String),
    to: required(String),
    // The data of a notice, one shape a kind: src/ports/outbox.ts says which.
    notice: asItComes,
    state: required(String),
    attempts: required(Number),
    createdAt: required(Date),
    leaseUntil: Date,
    holder: String,
    sentAt: Date,
    closedAt: Date,
    failure: String,
    group: String,
    notBefore: Date,
    alone: Boolean,
    failures: Number,
    settledBy: String,
  },
  schemaOptions,
)

/** `messageslots`: who has a reader's place of a day; `_id` is the place: `mei|2026-11-23|1`. */
export const slotSchema = new Schema({ _id: required(String), key: required(String) }, schemaOptions)

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
    files: asItComes,
    at: required(Date),
    changedAt: Date,
    ref: String,
  },
  schemaOptions,
)
