import { compareValues } from '#src/embedded/mongo/bson/compare.ts'
import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { typeOrder } from '#src/embedded/mongo/bson/type.ts'
import { type Doc, isArray, isDoc, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { compileExpression } from '#src/embedded/mongo/expression/compile.ts'
import { parseSort, sortBy } from '#src/embedded/mongo/query/sort.ts'
import { envOf, group } from './group.ts'
import { compileAccumulator } from './group-accumulators.ts'
import type { BuildStage, Stage } from './stage.ts'

const boundariesOf = (raw: Maybe): Value[] => {
  if (!isArray(raw)) throw new MongoError(40200, "The $bucket 'boundaries' field must be an array")
  if (raw.length < 2)
    throw new MongoError(
      40192,
      `The $bucket 'boundaries' field must have at least 2 values, but found ${raw.length} value(s).`,
    )
  for (let i = 1; i < raw.length; i++) {
    if (typeOrder(raw[i]) !== typeOrder(raw[0]))
      throw new MongoError(40193, "All values in the 'boundaries' option to $bucket must have the same type.")
    if (compareValues(raw[i - 1], raw[i]) >= 0)
      throw new MongoError(40194, "The 'boundaries' option to $bucket must be sorted in ascending order")
  }
  return raw.map((v) => (isDoc(v) && '$literal' in v ? (v['$literal'] as Value) : v))
}

/** $bucket is a $group on the bucket's lower boundary, sorted by it. */
const bucket: BuildStage = (spec, context, name): Stage => {
  if (!isDoc(spec)) throw new MongoError(40201, 'Argument to $bucket stage must be an object')
  const { groupBy, boundaries: raw, default: fallback, output = { count: { $sum: 1 } } } = spec
  if (groupBy === undefined || raw === undefined)
    throw new MongoError(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.")
  if (!isDoc(output)) throw new MongoError(40196, "The $bucket 'output' field must be an object")
  const boundaries = boundariesOf(raw)
  const steps = boundaries.slice(0, -1).map((low, i) => ({
    case: {
      $and: [
        { $gte: [groupBy, { $literal: low }] },
        { $lt: [groupBy, { $literal: boundaries[i + 1] as Value }] },
      ],
    },
    // biome-ignore lint/suspicious/noThenProperty: $switch's own word, never awaited
    then: { $literal: low },
  }))
  const otherwise: Doc =
    fallback === undefined
      ? {}
      : {
          default: {
            $literal: isDoc(fallback) && '$literal' in fallback ? (fallback['$literal'] as Value) : fallback,
          },
        }
  const grouped = group({ _id: { $switch: { branches: steps, ...otherwise } }, ...output }, context, name)
  const keys = parseSort({ _id: 1 })
  return (docs) => sortBy([...grouped(docs)], (doc) => doc, keys)
}

type Row = { readonly doc: Doc; readonly value: Value }

/** Rows in about equal parts; equal values stay together. */
const parts = (rows: readonly Row[], count: number): Row[][] => {
  const size = Math.max(1, Math.round(rows.length / count))
  const made: Row[][] = []
  for (let at = 0; at < rows.length; ) {
    const isLast = made.length === count - 1
    let end = isLast ? rows.length : Math.min(rows.length, at + size)
    while (end < rows.length && compareValues(rows[end]?.value, rows[end - 1]?.value) === 0) end += 1
    made.push(rows.slice(at, end))
    at = end
  }
  return made
}

const bucketAuto: BuildStage = (spec, { scope }): Stage => {
  if (!isDoc(spec)) throw new MongoError(40240, 'The argument to $bucketAuto must be an object')
  const { groupBy, buckets, output = { count: { $sum: 1 } } as Doc } = spec
  if (groupBy === undefined || buckets === undefined)
    throw new MongoError(40246, "$bucketAuto requires 'groupBy' and 'buckets' to be specified")
  if (spec['granularity'] !== undefined)
    throw new MongoError(
      115,
      "$bucketAuto's granularity is not supported by the embedded store. Set MONGODB_URI to a MongoDB server to use it.",
    )
  const count = isNum(buckets) ? toJsNumber(buckets) : 0
  if (!Number.isInteger(count) || count < 1)
    throw new MongoError(40243, `The $bucketAuto 'buckets' field must be greater than 0`)
  if (!isDoc(output)) throw new MongoError(40244, "The $bucketAuto 'output' field must be an object")
  const names = new Set(Object.keys(scope.variables))
  const groupValue = compileExpression(groupBy, names)
  const fields = Object.keys(output).map(
    (name) => [name, compileAccumulator(name, output[name], names)] as const,
  )
  return function* (docs) {
    const rows = [...docs]
      .map((doc): Row => ({ doc, value: groupValue(envOf(doc, scope)) ?? null }))
      .sort((a, b) => compareValues(a.value, b.value))
    const made = parts(rows, count)
    for (const [i, part] of made.entries()) {
      const max = made[i + 1]?.[0]?.value ?? (part.at(-1) as Row).value
      yield { _id: { min: (part[0] as Row).value, max }, ...folded(part, fields, scope) }
    }
  }
}

const folded = (
  rows: readonly Row[],
  fields: readonly (readonly [string, ReturnType<typeof compileAccumulator>])[],
  scope: Parameters<typeof envOf>[1],
): Doc =>
  Object.fromEntries(
    fields.map(([name, make]) => {
      const state = make()
      for (const { doc } of rows) state.add(envOf(doc, scope))
      return [name, state.result() ?? null]
    }),
  )

/** Groups by range. */
export const bucketStages: Readonly<Record<string, BuildStage>> = { $bucket: bucket, $bucketAuto: bucketAuto }
