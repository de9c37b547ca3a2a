import { toDecimal } from '#src/embedded/mongo/bson/arithmetic.ts'
import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import { Decimal128, double, isNullish } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { binary, unary } from './arguments.ts'
import type { Operators } from './evaluate.ts'

const HALF_TURN = 180

const within = (low: number, high: number, apply: (n: number) => number) => (n: number) => {
  if (n < low || n > high)
    throw new MongoError(50989, `cannot apply this function to ${n}, value must be in [${low},${high}]`)
  return apply(n)
}

const angle = (apply: (n: number) => number) =>
  unary((v, name) => {
    if (isNullish(v)) return null
    if (!isNum(v)) throw new MongoError(28765, `${name} only supports numeric types, not ${typeOf(v)}`)
    const result = double(apply(toJsNumber(v)))
    return v instanceof Decimal128 ? toDecimal(result) : result
  })

const finite = (apply: (n: number) => number) => within(-Number.MAX_VALUE, Number.MAX_VALUE, apply)

/** Angles in radians; decimals go through doubles. */
export const trigonometryOperators: Operators = {
  $sin: angle(finite(Math.sin)),
  $cos: angle(finite(Math.cos)),
  $tan: angle(finite(Math.tan)),
  $asin: angle(within(-1, 1, Math.asin)),
  $acos: angle(within(-1, 1, Math.acos)),
  $atan: angle(Math.atan),
  $sinh: angle(Math.sinh),
  $cosh: angle(Math.cosh),
  $tanh: angle(Math.tanh),
  $asinh: angle(Math.asinh),
  $acosh: angle(within(1, Number.POSITIVE_INFINITY, Math.acosh)),
  $atanh: angle(within(-1, 1, Math.atanh)),
  $atan2: binary((y, x) => {
    if (isNullish(y) || isNullish(x)) return null
    if (!isNum(y) || !isNum(x)) throw new MongoError(51044, '$atan2 only supports numeric types')
    return double(Math.atan2(toJsNumber(y), toJsNumber(x)))
  }),
  $degreesToRadians: angle((n) => (n * Math.PI) / HALF_TURN),
  $radiansToDegrees: angle((n) => (n * HALF_TURN) / Math.PI),
}
