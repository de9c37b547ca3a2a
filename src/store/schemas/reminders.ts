import { Schema } from 'mongoose'
import { asItComes, required, schemaOptions } from './schema.ts'

/** `reminders`: what is to be done for whom; `_id` names the occasion. */
export const reminderSchema = new Schema(
  {
    _id: required(String),
    customerId: required(String),
    to: required(String),
    kind: required(String),
    occasion: String,
    dueAt: required(Date),
    since: required(Date),
    channel: required(String),
    content: required(String),
    action: String,
    goal: asItComes,
    callToAction: asItComes,
    tier: String,
    lifecycle: required(String),
    valueState: String,
    valueAtRiskMinor: required(Number),
    isUrgent: required(Boolean),
    isGrowing: Boolean,
    hour: Number,
    state: required(String),
    snoozedUntil: Date,
    toldAt: Date,
    note: String,
    listedOn: String,
    escalated: Number,
    cardsDueAt: Date,
    result: asItComes,
    plannedAt: required(Date),
    sample: Boolean,
    rev: required(Number),
  },
  schemaOptions,
)
