/** biome-ignore-all lint/suspicious/noThenProperty: `then` is $cond's and $switch's own word; nothing here is awaited */
import fc from 'fast-check'
import { filter } from './filters.ts'
import { type Doc, number, scalar } from './values.ts'

const field = fc.constantFrom('$a', '$b', '$n', '$s', '$l', '$a.x', '$missing')

const numeric: fc.Arbitrary<unknown> = fc.oneof(fc.constantFrom('$n', '$n', '$missing'), number)

/** Expressions that mostly make sense. */
const expression: fc.Arbitrary<unknown> = fc.oneof(
  fc
    .tuple(fc.constantFrom('$add', '$multiply', '$subtract', '$mod', '$divide', '$pow'), numeric, numeric)
    .map(([op, x, y]) => ({ [op]: [x, y] })),
  fc
    .tuple(
      fc.constantFrom(
        '$abs',
        '$ceil',
        '$floor',
        '$trunc',
        '$round',
        '$sqrt',
        '$exp',
        '$toInt',
        '$toLong',
        '$toDouble',
        '$toDecimal',
        '$toString',
        '$toBool',
      ),
      numeric,
    )
    .map(([op, x]) => ({ [op]: x })),
  fc
    .tuple(fc.constantFrom('$eq', '$ne', '$gt', '$lt', '$gte', '$cmp'), field, scalar)
    .map(([op, x, y]) => ({ [op]: [x, { $literal: y }] })),
  fc
    .tuple(fc.constantFrom('$type', '$isArray', '$isNumber', '$not'), field)
    .map(([op, x]) => ({ [op]: [x] })),
  fc
    .tuple(fc.constantFrom('$concat'), fc.constantFrom('$s', '-', '$missing'))
    .map(([op, x]) => ({ [op]: ['$s', x] })),
  fc.constantFrom<unknown>(
    { $toUpper: '$s' },
    { $strLenCP: { $ifNull: ['$s', ''] } },
    { $substrCP: ['$s', 0, 2] },
    { $indexOfCP: ['$s', 'b'] },
    { $split: ['$s', 'b'] },
    { $trim: { input: ' x ' } },
    { $regexMatch: { input: '$s', regex: '^a', options: 'i' } },
    { $replaceAll: { input: '$s', find: 'b', replacement: 'z' } },
    { $strcasecmp: ['$s', 'ABC'] },
  ),
  fc.constantFrom<unknown>(
    { $size: { $ifNull: ['$l', []] } },
    { $arrayElemAt: ['$l', 0] },
    { $arrayElemAt: ['$l', -1] },
    { $slice: ['$l', 2] },
    { $slice: ['$l', 1, 2] },
    { $reverseArray: '$l' },
    { $in: [2, { $ifNull: ['$l', []] }] },
    { $indexOfArray: ['$l', 3] },
    { $concatArrays: ['$l', [9]] },
    { $filter: { input: '$l', cond: { $gt: ['$$this', 2] } } },
    { $map: { input: '$l', as: 'e', in: { $multiply: ['$$e', 2] } } },
    { $reduce: { input: '$l', initialValue: 0, in: { $add: ['$$value', '$$this'] } } },
    { $setUnion: ['$l', [1, 2]] },
    { $setIntersection: ['$l', [1, 2, 3]] },
    { $setDifference: ['$l', [1]] },
    { $sortArray: { input: '$l', sortBy: -1 } },
    { $range: [0, 5, 2] },
    { $zip: { inputs: ['$l', [1, 2]] } },
    { $firstN: { n: 2, input: '$l' } },
    { $maxN: { n: 2, input: '$l' } },
    { $sum: '$l' },
    { $avg: '$l' },
    { $max: '$l' },
    { $min: ['$n', 2] },
    { $first: '$l' },
    { $last: '$l' },
  ),
  fc.constantFrom<unknown>(
    { $cond: { if: '$b', then: 'yes', else: 'no' } },
    { $switch: { branches: [{ case: { $gt: ['$n', 2] }, then: 'many' }], default: 'few' } },
    { $ifNull: ['$a', '$b', 'none'] },
    { $let: { vars: { x: '$n' }, in: { $add: ['$$x', 1] } } },
    { $and: ['$a', '$b'] },
    { $or: ['$a', '$b'] },
    { $mergeObjects: [{ p: 1 }, { q: '$n' }] },
    { $objectToArray: { p: '$n', q: '$s' } },
    { $arrayToObject: [[['k', '$n']]] },
    { $getField: 's' },
    { $setField: { field: 'z', input: '$$ROOT', value: 1 } },
    { $convert: { input: '$s', to: 'int', onError: -1, onNull: -2 } },
  ),
  fc.constantFrom<unknown>(
    { $year: { $toDate: 1700000000000.5 } },
    {
      $dateToString: {
        date: new Date(1_700_000_000_000),
        format: '%Y-%m-%d %H:%M:%S %j %u %V %G %U %w',
        timezone: 'Asia/Shanghai',
      },
    },
    {
      $dateTrunc: {
        date: new Date(1_700_000_000_000),
        unit: 'week',
        startOfWeek: 'monday',
        timezone: 'America/New_York',
      },
    },
    { $dateTrunc: { date: new Date(1_700_000_000_000), unit: 'month', binSize: 2 } },
    { $dateAdd: { startDate: new Date(Date.UTC(2024, 0, 31)), unit: 'month', amount: 1 } },
    {
      $dateAdd: {
        startDate: new Date(Date.UTC(2024, 2, 9, 12)),
        unit: 'day',
        amount: 1,
        timezone: 'America/New_York',
      },
    },
    { $dateDiff: { startDate: new Date(0), endDate: new Date(1_700_000_000_000), unit: 'week' } },
    {
      $dateDiff: {
        startDate: new Date(0),
        endDate: new Date(1_700_000_000_000),
        unit: 'quarter',
        timezone: 'Asia/Shanghai',
      },
    },
    { $dateFromString: { dateString: '2024-02-29T10:00:00', timezone: 'Asia/Shanghai' } },
    { $dateFromString: { dateString: '29/02/2024', format: '%d/%m/%Y' } },
    { $dateToParts: { date: new Date(1_700_000_000_000), timezone: '+05:30' } },
    { $dateFromParts: { year: 2024, month: 14, day: 35, timezone: 'Europe/London' } },
    { $isoWeek: new Date(Date.UTC(2027, 0, 1)) },
    { $isoWeekYear: new Date(Date.UTC(2027, 0, 1)) },
    { $week: new Date(Date.UTC(2027, 0, 3)) },
    { $dayOfYear: new Date(Date.UTC(2024, 11, 31)) },
    { $dayOfWeek: new Date(0) },
    { $subtract: [new Date(5000), new Date(2000)] },
    { $add: [new Date(5000), 1000] },
  ),
)

const accumulator: fc.Arbitrary<Doc> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('$sum', '$avg', '$min', '$max', '$first', '$last', '$push', '$addToSet', '$stdDevPop'),
      fc.constantFrom('$n', '$a', '$b', '$l', '$_id'),
    )
    .map(([op, f]) => ({ [op]: f })),
  fc.constantFrom<Doc>(
    { $sum: 1 },
    { $count: {} },
    { $firstN: { input: '$_id', n: 2 } },
    { $maxN: { input: '$n', n: 2 } },
    { $topN: { output: '$_id', sortBy: { _id: -1 }, n: 2 } },
    { $bottom: { output: '$s', sortBy: { _id: 1 } } },
    { $mergeObjects: { z: '$n' } },
  ),
)

const sort: fc.Arbitrary<Doc> = fc.oneof(
  fc
    .tuple(fc.constantFrom('a', 'b', 'n', 'l', 's', 'a.x'), fc.constantFrom(1, -1))
    .map(([f, d]) => ({ $sort: { [f]: d, _id: 1 } })),
)

const stage: fc.Arbitrary<Doc> = fc.oneof(
  { weight: 2, arbitrary: filter.map((f) => ({ $match: f })) },
  { weight: 4, arbitrary: expression.map((e) => ({ $addFields: { e } })) },
  { weight: 3, arbitrary: expression.map((e) => ({ $project: { e, n: 1 } })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Doc>(
      { $project: { a: 1 } },
      { $project: { 'a.x': 1, b: 1 } },
      { $project: { a: 0, l: 0 } },
      { $project: { _id: 0, s: 1 } },
      { $project: { 'a.x': 0 } },
      { $unset: ['a', 'b'] },
      { $project: { a: { x: 1 }, z: '$n' } },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Doc>(
      { $unwind: '$l' },
      { $unwind: { path: '$l', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } },
      { $unwind: '$a' },
      { $unwind: { path: '$a.x', preserveNullAndEmptyArrays: true } },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Doc>(
      { $replaceWith: { n: '$n', s: '$s' } },
      { $replaceRoot: { newRoot: { $mergeObjects: [{ k: 0 }, '$$ROOT'] } } },
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('$limit', '$skip'), fc.integer({ min: 1, max: 3 }))
      .map(([op, n]) => ({ [op]: n })),
  },
)

const ending: fc.Arbitrary<Doc[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Doc[]>([]) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.oneof(field, fc.constant(null), expression), accumulator, accumulator)
      .map(([id, x, y]) => [{ $sort: { _id: 1 } }, { $group: { _id: id, x, y } }]),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Doc[]>(
      [{ $count: 'total' }],
      [{ $sortByCount: '$s' }],
      [{ $facet: { n: [{ $count: 'c' }], s: [{ $group: { _id: '$s' } }, { $sort: { _id: 1 } }] } }],
      [
        {
          $bucket: {
            groupBy: { $ifNull: [{ $cond: [{ $isNumber: '$n' }, '$n', 0] }, 0] },
            boundaries: [-10, 0, 3],
            default: 'rest',
          },
        },
      ],
      [{ $lookup: { from: 'CASE', localField: 'n', foreignField: '_id', as: 'same' } }],
      [{ $lookup: { from: 'CASE', localField: 'l', foreignField: '_id', as: 'same' } }],
      [
        {
          $lookup: {
            from: 'CASE',
            let: { n: '$n' },
            pipeline: [{ $match: { $expr: { $eq: ['$_id', '$$n'] } } }, { $project: { s: 1 } }],
            as: 'same',
          },
        },
      ],
      [{ $unionWith: { coll: 'CASE', pipeline: [{ $match: { _id: 1 } }] } }],
      [
        {
          $setWindowFields: {
            sortBy: { _id: 1 },
            output: {
              run: { $sum: '$_id', window: { documents: ['unbounded', 'current'] } },
              rank: { $documentNumber: {} },
            },
          },
        },
      ],
    ),
  },
)

/** A pipeline; `CASE` stands for the case's own collection. */
export const pipeline: fc.Arbitrary<Doc[]> = fc
  .tuple(fc.array(stage, { maxLength: 2 }), fc.option(sort, { nil: undefined }), ending)
  .map(([stages, order, end]) => [...stages, ...(order ? [order] : []), ...end])

/** A pipeline that is refused or odd: codes must agree. */
export const oddPipeline: fc.Arbitrary<Doc[]> = fc.constantFrom<Doc[]>(
  [{ $nope: 1 }],
  [{}],
  [{ $match: 1 }],
  [{ $match: { a: 1 }, $limit: 1 }],
  [{ $limit: 0 }],
  [{ $limit: -1 }],
  [{ $skip: -1 }],
  [{ $limit: 'x' }],
  [{ $sort: {} }],
  [{ $sort: { a: 2 } }],
  [{ $sort: { a: 'x' } }],
  [{ $group: {} }],
  [{ $group: { _id: 1, x: 1 } }],
  [{ $group: { _id: 1, x: { $nope: 1 } } }],
  [{ $group: { _id: 1, 'x.y': { $sum: 1 } } }],
  [{ $group: 1 }],
  [{ $unwind: 'a' }],
  [{ $unwind: 1 }],
  [{ $unwind: {} }],
  [{ $project: {} }],
  [{ $project: { a: 1, b: 0 } }],
  [{ $project: { a: 0, b: 1 } }],
  [{ $project: { a: 1, 'a.b': 1 } }],
  [{ $project: 1 }],
  [{ $addFields: 1 }],
  [{ $addFields: {} }],
  [{ $count: '' }],
  [{ $count: 1 }],
  [{ $count: 'a.b' }],
  [{ $count: '$a' }],
  [{ $replaceRoot: { newRoot: 1 } }],
  [{ $replaceRoot: {} }],
  [{ $project: { x: { $divide: [1, 0] } } }],
  [{ $project: { x: { $add: ['a', 1] } } }],
  [{ $project: { x: { $nope: 1 } } }],
  [{ $project: { x: { $add: [1], $subtract: [2, 1] } } }],
  [{ $project: { x: { $subtract: [1] } } }],
  [{ $project: { x: '$$nope' } }],
  [{ $project: { x: { $arrayElemAt: [1, 0] } } }],
  [{ $project: { x: { $size: 1 } } }],
  [{ $project: { x: { $concat: [1, 'a'] } } }],
  [{ $project: { x: { $toInt: 'abc' } } }],
  [{ $project: { x: { $cond: [1, 2] } } }],
  [{ $project: { x: { $switch: { branches: [] } } } }],
  [{ $project: { x: { $filter: { input: 1, cond: true } } } }],
  [{ $project: { x: { $map: { input: 1, in: 1 } } } }],
  [{ $project: { x: { $mod: [1, 0] } } }],
  [{ $project: { x: { $sqrt: -1 } } }],
  [{ $project: { x: { $ln: 0 } } }],
  [{ $project: { x: { $dateToString: { date: 'x' } } } }],
  [{ $facet: {} }],
  [{ $facet: { a: 1 } }],
  [{ $bucket: { groupBy: '$n', boundaries: [1] } }],
  [{ $bucket: { groupBy: '$n', boundaries: [3, 1] } }],
  [{ $lookup: { from: 'x' } }],
  [{ $sample: { size: -1 } }],
  [{ $out: 1 }],
  [{ $project: { x: { $substrCP: ['abc', -1, 1] } } }],
  [{ $project: { x: { $split: ['abc', ''] } } }],
  [{ $project: { x: { $range: [0, 5, 0] } } }],
  [{ $project: { x: { $in: [1, 2] } } }],
  [{ $project: { x: { $reduce: { input: 1, initialValue: 0, in: 1 } } } }],
  [{ $project: { x: { $arrayToObject: 1 } } }],
  [{ $project: { x: { $objectToArray: 1 } } }],
  [{ $project: { x: { $setUnion: [1] } } }],
  [{ $project: { x: { $mergeObjects: 1 } } }],
  [{ $project: { x: { $toDate: 'nope' } } }],
  [{ $project: { x: { $convert: { input: 1, to: 'nope' } } } }],
  [{ $project: { x: { $strLenCP: 1 } } }],
  [{ $project: { x: { $year: 'x' } } }],
  [{ $project: { x: { $slice: ['$l', 0, 0] } } }],
)
