import { Decimal128, Double, Long, ObjectId } from 'bson'
import fc from 'fast-check'

/** Few ObjectIds, so that documents and filters meet. */
export const knownIds = ['65a000000000000000000001', '65a000000000000000000002'].map(
  (hex) => new ObjectId(hex),
)

/** A value with nothing inside. Small ranges, so that values meet across documents, filters and types. */
export const scalar: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -2, max: 5 }) },
  { weight: 2, arbitrary: fc.constantFrom(1.5, -0.5, 2.25, 1e12) },
  { weight: 1, arbitrary: fc.constantFrom(1, 2, 3).map((n) => new Double(n)) },
  { weight: 1, arbitrary: fc.constantFrom(1, 2, 9_007_199_254_740).map((n) => Long.fromNumber(n)) },
  { weight: 1, arbitrary: fc.constantFrom('1', '2.50', '0.1').map((n) => Decimal128.fromString(n)) },
  { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'ab', 'B', '', '客户') },
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.boolean() },
  { weight: 2, arbitrary: fc.constantFrom(0, 86_400_000, 1_700_000_000_000).map((ms) => new Date(ms)) },
  { weight: 1, arbitrary: fc.constantFrom(...knownIds) },
)

/** A small number of any numeric type. */
export const number: fc.Arbitrary<unknown> = fc.oneof(
  fc.integer({ min: -3, max: 6 }),
  fc.constantFrom(0.5, 2.25, -1.5),
  fc.constantFrom(1, 4).map((n) => new Double(n)),
  fc.constantFrom(2, 5).map((n) => Long.fromNumber(n)),
  fc.constantFrom('1.10', '3').map((n) => Decimal128.fromString(n)),
)

const small: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: scalar },
  { weight: 1, arbitrary: fc.record({ x: scalar, y: scalar }, { requiredKeys: [] }) },
)

/** A value with at most two levels inside. */
export const value: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 4 }) },
  { weight: 2, arbitrary: fc.record({ x: small, y: scalar }, { requiredKeys: [] }) },
  {
    weight: 2,
    arbitrary: fc.array(fc.record({ x: scalar, y: scalar }, { requiredKeys: [] }), { maxLength: 3 }),
  },
  { weight: 1, arbitrary: fc.array(fc.array(scalar, { maxLength: 2 }), { maxLength: 2 }) },
)

export type Doc = Record<string, unknown>

/** A document without `_id`. */
const fields: fc.Arbitrary<Doc> = fc.record(
  {
    a: value,
    b: scalar,
    n: number,
    l: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 5 }),
    s: fc.constantFrom('a', 'b', 'abc', 'Abc'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Doc>

/** A collection of a few documents numbered from 1. */
export const documents: fc.Arbitrary<Doc[]> = fc
  .array(fields, { minLength: 2, maxLength: 6 })
  .map((docs) => docs.map((doc, i) => ({ _id: i + 1, ...doc })))
