import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { Binary, isArray, Long, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { badValue, failedToParse } from '#src/embedded/mongo/errors.ts'
import type { ValuePredicate } from './predicate.ts'

const whole = (v: Maybe, of: string): bigint => {
  if (!isNum(v)) throw badValue(`malformed mod, ${of} not a number`)
  const n = toJsNumber(v)
  if (!Number.isFinite(n))
    throw badValue(`malformed mod, ${of} value is invalid :: caused by :: NaN or infinite`)
  return v instanceof Long ? v.toBigInt() : BigInt(Math.trunc(n))
}

/** $mod: [divisor, remainder], whole parts only. */
export const modulo = (operand: Value): ValuePredicate => {
  if (!isArray(operand)) throw badValue('malformed mod, needs to be an array')
  if (operand.length < 2) throw badValue('malformed mod, not enough elements')
  if (operand.length > 2) throw badValue('malformed mod, too many elements')
  const divisor = whole(operand[0], 'divisor')
  const remainder = whole(operand[1], 'remainder')
  if (divisor === 0n) throw badValue('divisor cannot be 0')
  return (v) => {
    if (!isNum(v) || !Number.isFinite(toJsNumber(v))) return false
    return whole(v, 'value') % divisor === remainder
  }
}

const maskOf = (operand: Value, name: string): bigint => {
  if (isArray(operand))
    return operand.reduce((mask: bigint, bit) => mask | (1n << bitPosition(bit, name)), 0n)
  if (operand instanceof Binary) return bytesAsBits(operand)
  if (!isNum(operand))
    throw badValue(`${name} takes an Array, a number, or a BinData but received: ${typeof operand}`)
  const n = toJsNumber(operand)
  if (!Number.isInteger(n) || n < 0) throw failedToParse(`${name}: expected a non-negative integer`)
  return operand instanceof Long ? operand.toBigInt() : BigInt(n)
}

const bitPosition = (bit: Value, name: string): bigint => {
  const n = isNum(bit) ? toJsNumber(bit) : Number.NaN
  if (!Number.isInteger(n) || n < 0) throw badValue(`${name}: bit positions must be whole numbers, 0 or more`)
  return BigInt(n)
}

const bytesAsBits = (binary: Binary): bigint =>
  [...binary.value()].reduceRight((bits, byte) => (bits << 8n) | BigInt(byte), 0n)

const bitsOf = (v: Maybe): bigint | undefined => {
  if (v instanceof Binary) return bytesAsBits(v)
  if (!isNum(v)) return undefined
  const n = toJsNumber(v)
  if (!Number.isInteger(n) || Math.abs(n) > 2 ** 63) return undefined
  return BigInt.asUintN(64, v instanceof Long ? v.toBigInt() : BigInt(n))
}

type BitTest = (bits: bigint, mask: bigint) => boolean

const bitTests: Readonly<Record<string, BitTest>> = {
  $bitsAllSet: (bits, mask) => (bits & mask) === mask,
  $bitsAnySet: (bits, mask) => (bits & mask) !== 0n,
  $bitsAllClear: (bits, mask) => (bits & mask) === 0n,
  $bitsAnyClear: (bits, mask) => (bits & mask) !== mask,
}

/** $bitsAllSet, $bitsAnySet, $bitsAllClear, $bitsAnyClear on numbers and binary data. */
export const bitPredicate = (name: string, operand: Value): ValuePredicate => {
  const test = bitTests[name] as BitTest
  const mask = maskOf(operand, name)
  return (v) => {
    const bits = bitsOf(v)
    return bits !== undefined && test(bits, mask)
  }
}
