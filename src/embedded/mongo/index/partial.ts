import { equalValues } from '#src/embedded/mongo/bson/compare.ts'
import { type Doc, isArray, isDoc, type Value } from '#src/embedded/mongo/bson/value.ts'
import { hasOperators } from '#src/embedded/mongo/query/field-conditions.ts'
import { type Demands, demandsOf } from './constraints.ts'
import { contains, holdsNull } from './interval.ts'

type Clause = readonly [path: string, operator: string, operand: Value]

/** A conjunction as single clauses; undefined where it is no plain conjunction. */
const clausesOf = (filter: Doc): Clause[] | undefined => {
  const clauses: Clause[] = []
  for (const key of Object.keys(filter)) {
    const operand = filter[key] as Value
    const more = key === '$and' ? conjunction(operand) : fieldClauses(key, operand)
    if (!more) return undefined
    clauses.push(...more)
  }
  return clauses
}

const conjunction = (operand: Value): Clause[] | undefined => {
  if (!isArray(operand)) return undefined
  const each = operand.map((branch) => (isDoc(branch) ? clausesOf(branch) : undefined))
  return each.every((one) => one !== undefined) ? each.flat() : undefined
}

const fieldClauses = (path: string, operand: Value): Clause[] | undefined => {
  if (path.startsWith('$')) return undefined
  if (!hasOperators(operand)) return [[path, '$eq', operand]]
  return Object.keys(operand).map((name) => [path, name, operand[name] as Value])
}

const implies = (query: readonly Clause[], demands: Demands, [path, operator, operand]: Clause): boolean => {
  if (query.some((clause) => clause[0] === path && clause[1] === operator && equalValues(clause[2], operand)))
    return true
  const asked = demands.constraints.filter((constraint) => constraint.path === path)
  if (operator === '$exists') return asked.some(({ intervals }) => !intervals.some(holdsNull))
  const covered = demandsOf({ [path]: { [operator]: operand } }).constraints.flatMap((c) => c.intervals)
  return asked.some(({ intervals }) =>
    intervals.every((inner) => covered.some((outer) => contains(outer, inner))),
  )
}

/** Does every document that the filter can match lie in an index with this partial filter? */
export const coveredByPartial = (filter: Doc, demands: Demands, partial: Doc): boolean => {
  const needed = clausesOf(partial)
  if (!needed) return false
  const query = clausesOf(filter) ?? fallbackClauses(filter)
  return needed.every((clause) => implies(query, demands, clause))
}

/** Where a filter is no plain conjunction, its own field clauses still hold. */
const fallbackClauses = (filter: Doc): Clause[] =>
  Object.keys(filter).flatMap((key) => fieldClauses(key, filter[key] as Value) ?? [])
