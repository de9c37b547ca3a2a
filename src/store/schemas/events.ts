import { Schema } from 'mongoose'
import { asItComes, required, schemaOptions } from './schema.ts'

/** `events`: facts as they arrived, of all kinds. */
export const eventSchema = new Schema(
  {
    _id: required(String),
    kind: required(String),
    customerId: required(String),
    source: required(String),
    at: required(Date),
    bookedAt: required(Date),
    receivedAt: required(Date),
    orderNumber: String,
    amountMinor: Number,
    currency: String,
    base: asItComes,
    leftMonths: { type: [String], default: undefined },
    movedFrom: { type: [String], default: undefined },
    product: String,
    quantity: Number,
    channel: String,
    direction: String,
    answered: Boolean,
    by: String,
    note: String,
    content: String,
    outcome: String,
    nextAt: Date,
    reminderId: String,
    topic: String,
    reason: String,
    rating: Number,
    complaint: Boolean,
    text: String,
    retracted: Boolean,
    answer: asItComes,
    stage: String,
  },
  schemaOptions,
)

/** `eventmonths`: the fold of one customer's month. */
export const eventMonthSchema = new Schema(
  {
    _id: required(String),
    customerId: required(String),
    month: required(String),
    policyVersion: required(Number),
    foldVersion: Number,
    facts: asItComes,
    rebooked: Number,
  },
  schemaOptions,
)
