import { Decimal128 } from 'bson'

/** A finite decimal: coefficient · 10^exponent. */
export type Parts = { readonly coefficient: bigint; readonly exponent: number }

const DIGITS = 34
const MIN_EXPONENT = -6176
const MAX_EXPONENT = 6111
const SHAPE = /^([+-]?)(\d+)(?:\.(\d*))?(?:E([+-]?\d+))?$/i

/** A decimal's text, `NaN`, `Infinity` and `-Infinity` included. */
export const decimalText = (d: Decimal128): string => d.toString()

/** The parts of a finite decimal or number; undefined for NaN and the infinities. */
export const partsOf = (text: string): Parts | undefined => {
  const found = SHAPE.exec(text)
  if (!found) return undefined
  const [, sign, whole = '', fraction = '', exponent = '0'] = found
  const digits = BigInt(whole + fraction)

  return { coefficient: sign === '-' ? -digits : digits, exponent: Number(exponent) - fraction.length }
}

const abs = (n: bigint) => (n < 0n ? -n : n)
const pow10 = (n: number) => 10n ** BigInt(n)

const halfEven = (n: bigint, divisor: bigint): bigint => {
  const quotient = n / divisor
  const rest = abs(n % divisor) * 2n
  const up = rest > divisor || (rest === divisor && quotient % 2n !== 0n)
  return up ? quotient + (n < 0n ? -1n : 1n) : quotient
}

const fitted = ({ coefficient, exponent }: Parts): Parts => {
  const excess = abs(coefficient).toString().length - DIGITS
  const shift = Math.max(excess, MIN_EXPONENT - exponent, 0)
  if (shift === 0) return { coefficient, exponent }
  const rounded = { coefficient: halfEven(coefficient, pow10(shift)), exponent: exponent + shift }
  return abs(rounded.coefficient).toString().length > DIGITS ? fitted(rounded) : rounded
}

/** The decimal nearest to the parts, rounded half to even at 34 digits (IEEE 754-2008 decimal128). */
export const decimalOf = (parts: Parts): Decimal128 => {
  const { coefficient, exponent } = fitted(parts)
  if (exponent > MAX_EXPONENT) {
    const spare = DIGITS - abs(coefficient).toString().length
    const needed = exponent - MAX_EXPONENT
    if (coefficient !== 0n && needed > spare)
      return Decimal128.fromString(coefficient < 0n ? '-Infinity' : 'Infinity')
    return Decimal128.fromString(`${coefficient * pow10(Math.min(needed, DIGITS))}E+${MAX_EXPONENT}`)
  }
  return Decimal128.fromString(`${coefficient}E${exponent}`)
}

const aligned = (a: Parts, b: Parts): [bigint, bigint, number] => {
  const exponent = Math.min(a.exponent, b.exponent)
  return [
    a.coefficient * pow10(a.exponent - exponent),
    b.coefficient * pow10(b.exponent - exponent),
    exponent,
  ]
}

/** a + b, exact. */
export const addParts = (a: Parts, b: Parts): Parts => {
  const [x, y, exponent] = aligned(a, b)
  return { coefficient: x + y, exponent }
}

/** a · b, exact. */
export const multiplyParts = (a: Parts, b: Parts): Parts => ({
  coefficient: a.coefficient * b.coefficient,
  exponent: a.exponent + b.exponent,
})

/** a / b to 34 digits; an exact quotient keeps the preferred exponent. */
export const divideParts = (a: Parts, b: Parts): Parts => {
  const scale = DIGITS + 2 + abs(b.coefficient).toString().length
  let coefficient = (a.coefficient * pow10(scale)) / b.coefficient
  let exponent = a.exponent - b.exponent - scale
  const exact = coefficient * b.coefficient === a.coefficient * pow10(scale)
  if (!exact)
    return { coefficient: coefficient * 10n + (coefficient < 0n ? -1n : 1n), exponent: exponent - 1 }
  while (exponent < a.exponent - b.exponent && coefficient % 10n === 0n) {
    coefficient /= 10n
    exponent += 1
  }
  return { coefficient, exponent }
}

/** a mod b with a's sign, exact. */
export const remainderParts = (a: Parts, b: Parts): Parts => {
  const [x, y, exponent] = aligned(a, b)
  return { coefficient: x % y, exponent }
}

/** Sign of a − b, exact. */
export const compareParts = (a: Parts, b: Parts): number => {
  const signs = Number(a.coefficient > 0n) - Number(a.coefficient < 0n)
  const other = Number(b.coefficient > 0n) - Number(b.coefficient < 0n)
  if (signs !== other) return signs < other ? -1 : 1
  const magnitude = (p: Parts) => abs(p.coefficient).toString().length + p.exponent
  if (signs !== 0 && magnitude(a) !== magnitude(b)) return magnitude(a) < magnitude(b) ? -signs : signs
  const [x, y] = aligned(a, b)
  return x < y ? -1 : x > y ? 1 : 0
}

/** The parts without trailing zeros, so that equal values have equal parts. */
export const normalised = ({ coefficient, exponent }: Parts): Parts => {
  if (coefficient === 0n) return { coefficient, exponent: 0 }
  let [c, e] = [coefficient, exponent]
  while (c % 10n === 0n) {
    c /= 10n
    e += 1
  }
  return { coefficient: c, exponent: e }
}
