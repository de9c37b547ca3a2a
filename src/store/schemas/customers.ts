import { Schema } from 'mongoose'
import { asItComes, part, required, schemaOptions } from './schema.ts'

const score = part({
  kappa: Number,
  parts: asItComes,
  multiplier: Number,
  confidence: Number,
  policyVersion: Number,
  cutId: String,
  at: Date,
})

const tier = part({
  code: String,
  since: Date,
  previous: String,
  belowSince: Date,
  shaken: Boolean,
  evidence: asItComes,
  proposed: asItComes,
  kept: asItComes,
})

/** `customers`: one document per customer or prospect. `wrote` names the bulk write that touched it last. */
export const customerSchema = new Schema(
  {
    _id: required(String),
    ref: required(String),
    name: required(String),
    aliases: [String],
    searchKeys: [String],
    kind: required(String),
    status: required(String),
    mergedInto: String,
    merged: asItComes,
    owner: String,
    parent: String,
    group: asItComes,
    attrs: asItComes,
    contacts: [asItComes],
    tags: [String],
    profileAt: Date,
    facts: asItComes,
    score,
    scoreNext: asItComes,
    tier,
    lifecycle: required(String),
    prospect: asItComes,
    override: asItComes,
    followUp: asItComes,
    sample: Boolean,
    knownSince: required(Date),
    nextCheckAt: Date,
    dirty: part({ token: String, at: Date, months: [String], open: [asItComes] }),
    outgoing: [asItComes],
    outgoingSince: Date,
    rev: required(Number),
    v: required(Number),
    wrote: String,
  },
  schemaOptions,
)

/** `customerrefs`: `_id` is `system|id`. */
export const customerRefSchema = new Schema(
  { _id: required(String), customerId: required(String) },
  schemaOptions,
)
