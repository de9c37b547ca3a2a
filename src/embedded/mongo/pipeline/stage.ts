import type { Doc, Value } from '#src/embedded/mongo/bson/value.ts'
import type { QueryScope } from '#src/embedded/mongo/query/predicate.ts'
import type { Collection } from '#src/embedded/mongo/storage/collection.ts'
import type { Engine } from '#src/embedded/mongo/storage/engine.ts'

/** What stages may reach: other collections, variables, and pipelines within them. */
export type StageContext = {
  readonly db: string
  readonly engine: Engine
  readonly scope: QueryScope
  /** The collection that the pipeline runs on, if it runs on one. */
  readonly collection: Collection | undefined
  readonly run: (docs: Iterable<Doc>, pipeline: readonly Value[], context: StageContext) => Iterable<Doc>
}

/** A stage: documents in, documents out. */
export type Stage = (docs: Iterable<Doc>) => Iterable<Doc>

/** Makes a stage of its specification; checks it at once. */
export type BuildStage = (spec: Value, context: StageContext, name: string) => Stage
