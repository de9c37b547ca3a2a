import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import type { Maybe } from '#src/embedded/mongo/bson/value.ts'

/** MongoDB's truth: false, zero of any type, null and missing are false, all else (NaN and "" too) is true. */
export const truthy = (v: Maybe): boolean => {
  if (v === undefined || v === null || v === false) return false
  return !isNum(v) || toJsNumber(v) !== 0
}
