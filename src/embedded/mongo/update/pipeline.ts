import type { Doc } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { runDocumentStages } from '#src/embedded/mongo/pipeline/document-stages.ts'
import type { QueryScope } from '#src/embedded/mongo/query/predicate.ts'

const allowed = new Set(['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith'])

/** An update pipeline on one document; code 72 for a stage that an update must not have. */
export const runUpdatePipeline = (doc: Doc, stages: readonly Doc[], scope: QueryScope): Doc => {
  const wrong = stages.map((stage) => Object.keys(stage)[0] ?? '').find((name) => !allowed.has(name))
  if (wrong !== undefined) throw new MongoError(72, `${wrong} is not allowed to be used within an update`)
  return runDocumentStages(doc, stages, scope)
}
