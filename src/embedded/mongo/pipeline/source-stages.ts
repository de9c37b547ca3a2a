import { type Doc, isArray, isDoc, Long } from '#src/embedded/mongo/bson/value.ts'
import { MongoError, notSupported } from '#src/embedded/mongo/errors.ts'
import { compileExpression } from '#src/embedded/mongo/expression/compile.ts'
import { envOf } from './group.ts'
import type { BuildStage } from './stage.ts'

const documents: BuildStage = (spec, { scope }) => {
  const made = compileExpression(spec, new Set(Object.keys(scope.variables)))(envOf({}, scope))
  if (!isArray(made) || !made.every((one) => isDoc(one)))
    throw new MongoError(5858203, 'an array of documents is expected for $documents')
  return () => made as Doc[]
}

const indexStats: BuildStage =
  (_spec, { collection }) =>
  () =>
    (collection?.indexes ?? []).map(
      ({ definition }): Doc => ({
        name: definition.name,
        key: definition.key,
        host: 'embedded',
        accesses: { ops: Long.ZERO, since: new Date() },
        spec: definition.spec,
      }),
    )

const collStats: BuildStage = (spec, { collection, db }) => {
  if (isDoc(spec) && ('latencyStats' in spec || 'queryExecStats' in spec))
    throw notSupported('$collStats with latencyStats or queryExecStats')
  return () => [
    {
      ns: collection?.namespace ?? db,
      host: 'embedded',
      localTime: new Date(),
      count: collection?.size ?? 0,
    },
  ]
}

/** Stages that begin a pipeline. */
export const sourceStages: Readonly<Record<string, BuildStage>> = {
  $documents: documents,
  $indexStats: indexStats,
  $collStats: collStats,
}
