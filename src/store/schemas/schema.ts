import { Schema, type SchemaDefinition } from 'mongoose'

/** What the domain types describe in depth and no query looks into. Stored as it comes. */
export const asItComes = Schema.Types.Mixed

/** A field that every document has. */
export const required = <Type>(type: Type) => ({ type, required: true }) as const

/** Options of every schema: a field or a filter that the schema does not know is refused, empty objects stay. */
export const schemaOptions = {
  strict: 'throw',
  strictQuery: 'throw',
  minimize: false,
  versionKey: false,
  autoIndex: false,
  autoCreate: false,
  id: false,
} as const

/** A part of a document, without an `_id` of its own. */
export const part = (definition: SchemaDefinition): Schema =>
  new Schema(definition, { ...schemaOptions, _id: false })
