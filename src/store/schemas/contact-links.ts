import { Schema } from 'mongoose'
import { asItComes, required, schemaOptions } from './schema.ts'

/** `contactlinks`: reps' contacts on a chat surface, and whose people they are. */
export const contactLinkSchema = new Schema(
  {
    _id: required(String),
    surface: required(String),
    contactId: required(String),
    rep: required(String),
    name: { type: String, default: '' },
    company: String,
    remark: String,
    phones: { type: [String], required: true },
    since: required(Date),
    tags: { type: [String], required: true },
    seenAt: required(Date),
    state: required(String),
    customerId: String,
    by: String,
    candidates: { type: [String], default: undefined },
    askedAt: Date,
    answer: asItComes,
    tagDue: Boolean,
  },
  schemaOptions,
)
