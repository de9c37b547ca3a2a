import { compareValues } from '#src/embedded/mongo/bson/compare.ts'
import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { type Doc, isArray, isDoc, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { valueKey } from '#src/embedded/mongo/bson/value-key.ts'
import { failedToParse, MongoError, notSupported } from '#src/embedded/mongo/errors.ts'
import { compileExpression } from '#src/embedded/mongo/expression/compile.ts'
import { valueAt } from '#src/embedded/mongo/expression/field-path.ts'
import type { QueryScope } from '#src/embedded/mongo/query/predicate.ts'
import { parseSort, type SortKey, sortBy } from '#src/embedded/mongo/query/sort.ts'
import { changedAt } from '#src/embedded/mongo/update/path.ts'
import { envOf } from './group.ts'
import { compileAccumulator } from './group-accumulators.ts'
import type { BuildStage } from './stage.ts'

/** One output's value for each document of a partition, in order. */
type Output = (docs: readonly Doc[]) => Maybe[]

type Making = { readonly scope: QueryScope; readonly keys: readonly SortKey[] }

const rankKey = (doc: Doc, keys: readonly SortKey[]) =>
  keys.map((key) => valueKey(valueAt(doc, key.parts) ?? null)).join('|')

/** Ranks by the sort keys: `gaps` leaves out numbers after a tie. */
const ranks =
  (keys: readonly SortKey[], gaps: boolean): Output =>
  (docs) => {
    const made: number[] = []
    for (const [i, doc] of docs.entries()) {
      const before = docs[i - 1]
      if (before && rankKey(before, keys) === rankKey(doc, keys)) made.push(made[i - 1] as number)
      else made.push(gaps ? i + 1 : (made[i - 1] ?? 0) + 1)
    }
    return made
  }

const shift = (argument: Value, { scope }: Making): Output => {
  if (!isDoc(argument) || argument['output'] === undefined || !isNum(argument['by']))
    throw failedToParse("$shift requires 'output' and an integer 'by'")
  const names = new Set(Object.keys(scope.variables))
  const output = compileExpression(argument['output'], names)
  const fallback = compileExpression(argument['default'] ?? null, names)
  const by = toJsNumber(argument['by'])
  return (docs) =>
    docs.map((doc, i) => {
      const other = docs[i + by]
      return other ? (output(envOf(other, scope)) ?? null) : fallback(envOf(doc, scope))
    })
}

const ranking: Readonly<Record<string, (argument: Value, making: Making) => Output>> = {
  $documentNumber: () => (docs) => docs.map((_, i) => i + 1),
  $rank: (_, { keys }) => ranks(keys, true),
  $denseRank: (_, { keys }) => ranks(keys, false),
  $shift: shift,
}

type Frame = (docs: readonly Doc[], at: number) => readonly Doc[]

const end = (v: Maybe, open: number): number => {
  if (v === 'unbounded') return open
  if (v === 'current') return 0
  if (isNum(v)) return toJsNumber(v)
  throw new MongoError(5339902, "Window bounds must be 'unbounded', 'current' or a number")
}

const pair = (v: Maybe): readonly [number, number] => {
  if (!isArray(v) || v.length !== 2) throw new MongoError(5339901, 'Window bounds must be a 2-element array')
  return [end(v[0], Number.NEGATIVE_INFINITY), end(v[1], Number.POSITIVE_INFINITY)]
}

const byDocuments = (v: Maybe): Frame => {
  const [low, high] = pair(v)
  return (docs, at) => docs.slice(Math.max(0, at + low), Math.max(0, at + high + 1))
}

const byRange = (v: Maybe, keys: readonly SortKey[]): Frame => {
  const [low, high] = pair(v)
  const [key] = keys
  if (!key || keys.length > 1)
    throw new MongoError(5339902, 'Range-based window requires a sortBy with exactly one field')
  const number = (doc: Doc): number => {
    const value = valueAt(doc, key.parts)
    if (!isNum(value))
      throw new MongoError(5429414, 'Invalid range: expected the sortBy field to be a number')
    return toJsNumber(value)
  }
  return (docs, at) => {
    const here = number(docs[at] as Doc)
    return docs.filter((doc) => number(doc) - here >= low && number(doc) - here <= high)
  }
}

const frameOf = (window: Maybe, keys: readonly SortKey[]): Frame => {
  if (window === undefined) return (docs) => docs
  if (!isDoc(window)) throw failedToParse("'window' field must be an object")
  if ('unit' in window) throw notSupported("A $setWindowFields window with 'unit'")
  if ('documents' in window) return byDocuments(window['documents'])
  return 'range' in window ? byRange(window['range'], keys) : (docs) => docs
}

const unsupported = new Set([
  '$derivative',
  '$integral',
  '$expMovingAvg',
  '$linearFill',
  '$locf',
  '$covariancePop',
  '$covarianceSamp',
  '$minMaxScaler',
])

const outputOf = (field: string, spec: Value, making: Making): Output => {
  if (!isDoc(spec)) throw failedToParse(`The field '${field}' must be an object`)
  const { window, ...rest } = spec
  const [name = ''] = Object.keys(rest)
  if (unsupported.has(name)) throw notSupported(`The window operator ${name}`)
  const rank = Object.hasOwn(ranking, name) ? ranking[name] : undefined
  if (rank) {
    if (making.keys.length === 0)
      throw new MongoError(5371602, `${name} must be specified with a top level sortBy expression`)
    return rank(rest[name] as Value, making)
  }
  const make = compileAccumulator(field, rest, new Set(Object.keys(making.scope.variables)))
  const frame = frameOf(window, making.keys)
  return (docs) =>
    docs.map((_, at) => {
      const state = make()
      for (const doc of frame(docs, at)) state.add(envOf(doc, making.scope))
      return state.result()
    })
}

const setWindowFields: BuildStage = (spec, { scope }) => {
  if (!isDoc(spec) || !isDoc(spec['output']))
    throw failedToParse('the $setWindowFields stage specification must be an object with an output')
  const unknown = Object.keys(spec).find((key) => !['partitionBy', 'sortBy', 'output'].includes(key))
  if (unknown) throw new MongoError(40415, `BSON field '$setWindowFields.${unknown}' is an unknown field.`)
  const output = spec['output']
  const keys = parseSort(isDoc(spec['sortBy']) ? spec['sortBy'] : {})
  const outputs = Object.keys(output).map(
    (field) => [field.split('.'), outputOf(field, output[field] as Value, { scope, keys })] as const,
  )
  const partitionBy = compileExpression(spec['partitionBy'] ?? null, new Set(Object.keys(scope.variables)))
  return function* (docs) {
    for (const partition of partitions([...docs], (doc) => partitionBy(envOf(doc, scope)) ?? null)) {
      const ordered = sortBy(partition, (doc) => doc, keys)
      const columns = outputs.map(([parts, make]) => [parts, make(ordered)] as const)
      for (const [i, doc] of ordered.entries())
        yield columns.reduce<Doc>(
          (made, [parts, values]) => changedAt(made, parts, () => values[i] ?? null, true) as Doc,
          doc,
        )
    }
  }
}

/** Documents by the value of their partition, partitions in its order. */
const partitions = (docs: Doc[], partitionOf: (doc: Doc) => Value): Doc[][] => {
  const byKey = new Map<string, { readonly value: Value; readonly docs: Doc[] }>()
  for (const doc of docs) {
    const value = partitionOf(doc)
    const found = byKey.get(valueKey(value)) ?? { value, docs: [] }
    found.docs.push(doc)
    byKey.set(valueKey(value), found)
  }
  return [...byKey.values()].sort((a, b) => compareValues(a.value, b.value)).map((one) => one.docs)
}

/** Values over windows of neighbouring documents. */
export const windowStages: Readonly<Record<string, BuildStage>> = { $setWindowFields: setWindowFields }
