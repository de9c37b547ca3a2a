import { type Doc, isArray, isDoc, type Value } from '#src/embedded/mongo/bson/value.ts'
import { visitPath } from './path-values.ts'
import type { Predicate, ValuePredicate } from './predicate.ts'

/** One condition, usable on a path of a document and on a bare value (inside $elemMatch, $pull, arrayFilters). */
export type Condition = {
  readonly onPath: (parts: readonly string[]) => Predicate
  readonly onValue: ValuePredicate
}

const single = (test: ValuePredicate, field: string): Predicate => {
  return (doc, details) => {
    const value = Object.hasOwn(doc, field) ? doc[field] : undefined
    if (!Array.isArray(value)) return test(value)
    const at = value.findIndex(test)
    if (at >= 0 && details) details.arrayIndex = at
    return at >= 0 || test(value)
  }
}

/** Holds where any value of the path passes, an array's elements among them. */
export const anyValue = (test: ValuePredicate): Condition => ({
  onValue: test,
  onPath: (parts) => {
    if (parts.length === 1) return single(test, parts[0] as string)
    return (doc, details) =>
      visitPath(doc, parts, (value, index) => {
        if (!test(value)) return false
        if (details && index !== undefined) details.arrayIndex = index
        return true
      })
  },
})

/** Holds where the field as a whole passes: an array is not looked into. */
export const wholeValue = (test: ValuePredicate): Condition => ({
  onValue: test,
  onPath: (parts) => (doc) => visitPath(doc, parts, (value) => test(value), false),
})

/** Holds where an array at the path has an element that passes; tells which. */
export const anyElement = (test: ValuePredicate): Condition => ({
  onValue: (value) => isArray(value) && value.some(test),
  onPath: (parts) => (doc, details) =>
    visitPath(
      doc,
      parts,
      (value, outer) => {
        const at = isArray(value) ? value.findIndex(test) : -1
        if (at >= 0 && details) details.arrayIndex = outer ?? at
        return at >= 0
      },
      false,
    ),
})

/** Holds where the condition does not, on the whole document: also where the field is missing. */
export const negated = (condition: Condition): Condition => ({
  onValue: (value) => !condition.onValue(value),
  onPath: (parts) => {
    const holds = condition.onPath(parts)
    return (doc) => !holds(doc)
  },
})

/** Holds where all do. */
export const every = (conditions: readonly Condition[]): Condition => {
  if (conditions.length === 1) return conditions[0] as Condition
  return {
    onValue: (value) => conditions.every((condition) => condition.onValue(value)),
    onPath: (parts) => {
      const all = conditions.map((condition) => condition.onPath(parts))
      return (doc, details) => all.every((holds) => holds(doc, details))
    },
  }
}

/** Holds nowhere. */
export const never: Condition = { onValue: () => false, onPath: () => () => false }

/** An element that a sub-filter can look into; an array counts as a document of its positions. */
export const asDocument = (value: Value | undefined): Doc | undefined => {
  if (isDoc(value)) return value
  return isArray(value) ? ({ ...value } as unknown as Doc) : undefined
}
