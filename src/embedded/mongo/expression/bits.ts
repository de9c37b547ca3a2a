import { longOf, toBigInt } from '#src/embedded/mongo/bson/arithmetic.ts'
import { isNum, numType } from '#src/embedded/mongo/bson/number.ts'
import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import { isNullish, type Maybe } from '#src/embedded/mongo/bson/value.ts'
import { typeMismatch } from '#src/embedded/mongo/errors.ts'
import { unary, withValues } from './arguments.ts'
import type { Operators } from './evaluate.ts'

const folded = (start: number, apply: (a: bigint, b: bigint) => bigint) =>
  withValues(0, Number.POSITIVE_INFINITY, (values, name) => {
    if (values.some(isNullish)) return null
    const isLong = values.some((v) => checkWhole(v, name) === 'long')
    const bits = values.reduce((all: bigint, v) => apply(all, toBigInt(v as number)), BigInt(start))
    return isLong ? longOf(BigInt.asIntN(64, bits)) : Number(BigInt.asIntN(32, bits))
  })

const checkWhole = (v: Maybe, name: string) => {
  const type = isNum(v) ? numType(v) : undefined
  if (type === 'int' || type === 'long') return type
  throw typeMismatch(`${name} only supports int and long operands, not ${typeOf(v)}`)
}

/** Bits of ints and longs. */
export const bitOperators: Operators = {
  $bitAnd: folded(-1, (a, b) => a & b),
  $bitOr: folded(0, (a, b) => a | b),
  $bitXor: folded(0, (a, b) => a ^ b),
  $bitNot: unary((v, name) => {
    if (isNullish(v)) return null
    const type = checkWhole(v, name)
    const bits = ~toBigInt(v as number)
    return type === 'long' ? longOf(bits) : Number(bits)
  }),
}
