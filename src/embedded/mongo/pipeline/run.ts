import { type Doc, isArray, isDoc, type Value } from '#src/embedded/mongo/bson/value.ts'
import { MongoError, notSupported, typeMismatch } from '#src/embedded/mongo/errors.ts'
import { compileFilter } from '#src/embedded/mongo/query/compile.ts'
import { parseSort } from '#src/embedded/mongo/query/sort.ts'
import type { Collection } from '#src/embedded/mongo/storage/collection.ts'
import { type FindResult, findIn } from '#src/embedded/mongo/storage/find.ts'
import { bucketStages } from './bucket-stages.ts'
import { type DocumentStage, documentStages, stageName } from './document-stages.ts'
import { flowStages } from './flow-stages.ts'
import { joinStages } from './join-stages.ts'
import { outputStages } from './output-stages.ts'
import { sourceStages } from './source-stages.ts'
import type { BuildStage, Stage, StageContext } from './stage.ts'
import { windowStages } from './window-stage.ts'

const facet: BuildStage = (spec, context) => {
  if (!isDoc(spec) || Object.keys(spec).length === 0)
    throw new MongoError(40169, 'the $facet specification must be a non-empty object')
  const pipelines = Object.keys(spec).map((name) => [name, facetPipeline(name, spec[name] as Value)] as const)
  return (docs) => {
    const all = [...docs]
    return [
      Object.fromEntries(pipelines.map(([name, pipeline]) => [name, [...runStages(all, pipeline, context)]])),
    ]
  }
}

const facetPipeline = (name: string, pipeline: Value): Value[] => {
  if (!isArray(pipeline)) throw new MongoError(40170, `arguments to $facet must be arrays, ${name} is not`)
  const forbidden = pipeline
    .map((stage) => (isDoc(stage) ? stageName(stage) : ''))
    .find((stage) => ['$facet', '$out', '$merge', '$indexStats', '$collStats'].includes(stage))
  if (forbidden) throw new MongoError(40600, `${forbidden} is not allowed to be used within a $facet stage`)
  return pipeline
}

const perDocument =
  (build: (typeof documentStages)[string]): BuildStage =>
  (spec, { scope }, name) => {
    const stage: DocumentStage = build(spec, scope, name)
    return function* (docs) {
      for (const doc of docs) yield stage(doc)
    }
  }

const stages: Readonly<Record<string, BuildStage>> = {
  ...Object.fromEntries(Object.entries(documentStages).map(([name, build]) => [name, perDocument(build)])),
  ...flowStages,
  ...bucketStages,
  ...joinStages,
  ...outputStages,
  ...sourceStages,
  ...windowStages,
  $facet: facet,
}

const unsupported = new Set([
  '$changeStream',
  '$geoNear',
  '$search',
  '$searchMeta',
  '$vectorSearch',
  '$currentOp',
  '$listSessions',
  '$listLocalSessions',
  '$planCacheStats',
  '$densify',
  '$fill',
  '$changeStreamSplitLargeEvent',
  '$listSampledQueries',
  '$querySettings',
  '$queryStats',
  '$rankFusion',
  '$scoreFusion',
])

const firstOnly = new Set(['$documents', '$indexStats', '$collStats'])

const buildStage = (raw: Value, at: number, last: number, context: StageContext): Stage => {
  if (!isDoc(raw)) throw typeMismatch("Each element of the 'pipeline' array must be an object")
  const name = stageName(raw)
  if (unsupported.has(name)) throw notSupported(name)
  const build = Object.hasOwn(stages, name) ? stages[name] : undefined
  if (!build) throw new MongoError(40324, `Unrecognized pipeline stage name: '${name}'`)
  if ((name === '$out' || name === '$merge') && at !== last)
    throw new MongoError(40601, `${name} can only be the final stage in the pipeline`)
  if (firstOnly.has(name) && at > 0)
    throw new MongoError(40602, `${name} is only valid as the first stage in a pipeline.`)
  return build(raw[name] as Value, context, name)
}

const runStages = (docs: Iterable<Doc>, pipeline: readonly Value[], context: StageContext): Iterable<Doc> =>
  pipeline
    .map((stage, at) => buildStage(stage, at, pipeline.length - 1, context))
    .reduce<Iterable<Doc>>((flow, stage) => stage(flow), docs)

/** What the first stages let an index do. */
type Front = { readonly filter: Doc; readonly sort: Doc; readonly limit: number; readonly taken: number }

const specOf = (stage: Value | undefined, name: string): Value | undefined =>
  isDoc(stage) && Object.keys(stage).length === 1 ? stage[name] : undefined

/** Leading $match, $sort and $limit are one find. */
const frontOf = (pipeline: readonly Value[]): Front => {
  const match = specOf(pipeline[0], '$match')
  let taken = isDoc(match) ? 1 : 0
  const sort = specOf(pipeline[taken], '$sort')
  const sorts = isDoc(sort) && Object.keys(sort).length > 0
  taken += sorts ? 1 : 0
  const limit = specOf(pipeline[taken], '$limit')
  const limits = typeof limit === 'number' && Number.isInteger(limit) && limit > 0
  return {
    filter: isDoc(match) ? match : {},
    sort: sorts ? sort : {},
    limit: limits ? limit : 0,
    taken: taken + (limits ? 1 : 0),
  }
}

/** The find that starts a pipeline on a collection. */
export const findFront = (
  collection: Collection,
  pipeline: readonly Value[],
  { scope }: StageContext,
  hint?: string | Doc,
): FindResult & { readonly taken: number } => {
  const { filter, sort, limit, taken } = frontOf(pipeline)
  const matches = compileFilter(filter, scope)
  return { ...findIn(collection, { filter, matches, sort: parseSort(sort), limit, hint }), taken }
}

/** Run a pipeline on a collection's documents, or on none. */
export const runPipeline = (
  pipeline: readonly Value[],
  context: StageContext,
  hint?: string | Doc,
): Iterable<Doc> => {
  const { collection } = context
  if (!collection) return runStages([], pipeline, context)
  for (const [at, stage] of pipeline.entries()) buildStage(stage, at, pipeline.length - 1, context)
  const { found, taken } = findFront(collection, pipeline, context, hint)
  return runStages(
    found.map(({ doc }) => doc),
    pipeline.slice(taken),
    context,
  )
}

/** A pipeline on given documents, for stages that hold one. */
export const runNested: StageContext['run'] = runStages
