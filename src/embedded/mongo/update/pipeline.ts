import type { Doc, Value } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { documentStages, stageName } from '#src/embedded/mongo/pipeline/document-stages.ts'
import type { QueryScope } from '#src/embedded/mongo/query/predicate.ts'

const compileStage = (stage: Doc, scope: QueryScope) => {
  const name = stageName(stage)
  const build = Object.hasOwn(documentStages, name) ? documentStages[name] : undefined
  if (!build) throw new MongoError(72, `${name} is not allowed to be used within an update`)
  return build(stage[name] as Value, scope, name)
}

/** Compile an update pipeline; code 72 for a stage that an update must not have. */
export const compileUpdatePipeline = (stages: readonly Doc[], scope: QueryScope): ((doc: Doc) => Doc) => {
  const compiled = stages.map((stage) => compileStage(stage, scope))
  return (doc) => compiled.reduce((current, stage) => stage(current), doc)
}
