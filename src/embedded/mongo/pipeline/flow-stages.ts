import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { type Doc, isArray, isDoc, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { compileExpression } from '#src/embedded/mongo/expression/compile.ts'
import { compileFilter } from '#src/embedded/mongo/query/compile.ts'
import { parseSort, sortBy } from '#src/embedded/mongo/query/sort.ts'
import { envOf, group } from './group.ts'
import type { BuildStage } from './stage.ts'
import { unwind } from './unwind.ts'

const match: BuildStage = (spec, { scope }) => {
  if (!isDoc(spec)) throw new MongoError(15959, 'the match filter must be an expression in an object')
  const matches = compileFilter(spec, scope)
  return function* (docs) {
    for (const doc of docs) if (matches(doc)) yield doc
  }
}

const sort: BuildStage = (spec) => {
  if (!isDoc(spec)) throw new MongoError(15973, 'the $sort key specification must be an object')
  const keys = parseSort(spec)
  if (keys.length === 0) throw new MongoError(15976, '$sort stage must have at least one sort key')
  return (docs) => sortBy([...docs], (doc) => doc, keys)
}

const wholeNumber = (v: Value, name: string, code: number): number => {
  const n = isNum(v) ? toJsNumber(v) : Number.NaN
  if (!Number.isInteger(n))
    throw new MongoError(
      code,
      `invalid argument to ${name} stage: Expected an integer: ${name}: ${String(v)}`,
    )
  if (n < 0)
    throw new MongoError(
      code,
      `invalid argument to ${name} stage: Expected a non-negative number in: ${name}: ${n}`,
    )
  return n
}

function* first(docs: Iterable<Doc>, n: number): Generator<Doc> {
  let taken = 0
  for (const doc of docs) {
    yield doc
    taken += 1
    if (taken >= n) return
  }
}

const limit: BuildStage = (spec) => {
  const n = wholeNumber(spec, '$limit', 5107201)
  if (n === 0) throw new MongoError(15958, 'the limit must be positive')
  return (docs) => first(docs, n)
}

const skip: BuildStage = (spec) => {
  const n = wholeNumber(spec, '$skip', 5107200)
  return function* (docs) {
    let passed = 0
    for (const doc of docs) if (passed++ >= n) yield doc
  }
}

const count: BuildStage = (spec) => {
  if (typeof spec !== 'string') throw new MongoError(40156, 'the count field must be a non-empty string')
  if (spec === '') throw new MongoError(40157, 'the count field must be a non-empty string')
  if (spec.startsWith('$')) throw new MongoError(40158, 'the count field cannot be a $-prefixed path')
  if (spec.includes('.')) throw new MongoError(40160, "the count field cannot contain '.'")
  return function* (docs) {
    let n = 0
    for (const _ of docs) n += 1
    if (n > 0) yield { [spec]: n }
  }
}

const sample: BuildStage = (spec) => {
  const size = isDoc(spec) ? spec['size'] : undefined
  if (!isDoc(spec)) throw new MongoError(28745, 'the $sample stage specification must be an object')
  if (!isNum(size))
    throw new MongoError(size === undefined ? 28749 : 28746, 'size argument to $sample must be a number')
  const n = toJsNumber(size)
  if (n <= 0) throw new MongoError(28747, 'size argument to $sample must be a positive integer')
  return (docs) => shuffled([...docs]).slice(0, Math.trunc(n))
}

const shuffled = (docs: Doc[]): Doc[] => {
  for (let i = docs.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1))
    ;[docs[i], docs[j]] = [docs[j] as Doc, docs[i] as Doc]
  }
  return docs
}

const sortByCount: BuildStage = (spec, context, name) => {
  const isExpression = isDoc(spec) && Object.keys(spec).length === 1 && Object.keys(spec)[0]?.startsWith('$')
  if (isDoc(spec) && !isExpression)
    throw new MongoError(
      40147,
      'the sortByCount field must be defined as a $-prefixed path or an expression inside an object',
    )
  if (!isDoc(spec) && (typeof spec !== 'string' || !spec.startsWith('$')))
    throw new MongoError(
      typeof spec === 'string' ? 40148 : 40149,
      'the sortByCount field must be defined as a $-prefixed path or an expression inside an object',
    )
  const grouped = group({ _id: spec, count: { $sum: 1 } }, context, name)
  const keys = parseSort({ count: -1 })
  return (docs) => sortBy([...grouped(docs)], (doc) => doc, keys)
}

const redacted = (doc: Doc, decide: (doc: Doc) => Maybe): Doc | undefined => {
  const decision = decide(doc)
  if (decision === 'keep') return doc
  if (decision === 'prune') return undefined
  if (decision !== 'descend')
    throw new MongoError(
      17053,
      "$redact's expression should not return anything aside from the variables $$KEEP, $$DESCEND, and $$PRUNE",
    )
  const within = (value: Value): Maybe => {
    if (isDoc(value)) return redacted(value, decide)
    return isArray(value) ? value.map(within).filter((v) => v !== undefined) : value
  }
  const kept = Object.keys(doc).map((key) => [key, within(doc[key] as Value)] as const)
  return Object.fromEntries(kept.filter(([, v]) => v !== undefined)) as Doc
}

const redact: BuildStage = (spec, { scope }) => {
  const evaluate = compileExpression(spec, new Set(Object.keys(scope.variables)))
  return function* (docs) {
    for (const doc of docs) {
      const kept = redacted(doc, (current) => evaluate({ ...envOf(doc, scope), current }))
      if (kept) yield kept
    }
  }
}

/** Stages that choose, order and multiply documents. */
export const flowStages: Readonly<Record<string, BuildStage>> = {
  $match: match,
  $sort: sort,
  $limit: limit,
  $skip: skip,
  $count: count,
  $unwind: unwind,
  $sample: sample,
  $sortByCount: sortByCount,
  $group: group,
  $redact: redact,
}
