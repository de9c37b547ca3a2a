import type { Doc } from '#src/embedded/mongo/bson/value.ts'
import { choosePlan, type Plan } from '#src/embedded/mongo/index/plan.ts'
import type { MatchDetails, Predicate } from '#src/embedded/mongo/query/predicate.ts'
import { type SortKey, sortBy } from '#src/embedded/mongo/query/sort.ts'
import type { Collection, Stored } from './collection.ts'

/** What to find. `limit` 0 is no limit. */
export type FindRequest = {
  readonly filter: Doc
  readonly matches: Predicate
  readonly sort?: readonly SortKey[]
  readonly skip?: number
  readonly limit?: number
  readonly hint?: string | Doc | undefined
}

/** A found document; `arrayIndex` is what the positional `$` stands for. */
export type Found = Stored & { readonly arrayIndex: number | undefined }

/** What was found and what it cost. */
export type FindResult = {
  readonly found: Found[]
  readonly plan: Plan
  readonly examined: number
  readonly sortedInMemory: boolean
}

function* all(collection: Collection): Generator<Stored> {
  for (const [id, doc] of collection.entries()) yield { id, doc }
}

function* byIds(collection: Collection, ids: readonly number[]): Generator<Stored> {
  for (const id of ids) {
    const doc = collection.get(id)
    if (doc) yield { id, doc }
  }
}

const idsOf = (collection: Collection, plan: Plan): number[] => {
  if (plan.kind === 'key') {
    const id = plan.index.holderOf(plan.key)
    return id === undefined ? [] : [id]
  }
  if (plan.kind === 'index')
    return plan.scan.sorted === 'reversed' ? plan.scan.ids().reverse() : plan.scan.ids()
  if (plan.kind === 'or') return [...new Set(plan.plans.flatMap((one) => idsOf(collection, one)))]
  return [...collection.entries()].map(([id]) => id).reverse()
}

const candidates = (collection: Collection, plan: Plan): Iterable<Stored> =>
  plan.kind === 'collection' && !plan.reversed ? all(collection) : byIds(collection, idsOf(collection, plan))

const inOrder = (plan: Plan, sort: readonly SortKey[]) =>
  sort.length === 0 || plan.kind === 'key' || (plan.kind === 'index' && plan.scan.sorted !== false)

/** Find documents by the cheapest plan; the matcher has the last word on each. */
export const findIn = (collection: Collection, request: FindRequest): FindResult => {
  const { filter, matches, sort = [], skip = 0, limit = 0, hint } = request
  const wanted = limit === 0 ? Number.POSITIVE_INFINITY : skip + limit
  const plan = choosePlan(collection.indexes, collection.size, { filter, sort, limit: wanted, hint })
  const sorted = inOrder(plan, sort)
  const found: Found[] = []
  let examined = 0
  const details: MatchDetails = { arrayIndex: undefined }
  for (const { id, doc } of candidates(collection, plan)) {
    if (sorted && found.length >= wanted) break
    examined += 1
    details.arrayIndex = undefined
    if (matches(doc, details)) found.push({ id, doc, arrayIndex: details.arrayIndex })
  }
  const ordered = sorted ? found : sortBy(found, (one) => one.doc, sort)
  return { found: ordered.slice(skip, wanted), plan, examined, sortedInMemory: !sorted }
}
