import { Long } from 'bson'
import fc from 'fast-check'
import { type Doc, number, scalar, value } from './values.ts'

const path = fc.constantFrom('a', 'b', 'n', 'l', 'a.x', 'a.0', 'a.1.x', 'l.2', 'a.x.y', 'new', 'new.deep')
const listPath = fc.constantFrom('l', 'a', 'new', 'a.x', 'l')

const on = (
  operator: string,
  paths: fc.Arbitrary<string>,
  operand: fc.Arbitrary<unknown>,
): fc.Arbitrary<Doc> => fc.tuple(paths, operand).map(([p, v]) => ({ [operator]: { [p]: v } }))

const push = fc.oneof(
  value,
  fc.array(scalar, { maxLength: 3 }).map((each) => ({ $each: each })),
  fc
    .tuple(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 3 }), fc.integer({ min: -3, max: 3 }))
    .map(([each, slice]) => ({ $each: each, $slice: slice })),
  fc
    .tuple(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 3 }), fc.integer({ min: -2, max: 3 }))
    .map(([each, position]) => ({ $each: each, $position: position })),
  fc
    .tuple(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 3 }), fc.constantFrom(1, -1))
    .map(([each, sort]) => ({ $each: each, $sort: sort, $slice: -4 })),
)

const single: fc.Arbitrary<Doc> = fc.oneof(
  { weight: 4, arbitrary: on('$set', path, value) },
  { weight: 2, arbitrary: on('$unset', path, fc.constant('')) },
  { weight: 3, arbitrary: on('$inc', path, number) },
  { weight: 2, arbitrary: on('$mul', path, number) },
  { weight: 2, arbitrary: on('$min', path, scalar) },
  { weight: 2, arbitrary: on('$max', path, scalar) },
  { weight: 1, arbitrary: fc.tuple(path, path).map(([from, to]) => ({ $rename: { [from]: to } })) },
  { weight: 3, arbitrary: on('$push', listPath, push) },
  {
    weight: 2,
    arbitrary: on(
      '$addToSet',
      listPath,
      fc.oneof(
        value,
        fc.array(scalar, { maxLength: 3 }).map((each) => ({ $each: each })),
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: on(
      '$pull',
      listPath,
      fc.oneof(
        scalar,
        scalar.map((v) => ({ $gte: v })),
        scalar.map((v) => ({ x: v })),
        fc.constant({ $in: [1, 2, 'a'] }),
      ),
    ),
  },
  { weight: 1, arbitrary: on('$pullAll', listPath, fc.array(scalar, { maxLength: 3 })) },
  { weight: 1, arbitrary: on('$pop', listPath, fc.constantFrom(1, -1)) },
  {
    weight: 1,
    arbitrary: on(
      '$bit',
      fc.constantFrom('n', 'b', 'new'),
      fc.constantFrom({ and: 6 }, { or: 5 }, { xor: Long.fromNumber(3) }),
    ),
  },
  { weight: 1, arbitrary: on('$setOnInsert', path, scalar) },
  { weight: 1, arbitrary: on('$set', fc.constantFrom('l.$[]', 'l.$[e]', 'a.$[].x'), number) },
)

/** An update by operators, one or two of them. */
export const update: fc.Arbitrary<Doc> = fc.oneof(
  { weight: 4, arbitrary: single },
  { weight: 2, arbitrary: fc.tuple(single, single).map(([x, y]) => ({ ...x, ...y })) },
)

/** An update that is refused or odd: codes must agree. */
export const oddUpdate: fc.Arbitrary<unknown> = fc.constantFrom(
  { $foo: { a: 1 } },
  { $set: 1 },
  { $set: { a: 1 }, $inc: { a: 1 } },
  { $set: { a: 1, 'a.b': 2 } },
  { $set: { _id: 99 } },
  { $set: { '': 1 } },
  { $set: { 'a.': 1 } },
  { $set: { 'a..b': 1 } },
  { $inc: { a: 'x' } },
  { $inc: { s: 1 } },
  { $push: { s: 1 } },
  { $push: { l: { $each: 1 } } },
  { $push: { l: { $each: [1], $slice: 'x' } } },
  { $push: { l: { $each: [1], $foo: 1 } } },
  { $pop: { l: 2 } },
  { $pop: { s: 1 } },
  { $addToSet: { s: 1 } },
  { $pull: { s: 1 } },
  { $pullAll: { l: 1 } },
  { $rename: { a: 'a' } },
  { $rename: { a: 1 } },
  { $rename: { a: 'a.b' } },
  { $bit: { n: { foo: 1 } } },
  { $bit: { s: { and: 1 } } },
  { $set: { 'l.$': 1 } },
  { $set: { 'l.$[zz]': 1 } },
  { $set: { $a: 1 } },
  { $set: {} },
  { $unset: { _id: 1 } },
  { $currentDate: { a: 1 } },
  { $mul: { a: 'x' } },
  { $set: { s: 1, 's.x': 2 } },
  { $set: { 's.x': 2 } },
  { $inc: { 's.x': 2 } },
  { $set: { 'l.x': 1 } },
  { $unset: { 'l.x': 1 } },
  { $set: { _id: 1 } },
)

/** A pipeline update. */
export const pipelineUpdate: fc.Arbitrary<Doc[]> = fc.array(
  fc.oneof(
    on(
      '$set',
      fc.constantFrom('a', 'b', 'new', 'a.x', 'new.deep'),
      fc.oneof(
        scalar,
        fc.constantFrom<unknown>(
          '$n',
          '$a.x',
          { $add: ['$n', 1] },
          { $concat: ['$s', '!'] },
          { $cond: [{ $gt: ['$n', 1] }, 'big', 'small'] },
          { $ifNull: ['$b', 'none'] },
          { $size: { $ifNull: ['$l', []] } },
          '$$REMOVE',
          { $mergeObjects: ['$a', { z: 1 }] },
          { $literal: '$n' },
        ),
      ),
    ),
    fc.constantFrom<Doc>(
      { $unset: 'a' },
      { $unset: ['b', 'a.x'] },
      { $project: { a: 1, n: 1 } },
      { $project: { l: 0 } },
      { $replaceWith: { n: '$n', was: '$a' } },
      { $replaceRoot: { newRoot: { _id: '$_id', s: '$s' } } },
      { $addFields: { total: { $sum: '$l' } } },
      { $match: { a: 1 } },
      { $set: { _id: 77 } },
    ),
  ),
  { minLength: 1, maxLength: 3 },
)
