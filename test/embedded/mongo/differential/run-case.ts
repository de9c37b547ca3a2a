import { EJSON, ObjectId } from 'bson'
import type { Connection } from 'mongoose'
import type { Case } from './cases.ts'
import { type Doc, knownIds } from './values.ts'

type Collection = ReturnType<ReturnType<Connection['getClient']>['db']>['collection'] extends (
  ...args: never[]
) => infer C
  ? C
  : never
type Db = ReturnType<ReturnType<Connection['getClient']>['db']>

/** What a case came to, in canonical extended JSON: a result, or an error's code. */
export type Outcome = { readonly result?: unknown; readonly code?: number }

const known = new Set(knownIds.map(String))

/** Ids made by a server differ from run to run. */
const masked = (v: unknown): unknown => {
  if (v instanceof ObjectId) return known.has(v.toHexString()) ? v : '<new id>'
  if (Array.isArray(v)) return v.map(masked)
  if (v !== null && typeof v === 'object' && Object.getPrototypeOf(v) === Object.prototype)
    return Object.fromEntries(Object.entries(v).map(([key, inner]) => [key, masked(inner)]))
  return v
}

const plain = (v: unknown): unknown => JSON.parse(EJSON.stringify(masked(v), { relaxed: false }))
const unordered = (rows: unknown[]) =>
  rows
    .map((row) => JSON.stringify(plain(row)))
    .sort()
    .map((row) => JSON.parse(row))

const raw = { promoteValues: false, promoteLongs: false } as const

const everything = async (collection: Collection) =>
  plain(await collection.find({}, raw).sort({ _id: 1 }).toArray())

const counters = (r: Doc) =>
  Object.fromEntries(
    ['matchedCount', 'modifiedCount', 'upsertedCount', 'deletedCount', 'insertedCount', 'upsertedId']
      .filter((key) => key in r)
      .map((key) => [key, r[key]]),
  )

const codeOf = (error: unknown): number => {
  const code = Number((error as { code?: unknown }).code)
  if (Number.isNaN(code)) throw error
  return code
}

const attempt = async (run: () => Promise<unknown>): Promise<Outcome> => {
  try {
    return { result: await run() }
  } catch (error) {
    return { code: codeOf(error) }
  }
}

type Of<K extends Case['kind']> = Extract<Case, { kind: K }>
type Runner<K extends Case['kind']> = (one: Of<K>, collection: Collection) => Promise<unknown>

const find: Runner<'find'> = async (one, collection) => {
  if (one.index) await collection.createIndex(one.index as never).catch(() => undefined) // two arrays under one index: then without
  let cursor = collection.find(one.filter, raw)
  if (one.sort) cursor = cursor.sort(one.sort as never)
  if (one.projection) cursor = cursor.project(one.projection)
  if (one.skip) cursor = cursor.skip(one.skip)
  if (one.limit) cursor = cursor.limit(one.limit)
  const rows = await cursor.toArray()
  return one.sort ? plain(rows) : unordered(rows)
}

const update: Runner<'update'> = async (one, collection) => {
  const options = { upsert: one.upsert, ...(one.arrayFilters ? { arrayFilters: one.arrayFilters } : {}) }
  const updates = [{ q: one.filter, u: one.update, multi: one.many, ...options }]
  const reply = await collection.db.command({ update: collection.collectionName, updates })
  const [failed] = (reply['writeErrors'] as { code: number }[] | undefined) ?? []
  const { n, nModified, upserted } = reply
  return {
    code: failed?.code ?? null,
    n: failed ? null : n,
    nModified: failed ? null : nModified,
    upserted: plain(upserted ?? null),
    docs: await everything(collection),
  }
}

const runners: { readonly [K in Case['kind']]: Runner<K> } = {
  find,
  update,
  replace: async (one, collection) => {
    const reply = await collection.db.command({
      update: collection.collectionName,
      updates: [{ q: one.filter, u: one.replacement, upsert: one.upsert }],
    })
    const [failed] = (reply['writeErrors'] as { code: number }[] | undefined) ?? []
    return { code: failed?.code ?? null, n: failed ? null : reply['n'], docs: await everything(collection) }
  },
  findAndModify: async (one, collection) => {
    const base = { findAndModify: collection.collectionName, query: one.filter, sort: one.sort }
    const reply = await collection.db.command(
      one.update
        ? { ...base, update: one.update, new: one.after, upsert: one.upsert }
        : { ...base, remove: true },
      raw,
    )
    return { value: plain(reply['value']), docs: await everything(collection) }
  },
  delete: async (one, collection) => {
    const result = one.many
      ? await collection.deleteMany(one.filter)
      : await collection.deleteOne({ ...one.filter, _id: 1 } as never)
    return { ...counters(result as never), docs: await everything(collection) }
  },
  aggregate: async (one, collection) => {
    const own = JSON.stringify(one.pipeline).includes('"CASE"')
    const pipeline = own
      ? (EJSON.deserialize(
          JSON.parse(
            EJSON.stringify(one.pipeline, { relaxed: false }).replaceAll(
              '"CASE"',
              JSON.stringify(collection.collectionName),
            ),
          ),
          { relaxed: false },
        ) as never as Doc[])
      : one.pipeline
    const rows = await collection.aggregate(pipeline, raw).toArray()
    const ordered =
      pipeline.some((stage) => '$sort' in stage) &&
      !pipeline.some((stage) => '$group' in stage || '$sortByCount' in stage || '$unwind' in stage)
    return ordered ? plain(rows) : unordered(rows)
  },
  distinct: async (one, collection) =>
    unordered(
      (
        await collection.db.command(
          { distinct: collection.collectionName, key: one.key, query: one.filter },
          raw,
        )
      )['values'] as unknown[],
    ),
  count: async (one, collection) => collection.countDocuments(one.filter),
  bulk: async (one, collection) => {
    const outcome = await collection.bulkWrite(one.operations as never, { ordered: one.ordered }).then(
      (result) => ({ ...counters(result as never) }),
      (error) => ({
        errors: [error.writeErrors]
          .flat()
          .map((e: { index: number; code: number }) => ({ index: e.index, code: e.code })),
        ...counters(error.result),
      }),
    )
    return { ...outcome, docs: await everything(collection) }
  },
  index: async (one, collection) => {
    const made = await attempt(() => collection.createIndex(one.key as never, one.options))
    const inserted = []
    for (const doc of one.more)
      inserted.push((await attempt(() => collection.insertOne({ ...doc } as never))).code ?? 'ok')
    return { made: made.code ?? made.result, inserted, docs: await everything(collection) }
  },
}

/** Run one case on a collection of its own. */
export const runCase = async (name: string, one: Case, db: Db): Promise<Outcome> => {
  const collection = db.collection(name)
  if (one.docs.length > 0) await collection.insertMany(structuredDocs(one.docs) as never)
  const outcome = await attempt(() =>
    (runners[one.kind] as unknown as Runner<never>)(one as never, collection),
  )
  return JSON.parse(JSON.stringify(outcome))
}

/** The driver adds `_id`s to what it is given: it gets copies. */
const structuredDocs = (docs: Doc[]): Doc[] => docs.map((doc) => ({ ...doc }))
