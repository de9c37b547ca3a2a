import { compareValues } from '#src/embedded/mongo/bson/compare.ts'
import { binary } from './arguments.ts'
import type { Operators } from './evaluate.ts'

/** $cmp and its kin: BSON's total order, a missing value below null. */
export const comparisonOperators: Operators = {
  $cmp: binary((a, b) => compareValues(a, b)),
  $eq: binary((a, b) => compareValues(a, b) === 0),
  $ne: binary((a, b) => compareValues(a, b) !== 0),
  $gt: binary((a, b) => compareValues(a, b) > 0),
  $gte: binary((a, b) => compareValues(a, b) >= 0),
  $lt: binary((a, b) => compareValues(a, b) < 0),
  $lte: binary((a, b) => compareValues(a, b) <= 0),
}
