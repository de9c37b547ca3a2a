import {
  BSONRegExp,
  type Doc,
  isArray,
  isDoc,
  type Maybe,
  setField,
  type Value,
} from '#src/embedded/mongo/bson/value.ts'
import { valueKey } from '#src/embedded/mongo/bson/value-key.ts'
import { failedToParse, MongoError } from '#src/embedded/mongo/errors.ts'
import { compileExpression } from '#src/embedded/mongo/expression/compile.ts'
import { checkVariableName } from '#src/embedded/mongo/expression/conditional.ts'
import { compileFilter } from '#src/embedded/mongo/query/compile.ts'
import { visitPath } from '#src/embedded/mongo/query/path-values.ts'
import type { Collection } from '#src/embedded/mongo/storage/collection.ts'
import { findIn } from '#src/embedded/mongo/storage/find.ts'
import { changedAt } from '#src/embedded/mongo/update/path.ts'
import { envOf } from './group.ts'
import type { BuildStage, Stage, StageContext } from './stage.ts'

const documentsOf = (collection: Collection | undefined): Doc[] =>
  [...(collection?.entries() ?? [])].map(([, doc]) => doc)

/** The values of a path for an equality: an array's elements, null where it is missing. */
const equalityValues = (doc: Doc, parts: readonly string[]): Value[] => {
  const values: Value[] = []
  visitPath(doc, parts, (value) => {
    values.push(value ?? null)
    return false
  })
  return values
}

const localValues = (doc: Doc, parts: readonly string[]): Value[] => {
  const values = equalityValues(doc, parts)
  const elements = values.filter((v) => !isArray(v))
  return values.length === 0
    ? [null]
    : elements.length > 0 || values.some((v) => isArray(v) && v.length === 0)
      ? elements
      : values
}

type Finder = (doc: Doc) => Doc[]

const hashed = (foreign: Doc[], path: string): ((values: Value[]) => Doc[]) => {
  const byKey = new Map<string, number[]>()
  for (const [at, doc] of foreign.entries())
    for (const key of new Set(equalityValues(doc, path.split('.')).map(valueKey)))
      byKey.set(key, [...(byKey.get(key) ?? []), at])
  return (values) => {
    const places = new Set(values.flatMap((v) => byKey.get(valueKey(v)) ?? []))
    return [...places].sort((a, b) => a - b).map((at) => foreign[at] as Doc)
  }
}

const indexedOn = (collection: Collection | undefined, path: string) =>
  collection?.indexes.some(
    ({ definition }) =>
      definition.fields[0]?.path === path && !definition.partialFilter && !definition.sparse,
  )

/** Documents of the foreign collection whose field equals one of the local field's values. */
const equalityFinder = (
  foreign: Collection | undefined,
  localField: string,
  foreignField: string,
): Finder => {
  const parts = localField.split('.')
  if (foreign && indexedOn(foreign, foreignField)) {
    return (doc) => {
      const values = localValues(doc, parts).filter((v) => !(v instanceof BSONRegExp))
      const filter: Doc = { [foreignField]: { $in: values } }
      return findIn(foreign, {
        filter,
        matches: compileFilter(filter, { variables: {}, now: new Date() }),
      }).found.map((one) => one.doc)
    }
  }
  let find: ((values: Value[]) => Doc[]) | undefined
  return (doc) => {
    find ??= hashed(documentsOf(foreign), foreignField)
    return find(localValues(doc, parts))
  }
}

const text = (spec: Doc, key: string, name: string, code = 9): string => {
  const value = spec[key]
  if (typeof value !== 'string') throw new MongoError(code, `${name} argument '${key}' must be a string`)
  return value
}

const variablesOf = (spec: Maybe, context: StageContext): ((doc: Doc) => Record<string, Maybe>) => {
  if (spec === undefined) return () => ({})
  if (!isDoc(spec)) throw failedToParse("$lookup argument 'let' must be an object")
  for (const name of Object.keys(spec)) checkVariableName(name)
  const parts = Object.keys(spec).map(
    (name) =>
      [name, compileExpression(spec[name] as Value, new Set(Object.keys(context.scope.variables)))] as const,
  )
  return (doc) =>
    Object.fromEntries(parts.map(([name, evaluate]) => [name, evaluate(envOf(doc, context.scope))]))
}

const lookup: BuildStage = (spec, context) => {
  if (!isDoc(spec)) throw failedToParse('the $lookup specification must be an Object')
  const unknown = Object.keys(spec).find(
    (key) => !['from', 'as', 'localField', 'foreignField', 'let', 'pipeline'].includes(key),
  )
  if (unknown) throw failedToParse(`unknown argument to $lookup: ${unknown}`)
  const as = text(spec, 'as', '$lookup').split('.')
  const from =
    spec['from'] === undefined ? undefined : context.engine.find(context.db, text(spec, 'from', '$lookup'))
  const find = joined(spec, from, context)
  return function* (docs) {
    for (const doc of docs) {
      const found = find(doc)
      yield changedAt(doc, as, () => found, true) as Doc
    }
  }
}

const joined = (spec: Doc, from: Collection | undefined, context: StageContext): Finder => {
  const pipeline = spec['pipeline']
  const byField = 'localField' in spec || 'foreignField' in spec
  if (pipeline !== undefined && !isArray(pipeline))
    throw new MongoError(14, "'pipeline' option must be specified as an array")
  if (!pipeline && !byField)
    throw failedToParse(
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    )
  const equal = byField
    ? equalityFinder(from, text(spec, 'localField', '$lookup'), text(spec, 'foreignField', '$lookup'))
    : undefined
  if (!isArray(pipeline)) return equal as Finder
  const bound = variablesOf(spec['let'], context)
  return (doc) => {
    const scope = { ...context.scope, variables: { ...context.scope.variables, ...bound(doc) } }
    const inner: StageContext = { ...context, scope, collection: equal ? undefined : from }
    return [...context.run(equal ? equal(doc) : documentsOf(from), pipeline, inner)]
  }
}

const unionWith: BuildStage = (spec, context): Stage => {
  const given = isDoc(spec) ? spec : { coll: spec }
  const pipeline = given['pipeline'] ?? []
  if (!isArray(pipeline)) throw failedToParse("$unionWith argument 'pipeline' must be an array")
  const name = given['coll']
  if (name !== undefined && typeof name !== 'string')
    throw failedToParse('the $unionWith stage specification must be an object or string')
  const other = name === undefined ? undefined : context.engine.find(context.db, name)
  return function* (docs) {
    yield* docs
    yield* context.run(documentsOf(other), pipeline, { ...context, collection: other })
  }
}

type Graph = {
  readonly from: Doc[]
  readonly connectFrom: readonly string[]
  readonly connectTo: string
  readonly most: number
  readonly depthField: string | undefined
}

const traverse = (start: Value[], { from, connectFrom, connectTo, most, depthField }: Graph): Doc[] => {
  const find = hashed(from, connectTo)
  const found = new Map<Doc, Doc>()
  let frontier = start
  for (let depth = 0; frontier.length > 0 && depth <= most; depth++) {
    const fresh = find(frontier).filter((doc) => !found.has(doc))
    for (const doc of fresh)
      found.set(doc, depthField === undefined ? doc : withField(doc, depthField, depth))
    frontier = fresh.flatMap((doc) => equalityValues(doc, connectFrom).filter((v) => !isArray(v)))
  }
  return [...found.values()]
}

const withField = (doc: Doc, field: string, value: Value): Doc => {
  const made = { ...doc }
  setField(made, field, value)
  return made
}

const graphLookup: BuildStage = (spec, context) => {
  if (!isDoc(spec)) throw new MongoError(40327, 'the $graphLookup stage specification must be an object')
  const known = [
    'from',
    'startWith',
    'connectFromField',
    'connectToField',
    'as',
    'maxDepth',
    'depthField',
    'restrictSearchWithMatch',
  ]
  const unknown = Object.keys(spec).find((key) => !known.includes(key))
  if (unknown) throw new MongoError(40104, `Unknown argument to $graphLookup: ${unknown}`)
  if (spec['startWith'] === undefined)
    throw new MongoError(
      40105,
      "$graphLookup requires 'from', 'as', 'startWith', 'connectFromField', and 'connectToField' to be specified.",
    )
  const as = text(spec, 'as', '$graphLookup', 40103).split('.')
  const restrict = isDoc(spec['restrictSearchWithMatch'])
    ? compileFilter(spec['restrictSearchWithMatch'], context.scope)
    : () => true
  const startWith = compileExpression(spec['startWith'], new Set(Object.keys(context.scope.variables)))
  const most = spec['maxDepth']
  const graph: Graph = {
    from: documentsOf(context.engine.find(context.db, text(spec, 'from', '$graphLookup', 40103))).filter(
      (doc) => restrict(doc),
    ),
    connectFrom: text(spec, 'connectFromField', '$graphLookup', 40103).split('.'),
    connectTo: text(spec, 'connectToField', '$graphLookup', 40103),
    most: typeof most === 'number' ? most : most === undefined ? Number.POSITIVE_INFINITY : Number(most),
    depthField:
      spec['depthField'] === undefined ? undefined : text(spec, 'depthField', '$graphLookup', 40103),
  }
  return function* (docs) {
    for (const doc of docs) {
      const start = startWith(envOf(doc, context.scope)) ?? null
      yield changedAt(doc, as, () => traverse(isArray(start) ? start : [start], graph), true) as Doc
    }
  }
}

/** Stages that bring in other collections. */
export const joinStages: Readonly<Record<string, BuildStage>> = {
  $lookup: lookup,
  $unionWith: unionWith,
  $graphLookup: graphLookup,
}
