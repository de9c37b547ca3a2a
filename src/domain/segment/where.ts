import type { KnownField } from './fields.ts'

/** A field of the product, or an attribute: `attr.region`, its name in `textKey` form. */
export type Field = KnownField | `attr.${string}`

/** What a field is compared with; numbers of money are base-currency major units, shares are 0 to 1. */
export type Value = string | number

export type Order = '<' | '<=' | '>' | '>='

/** One condition on one field. */
export type Condition =
  | { readonly op: '=' | Order; readonly field: Field; readonly value: Value }
  | { readonly op: 'in'; readonly field: Field; readonly values: readonly Value[] }
  | { readonly op: 'known'; readonly field: Field }

/** Who belongs to a segment, as plain data. `!=` is `not =`, `not in` is `not` of `in`. */
export type Where =
  | Condition
  | { readonly op: 'and'; readonly parts: readonly Where[] }
  | { readonly op: 'or'; readonly parts: readonly Where[] }
  | { readonly op: 'not'; readonly part: Where }

/** All of these. Ands within are taken in, one alone is itself. */
export const and = (parts: readonly Where[]): Where => joined('and', parts)

/** Any of these. Ors within are taken in, one alone is itself. */
export const or = (parts: readonly Where[]): Where => joined('or', parts)

/** The opposite; a double negation is none. */
export const not = (part: Where): Where => (part.op === 'not' ? part.part : { op: 'not', part })

/** One of these values; a list of one is `=`. */
export function oneOf(field: Field, values: readonly Value[]): Condition {
  const [value] = values
  return values.length === 1 && value !== undefined ? { op: '=', field, value } : { op: 'in', field, values }
}

function joined(op: 'and' | 'or', parts: readonly Where[]): Where {
  const flat = parts.flatMap((part) => (part.op === op ? part.parts : [part]))
  const [only] = flat
  return flat.length === 1 && only !== undefined ? only : { op, parts: flat }
}

/** Every condition in it, left to right. */
export function conditionsIn(where: Where): readonly Condition[] {
  if (where.op === 'not') return conditionsIn(where.part)
  if (where.op === 'and' || where.op === 'or') return where.parts.flatMap(conditionsIn)
  return [where]
}

/** The fields it asks about, each once: for callers that must refuse some (a tier must not decide a tier). */
export const fieldsIn = (where: Where): readonly Field[] => [
  ...new Set(conditionsIn(where).map(({ field }) => field)),
]

/** The attribute's name in `attr.region`; absent for the product's own fields. */
export const attributeOf = (field: Field): string | undefined =>
  field.startsWith('attr.') ? field.slice('attr.'.length) : undefined

/** The name of an attribute as a field. */
export const attributeField = (key: string): Field => `attr.${key}`
