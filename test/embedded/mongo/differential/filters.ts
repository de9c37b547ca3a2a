import fc from 'fast-check'
import { type Doc, number, scalar, value } from './values.ts'

const path = fc.constantFrom('a', 'b', 'n', 'l', 's', 'a.x', 'a.y', 'a.0', 'a.0.x', 'a.x.y', 'l.1', 'missing')

const operators: fc.Arbitrary<Doc> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('$gt', '$gte', '$lt', '$lte'), scalar)
      .map(([op, v]) => ({ [op]: v })),
  },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('$eq', '$ne'), value).map(([op, v]) => ({ [op]: v })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('$in', '$nin', '$all'), fc.array(scalar, { maxLength: 3 }))
      .map(([op, v]) => ({ [op]: v })),
  },
  { weight: 1, arbitrary: fc.boolean().map((on) => ({ $exists: on })) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 3 }).map((size) => ({ $size: size })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(
        'int',
        'double',
        'long',
        'decimal',
        'number',
        'string',
        'null',
        'array',
        'object',
        'date',
        'bool',
        'objectId',
        2,
        10,
      )
      .map((type) => ({ $type: type })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 2 }))
      .map((mod) => ({ $mod: mod })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { $regex: '^a' },
      { $regex: 'B', $options: 'i' },
      { $not: { $regex: '^a' } },
      { $in: [/^a/, 1, null] },
    ) as fc.Arbitrary<Doc>,
  },
  { weight: 2, arbitrary: fc.tuple(scalar, scalar).map(([low, high]) => ({ $gte: low, $lt: high })) },
  {
    weight: 2,
    arbitrary: fc.tuple(scalar, scalar).map(([low, high]) => ({ $elemMatch: { $gte: low, $lt: high } })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ x: scalar, y: scalar }, { requiredKeys: [] })
      .map((inner) => ({ $elemMatch: inner })),
  },
  { weight: 1, arbitrary: scalar.map((v) => ({ $not: { $gt: v } })) },
  { weight: 1, arbitrary: fc.constantFrom('$bitsAllSet', '$bitsAnyClear').map((op) => ({ [op]: 1 })) },
)

const clause: fc.Arbitrary<Doc> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(path, value).map(([p, v]) => ({ [p]: v })) },
  { weight: 5, arbitrary: fc.tuple(path, operators).map(([p, v]) => ({ [p]: v })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('$gt', '$eq', '$lte'), fc.constantFrom('$a', '$n', '$b'), number)
      .map(([op, f, v]) => ({ $expr: { [op]: [f, v] } })),
  },
)

/** A filter of one to three clauses. */
export const filter: fc.Arbitrary<Doc> = fc.oneof(
  { weight: 6, arbitrary: clause },
  { weight: 2, arbitrary: fc.tuple(clause, clause).map(([x, y]) => ({ ...x, ...y })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('$or', '$and', '$nor'), clause, clause)
      .map(([op, x, y]) => ({ [op]: [x, y] })),
  },
)

/** A filter that is refused or odd: codes must agree. */
export const oddFilter: fc.Arbitrary<Doc> = fc.constantFrom(
  { a: { $foo: 1 } },
  { $bar: 1 },
  { $or: [] },
  { $and: {} },
  { a: { $in: 1 } },
  { a: { $size: -1 } },
  { a: { $size: 'x' } },
  { a: { $mod: [0, 1] } },
  { a: { $mod: [1] } },
  { a: { $type: 'nope' } },
  { a: { $type: 99 } },
  { a: { $elemMatch: 1 } },
  { a: { $not: 1 } },
  { a: { $not: {} } },
  { a: { $regex: 1 } },
  { a: { $options: 'i' } },
  { a: { $regex: 'a', $options: 'q' } },
  { a: { $all: 1 } },
  { a: { $in: [{ $gt: 1 }] } },
  { a: { $gt: /x/ } },
  { a: { $ne: /x/ } },
  { $expr: { $nope: 1 } },
  { $nor: [1] },
  { a: { $bitsAllSet: -1 } },
  { a: { $bitsAllSet: 'x' } },
  { a: { $exists: 0 } },
  { a: { $all: [] } },
  { a: { $in: [] } },
  { $comment: 'x' },
  { a: { $eq: { $gt: 1 } } },
) as fc.Arbitrary<Doc>
