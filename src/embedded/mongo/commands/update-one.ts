import type { Doc, Maybe, Value } from '#src/embedded/mongo/bson/value.ts'
import { failedToParse } from '#src/embedded/mongo/errors.ts'
import { compileFilter } from '#src/embedded/mongo/query/compile.ts'
import type { QueryScope } from '#src/embedded/mongo/query/predicate.ts'
import type { SortKey } from '#src/embedded/mongo/query/sort.ts'
import type { Collection } from '#src/embedded/mongo/storage/collection.ts'
import { type Found, findIn } from '#src/embedded/mongo/storage/find.ts'
import { applyUpdate, checkArrayFilters } from '#src/embedded/mongo/update/apply.ts'
import { parseArrayFilters } from '#src/embedded/mongo/update/array-filters.ts'
import { parseUpdate } from '#src/embedded/mongo/update/parse.ts'
import { upsertedDocument } from '#src/embedded/mongo/update/upsert.ts'
import { checkId } from './check-document.ts'

/** One update, however it was asked for. */
export type UpdateRequest = {
  readonly filter: Doc
  readonly update: Maybe
  readonly multi: boolean
  readonly upsert: boolean
  readonly arrayFilters: Maybe
  readonly sort: readonly SortKey[]
  readonly hint: string | Doc | undefined
  readonly scope: QueryScope
}

/** What an update did. `before` and `after` are of the last document it met. */
export type UpdateOutcome = {
  readonly matched: number
  readonly modified: number
  readonly upsertedId: Value | undefined
  readonly before: Doc | undefined
  readonly after: Doc | undefined
  readonly arrayIndex: number | undefined
}

const targets = (collection: Collection | undefined, request: UpdateRequest): Found[] => {
  const { filter, scope, sort, hint, multi } = request
  const matches = compileFilter(filter, scope)
  return collection ? findIn(collection, { filter, matches, sort, hint, limit: multi ? 0 : 1 }).found : []
}

/** Read the update, find what it means, change it, or insert where `upsert` says so. */
export const runUpdate = (
  find: () => Collection | undefined,
  make: () => Collection,
  request: UpdateRequest,
): UpdateOutcome => {
  const { scope, multi, upsert } = request
  const update = parseUpdate(request.update, scope)
  if (multi && update.kind === 'replace')
    throw failedToParse('multi update is not supported for replacement-style update')
  const filters = parseArrayFilters(request.arrayFilters, scope)
  checkArrayFilters(update, filters, (request.update ?? {}) as Doc)
  const collection = find()
  const found = targets(collection, request)
  if (found.length === 0 && upsert) {
    const made = upsertedDocument(request.filter, update, { scope, filters })
    checkId(made['_id'])
    make().insert(made)
    return {
      matched: 0,
      modified: 0,
      upsertedId: made['_id'],
      before: undefined,
      after: made,
      arrayIndex: undefined,
    }
  }
  let [modified, after]: [number, Doc | undefined] = [0, undefined]
  for (const { id, doc, arrayIndex } of found) {
    after = applyUpdate(doc, update, { scope, filters, arrayIndex })
    if (after === doc) continue
    collection?.replace(id, after)
    modified += 1
  }
  const last = found.at(-1)
  return {
    matched: found.length,
    modified,
    upsertedId: undefined,
    before: last?.doc,
    after,
    arrayIndex: last?.arrayIndex,
  }
}
