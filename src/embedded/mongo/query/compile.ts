import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { type Doc, isArray, isDoc, type Value } from '#src/embedded/mongo/bson/value.ts'
import { badValue, notSupported } from '#src/embedded/mongo/errors.ts'
import { compileExpression } from '#src/embedded/mongo/expression/compile.ts'
import { truthy } from '#src/embedded/mongo/expression/truthy.ts'
import { compileField, isReferenceField } from './field-conditions.ts'
import type { MatchDetails, Predicate, QueryScope } from './predicate.ts'

/** Compile a filter document; codes 2, 9 and 115 for what it must not say. */
export const compileFilter = (filter: Doc, scope: QueryScope): Predicate => {
  const clauses = Object.keys(filter).map((key) => compileClause(key, filter[key] as Value, scope))
  return allOf(clauses.filter((clause) => clause !== undefined))
}

const allOf = (clauses: Predicate[]): Predicate => {
  if (clauses.length === 1) return clauses[0] as Predicate
  return (doc, details) => {
    for (const clause of clauses) if (!clause(doc, details)) return false
    return true
  }
}

const branches = (name: string, operand: Value, scope: QueryScope): Predicate[] => {
  if (!isArray(operand)) throw badValue(`${name} must be an array`)
  if (operand.length === 0) throw badValue('$and/$or/$nor must be a nonempty array')
  return operand.map((branch) => {
    if (!isDoc(branch)) throw badValue('$or/$and/$nor entries need to be full objects')
    return compileFilter(branch, scope)
  })
}

const anyOf =
  (options: Predicate[]): Predicate =>
  (doc, details) => {
    const before = details?.arrayIndex
    for (const option of options) {
      if (option(doc, details)) return true
      restore(details, before)
    }
    return false
  }

const restore = (details: MatchDetails | undefined, before: number | undefined) => {
  if (details) details.arrayIndex = before
}

const expressionClause = (operand: Value, scope: QueryScope): Predicate => {
  const evaluate = compileExpression(operand, new Set(Object.keys(scope.variables)))
  return (doc) => truthy(evaluate({ root: doc, current: doc, variables: scope.variables, now: scope.now }))
}

const sampleClause = (operand: Value): Predicate => {
  const rate = isNum(operand) ? toJsNumber(operand) : Number.NaN
  if (!(rate >= 0 && rate <= 1)) throw badValue('$sampleRate needs a number between 0 and 1')
  return () => Math.random() < rate
}

type Clause = (operand: Value, scope: QueryScope) => Predicate | undefined

const clauses: Readonly<Record<string, Clause>> = {
  $and: (operand, scope) => allOf(branches('$and', operand, scope)),
  $or: (operand, scope) => anyOf(branches('$or', operand, scope)),
  $nor: (operand, scope) => {
    const any = anyOf(branches('$nor', operand, scope))
    return (doc) => !any(doc)
  },
  $expr: expressionClause,
  $comment: () => undefined,
  $sampleRate: sampleClause,
  $alwaysTrue: () => () => true,
  $alwaysFalse: () => () => false,
}

const refused = new Set(['$where', '$text', '$jsonSchema', '$near', '$geoNear', '$vectorSearch'])

const compileClause = (key: string, operand: Value, scope: QueryScope): Predicate | undefined => {
  const nested = (filter: Doc) => compileFilter(filter, scope)
  if (!key.startsWith('$') || isReferenceField(key)) return compileField(key, operand, nested)
  const clause = Object.hasOwn(clauses, key) ? clauses[key] : undefined
  if (clause) return clause(operand, scope)
  if (refused.has(key)) throw notSupported(key)
  throw badValue(
    `unknown top level operator: ${key}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
  )
}
