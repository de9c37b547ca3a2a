import fc from 'fast-check'
import { filter, oddFilter } from './filters.ts'
import { oddPipeline, pipeline } from './pipelines.ts'
import { oddUpdate, pipelineUpdate, update } from './updates.ts'
import { type Doc, documents, scalar, value } from './values.ts'

/** One operation on one small collection. */
export type Case =
  | {
      kind: 'find'
      docs: Doc[]
      filter: Doc
      sort?: Doc
      projection?: Doc
      skip?: number
      limit?: number
      index?: Doc
    }
  | {
      kind: 'update'
      docs: Doc[]
      filter: Doc
      update: Doc | Doc[]
      many: boolean
      upsert: boolean
      arrayFilters?: Doc[]
    }
  | { kind: 'replace'; docs: Doc[]; filter: Doc; replacement: Doc; upsert: boolean }
  | {
      kind: 'findAndModify'
      docs: Doc[]
      filter: Doc
      update: Doc | Doc[] | undefined
      sort: Doc
      after: boolean
      upsert: boolean
    }
  | { kind: 'delete'; docs: Doc[]; filter: Doc; many: boolean }
  | { kind: 'aggregate'; docs: Doc[]; pipeline: Doc[] }
  | { kind: 'distinct'; docs: Doc[]; key: string; filter: Doc }
  | { kind: 'count'; docs: Doc[]; filter: Doc }
  | { kind: 'bulk'; docs: Doc[]; operations: Doc[]; ordered: boolean }
  | { kind: 'index'; docs: Doc[]; key: Doc; options: Doc; more: Doc[] }

const SEED = 20_261_122

const sort = fc.oneof(
  fc
    .tuple(fc.constantFrom('a', 'b', 'n', 'l', 's', 'a.x', 'a.0'), fc.constantFrom(1, -1))
    .map(([f, d]) => ({ [f]: d, _id: 1 })),
  fc.constantFrom<Doc>({ _id: -1 }, { b: 1, n: -1, _id: 1 }),
)

const projection = fc.constantFrom<Doc>(
  { a: 1 },
  { a: 0 },
  { 'a.x': 1 },
  { 'a.x': 0, b: 0 },
  { _id: 0, n: 1 },
  { l: { $slice: 2 } },
  { l: { $slice: -2 } },
  { l: { $slice: [1, 2] }, n: 1 },
  { l: { $elemMatch: { $gt: 2 } } },
  { a: { $elemMatch: { x: 1 } } },
  { n: 1, twice: { $multiply: [2, 2] } },
  { s: 1, t: '$s' },
  { a: { x: 1, y: 1 } },
  { a: 1, b: 0 },
  { 'a.0': 1 },
  { _id: 1 },
  { missing: 1 },
)

const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const indexKey = fc.constantFrom<Doc>(
  { a: 1 },
  { b: 1 },
  { n: -1 },
  { l: 1 },
  { 'a.x': 1 },
  { b: 1, n: 1 },
  { n: 1, l: 1 },
  { s: 1, b: -1 },
)

const kinds: Readonly<Record<string, [number, fc.Arbitrary<unknown>]>> = {
  find: [150, fc.record({ docs: documents, filter, index: optional(indexKey) })],
  sortedFind: [
    90,
    fc.record({
      docs: documents,
      filter: fc.oneof(fc.constant({}), filter),
      sort,
      projection: optional(projection),
      skip: optional(fc.integer({ min: 0, max: 2 })),
      limit: optional(fc.integer({ min: 1, max: 3 })),
      index: optional(indexKey),
    }),
  ],
  oddFind: [30, fc.record({ docs: documents, filter: oddFilter })],
  update: [
    150,
    fc.record({
      docs: documents,
      filter: fc.oneof(fc.constantFrom<Doc>({}, { _id: 1 }, { _id: 2 }), filter),
      update,
      many: fc.boolean(),
      upsert: fc.constant(false),
    }),
  ],
  upsert: [
    50,
    fc.record({
      docs: documents,
      filter: fc.oneof(
        fc.tuple(fc.integer({ min: 90, max: 93 }), scalar).map(([_id, b]) => ({ _id, b })),
        fc.constantFrom<Doc>(
          { _id: 91, 'a.x': 1 },
          { _id: 92, $and: [{ b: 2 }, { s: 'q' }] },
          { _id: 93, n: { $gt: 5 } },
          { _id: { $eq: 94 }, b: { $in: [1] } },
        ),
      ),
      update,
      many: fc.boolean(),
      upsert: fc.constant(true),
    }),
  ],
  oddUpdate: [
    45,
    fc.record({
      docs: documents.map((docs) => docs.map((doc) => ({ ...doc, s: 'a', l: [1] }))),
      filter: fc.constant({ _id: 1 }),
      update: oddUpdate,
      many: fc.constant(false),
      upsert: fc.constant(false),
    }),
  ],
  positional: [
    20,
    fc.record({
      docs: documents,
      filter: fc.constantFrom<Doc>(
        { l: 2 },
        { l: { $gt: 3 } },
        { 'a.x': 1 },
        { l: { $elemMatch: { $gt: 0, $lt: 4 } } },
      ),
      update: fc.constantFrom<Doc>(
        { $set: { 'l.$': 99 } },
        { $inc: { 'l.$': 10 } },
        { $set: { 'a.$.y': 'hit' } },
      ),
      many: fc.boolean(),
      upsert: fc.constant(false),
    }),
  ],
  arrayFilters: [
    20,
    fc.record({
      docs: documents,
      filter: fc.constant({ l: { $type: 'array' } }),
      update: fc.constantFrom<Doc>({ $inc: { 'l.$[e]': 10 } }, { $set: { 'l.$[e]': null } }),
      many: fc.constant(true),
      upsert: fc.constant(false),
      arrayFilters: fc.constantFrom<Doc[]>(
        [{ e: { $gte: 3 } }],
        [{ e: 2 }],
        [{ $or: [{ e: 1 }, { e: 5 }] }],
        [{ f: 1 }],
        [{ e: 1 }, { e: 2 }],
      ),
    }),
  ],
  pipelineUpdate: [
    60,
    fc.record({
      docs: documents,
      filter: fc.constantFrom<Doc>({}, { _id: 1 }),
      update: pipelineUpdate,
      many: fc.boolean(),
      upsert: fc.constant(false),
    }),
  ],
  replace: [
    20,
    fc.record({
      docs: documents,
      filter: fc.constantFrom<Doc>({ _id: 1 }, { _id: 50 }, { n: { $gt: 2 }, _id: { $lt: 9 } }),
      replacement: fc.constantFrom<Doc>(
        { z: 1 },
        { _id: 1, z: 2 },
        { _id: 60, z: 3 },
        {},
        { z: { $x: 1 } },
        { a: 1, $b: 2 },
      ),
      upsert: fc.boolean(),
    }),
  ],
  findAndModify: [
    50,
    fc.record({
      docs: documents,
      filter: fc.oneof(fc.constant({}), filter),
      update: optional(update),
      sort,
      after: fc.boolean(),
      upsert: fc.constant(false),
    }),
  ],
  delete: [25, fc.record({ docs: documents, filter, many: fc.boolean() })],
  aggregate: [150, fc.record({ docs: documents, pipeline })],
  oddAggregate: [80, fc.record({ docs: documents, pipeline: oddPipeline })],
  distinct: [
    30,
    fc.record({
      docs: documents,
      key: fc.constantFrom('a', 'b', 'l', 'a.x', 'a.0', 'missing', 'n'),
      filter: fc.oneof(fc.constant({}), filter),
    }),
  ],
  count: [20, fc.record({ docs: documents, filter })],
  bulk: [
    35,
    fc.record({
      docs: documents,
      ordered: fc.boolean(),
      operations: fc.array(
        fc.oneof(
          fc.integer({ min: 1, max: 9 }).map((_id) => ({ insertOne: { document: { _id, z: 1 } } })),
          fc
            .tuple(fc.integer({ min: 1, max: 9 }), update, fc.boolean())
            .map(([_id, u, upsert]) => ({ updateOne: { filter: { _id }, update: u, upsert } })),
          fc.integer({ min: 1, max: 9 }).map((_id) => ({ deleteOne: { filter: { _id } } })),
          value.map((v) => ({ replaceOne: { filter: { _id: 1 }, replacement: { v } } })),
        ),
        { minLength: 2, maxLength: 5 },
      ),
    }),
  ],
  index: [
    60,
    fc.record({
      docs: documents,
      key: fc.constantFrom<Doc>(
        { a: 1 },
        { b: 1 },
        { n: 1 },
        { l: 1 },
        { 'a.x': 1 },
        { b: 1, n: 1 },
        { a: 1, l: 1 },
      ),
      options: fc.constantFrom<Doc>(
        { unique: true },
        { unique: true, sparse: true },
        { unique: true, partialFilterExpression: { n: { $gt: 0 } } },
        {},
      ),
      more: fc.array(
        fc.tuple(fc.integer({ min: 1, max: 20 }), scalar, scalar).map(([_id, a, b]) => ({ _id, a, b })),
        { maxLength: 3 },
      ),
    }),
  ],
}

const kindOf: Readonly<Record<string, Case['kind']>> = {
  sortedFind: 'find',
  oddFind: 'find',
  upsert: 'update',
  oddUpdate: 'update',
  positional: 'update',
  arrayFilters: 'update',
  pipelineUpdate: 'update',
  oddAggregate: 'aggregate',
}

const withoutUndefined = (made: object) =>
  Object.fromEntries(Object.entries(made).filter(([, v]) => v !== undefined))

const distinctOdd = (name: string, all: unknown[]) => {
  if (!name.startsWith('odd')) return all
  const seen = new Set<string>()
  const key = (one: unknown) =>
    JSON.stringify((one as Doc)['filter'] ?? '') +
    JSON.stringify((one as Doc)['update'] ?? (one as Doc)['pipeline'] ?? '')
  return all.filter((one) => !seen.has(key(one)) && seen.add(key(one)))
}

/** The same cases at every run, by name; another seed gives others, for a search by hand. */
export const differentialCases = (seed = SEED): Map<string, Case> => {
  const cases = new Map<string, Case>()
  for (const [at, [name, [count, of]]] of Object.entries(kinds).entries()) {
    const sampled = fc.sample(of, { seed: seed + at, numRuns: name.startsWith('odd') ? count * 6 : count })
    for (const [i, one] of distinctOdd(name, sampled).entries())
      cases.set(`${name}-${i}`, { kind: kindOf[name] ?? name, ...withoutUndefined(one as object) } as Case)
  }
  return cases
}
