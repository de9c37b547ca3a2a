import { typeOrder } from '#src/embedded/mongo/bson/type.ts'
import {
  BSONRegExp,
  type Doc,
  isArray,
  isDoc,
  type Maybe,
  type Value,
} from '#src/embedded/mongo/bson/value.ts'
import { truthy } from '#src/embedded/mongo/expression/truthy.ts'
import { hasOperators } from '#src/embedded/mongo/query/field-conditions.ts'
import { beyond, type Interval, intersection, point, startingWith } from './interval.ts'

/** One necessary condition of a filter: some value at the path lies in one of the intervals. */
export type Constraint = { readonly path: string; readonly intervals: readonly Interval[] }

/** What a filter demands of single paths, all of it necessary, and the fields that it says exist. */
export type Demands = { readonly constraints: readonly Constraint[]; readonly existing: ReadonlySet<string> }

const LITERAL_PREFIX = /^\^([\w\s@:;,/'"%&=<>~!#-]+)/

const prefixOf = (regex: BSONRegExp): string | undefined => {
  if (/[imx]/.test(regex.options) || regex.pattern.includes('|')) return undefined
  const found = LITERAL_PREFIX.exec(regex.pattern)?.[1]
  if (!found) return undefined
  const next = regex.pattern[found.length + 1]
  return next !== undefined && '*?{'.includes(next) ? found.slice(0, -1) || undefined : found
}

const regexIntervals = (regex: BSONRegExp): Interval[] | undefined => {
  const prefix = prefixOf(regex)
  return prefix === undefined ? undefined : startingWith(prefix)
}

/** An array's index entries are its elements: whole arrays are not looked up. */
const indexable = (v: Maybe) => v !== undefined && !isArray(v) && typeOrder(v) !== -1 && typeOrder(v) !== 127

const equality = (v: Value): Interval[] | undefined => (indexable(v) ? [point(v)] : undefined)

const membership = (operand: Value): Interval[] | undefined => {
  if (!isArray(operand)) return undefined
  const each = operand.map((v) => (v instanceof BSONRegExp ? regexIntervals(v) : equality(v)))
  return each.every((one) => one !== undefined) ? each.flat() : undefined
}

type RangeName = '$gt' | '$gte' | '$lt' | '$lte'
const isRange = (name: string): name is RangeName => ['$gt', '$gte', '$lt', '$lte'].includes(name)

const intervalsOf = (name: string, operand: Value, operators: Doc): Interval[] | undefined => {
  if (name === '$eq') return equality(operand)
  if (name === '$in') return membership(operand)
  if (isRange(name)) return indexable(operand) && operand !== null ? [beyond(name, operand)] : undefined
  if (name !== '$regex' || operators['$options'] !== undefined) return undefined
  if (operand instanceof BSONRegExp) return regexIntervals(operand)
  return typeof operand === 'string' ? regexIntervals(new BSONRegExp(operand)) : undefined
}

type Collected = { constraints: Constraint[]; existing: Set<string> }

/** All conditions of a value-$elemMatch hold of one element: their intervals intersect. */
const elementConstraint = (path: string, operators: Doc, into: Collected) => {
  const own: Collected = { constraints: [], existing: new Set() }
  operatorDemands(path, operators, own)
  const single = own.constraints
    .filter((c) => c.intervals.length === 1)
    .map((c) => c.intervals[0] as Interval)
  const rest = own.constraints.filter((c) => c.intervals.length !== 1)
  if (single.length > 0) into.constraints.push({ path, intervals: [single.reduce(intersection)] })
  into.constraints.push(...rest)
}

const elementDemands = (path: string, operand: Value, into: Collected) => {
  if (!isDoc(operand)) return
  const first = Object.keys(operand)[0] ?? ''
  if (hasOperators(operand) && !['$and', '$or', '$nor', '$expr'].includes(first))
    elementConstraint(path, operand, into)
  else collect(operand, `${path}.`, into)
}

const allDemands = (path: string, operand: Value, into: Collected) => {
  if (isArray(operand)) for (const one of operand) fieldDemands(path, one, into)
}

const operatorDemands = (path: string, operators: Doc, into: Collected) => {
  for (const name of Object.keys(operators)) {
    const operand = operators[name] as Value
    if (name === '$elemMatch') elementDemands(path, operand, into)
    else if (name === '$all') allDemands(path, operand, into)
    else if (name === '$exists' && truthy(operand)) into.existing.add(path)
    const intervals = intervalsOf(name, operand, operators)
    if (intervals) into.constraints.push({ path, intervals })
  }
}

const fieldDemands = (path: string, operand: Value, into: Collected) => {
  if (hasOperators(operand)) {
    operatorDemands(path, operand, into)
    return
  }
  const intervals = operand instanceof BSONRegExp ? regexIntervals(operand) : equality(operand)
  if (intervals) into.constraints.push({ path, intervals })
}

const collect = (filter: Doc, prefix: string, into: Collected): void => {
  for (const key of Object.keys(filter)) {
    const operand = filter[key] as Value
    const branches = key === '$and' && isArray(operand) ? operand.filter((branch) => isDoc(branch)) : []
    for (const branch of branches) collect(branch, prefix, into)
    if (!key.startsWith('$')) fieldDemands(`${prefix}${key}`, operand, into)
  }
}

/** Read what a filter demands; what it says beyond that is left to the matcher. */
export const demandsOf = (filter: Doc): Demands => {
  const into: Collected = { constraints: [], existing: new Set() }
  collect(filter, '', into)
  return into
}
