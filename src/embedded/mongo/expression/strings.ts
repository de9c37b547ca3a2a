import { compareStrings } from '#src/embedded/mongo/bson/compare.ts'
import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import { isNullish, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { binary, namedArguments, unary, withValues } from './arguments.ts'
import type { Compile, Evaluate, Operators } from './evaluate.ts'
import { asText } from './text.ts'

const concat = withValues(0, Number.POSITIVE_INFINITY, (values) => {
  if (values.some(isNullish)) return null
  const wrong = values.find((v) => typeof v !== 'string')
  if (wrong !== undefined) throw new MongoError(16702, `$concat only supports strings, not ${typeOf(wrong)}`)
  return values.join('')
})

const string = (v: Maybe, code: number, message: string): string => {
  if (typeof v !== 'string') throw new MongoError(code, `${message}, found: ${typeOf(v)}`)
  return v
}

const split = binary((a, b) => {
  if (isNullish(a) || isNullish(b)) return null
  const text = string(
    a,
    40085,
    '$split requires an expression that evaluates to a string as a first argument',
  )
  const separator = string(
    b,
    40086,
    '$split requires an expression that evaluates to a string as a second argument',
  )
  if (separator === '') throw new MongoError(40087, '$split requires a non-empty separator')
  return text.split(separator)
})

const length = (code: number, measure: (text: string) => number) =>
  unary((v, name) => measure(string(v, code, `${name} requires a string argument`)))

const number = (v: Maybe, code: number, message: string): number => {
  if (!isNum(v)) throw new MongoError(code, message)
  return Math.trunc(toJsNumber(v))
}

const isContinuation = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80

const substringBytes = withValues(3, 3, ([v, from, count], name) => {
  const start = number(
    from,
    16034,
    `${name}:  starting index must be a numeric type (is BSON type ${typeOf(from)})`,
  )
  const size = number(count, 16035, `${name}:  length must be a numeric type (is BSON type ${typeOf(count)})`)
  if (start < 0) throw new MongoError(50752, `${name}:  starting index must be non-negative (got: ${start})`)
  const bytes = Buffer.from(asText(v))
  const end = size < 0 ? bytes.length : Math.min(bytes.length, start + size)
  if (isContinuation(bytes[start]))
    throw new MongoError(28656, `${name}:  Invalid range, starting index is a UTF-8 continuation byte.`)
  if (isContinuation(bytes[end]))
    throw new MongoError(
      28657,
      `${name}:  Invalid range, ending index is in the middle of a UTF-8 character.`,
    )
  return bytes.toString('utf8', start, Math.max(start, end))
})

const substringPoints = withValues(3, 3, ([v, from, count], name) => {
  const start = number(
    from,
    34450,
    `${name}: starting index must be a numeric type (is BSON type ${typeOf(from)})`,
  )
  const size = number(count, 34452, `${name}: length must be a numeric type (is BSON type ${typeOf(count)})`)
  if (start < 0) throw new MongoError(34455, `${name}: the starting index must be nonnegative integer.`)
  if (size < 0) throw new MongoError(34454, `${name}: length must be a nonnegative integer.`)
  return [...asText(v)].slice(start, start + size).join('')
})

const limits = (values: Maybe[], name: string, end: number): [number, number] => {
  const one = (v: Maybe, which: string) => {
    const n = number(
      v,
      40096,
      `${name} requires an integral ${which} index, found a value of type: ${typeOf(v)}`,
    )
    if (n < 0) throw new MongoError(40097, `${name} requires a nonnegative ${which} index, found: ${n}`)
    return n
  }
  const from = values.length > 2 ? one(values[2], 'starting') : 0
  return [from, Math.min(end, values.length > 3 ? one(values[3], 'ending') : end)]
}

const position = (unit: (text: string) => readonly (string | number)[]) =>
  withValues(2, 4, (values, name) => {
    if (isNullish(values[0])) return null
    const text = unit(string(values[0], 40091, `${name} requires a string as the first argument`))
    const part = unit(string(values[1], 40092, `${name} requires a string as the second argument`))
    const [from, to] = limits(values, name, text.length)
    for (let at = from; at + part.length <= to; at++) if (part.every((c, i) => text[at + i] === c)) return at
    return -1
  })

const trimmer =
  (left: boolean, right: boolean) =>
  (argument: Value, compile: Compile, name: string): Evaluate => {
    const given = namedArguments(argument, compile, name, { required: ['input'], optional: ['chars'] }, 50694)
    const [input, chars] = [given.get('input'), given.get('chars')]
    return (env) => {
      const v = input(env)
      if (isNullish(v)) return null
      const text = string(v, 50699, `${name} requires its input to be a string`)
      if (!given.has('chars')) return trimmed(text, left, right, SPACES)
      const set = chars(env)
      return isNullish(set)
        ? null
        : trimmed(text, left, right, new Set(string(set, 50700, `${name} requires 'chars' to be a string`)))
    }
  }

const SPACES = new Set(
  '\0\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a',
)

const trimmed = (text: string, left: boolean, right: boolean, set: ReadonlySet<string>): string => {
  const points = [...text]
  let [start, end] = [0, points.length]
  if (left) while (start < end && set.has(points[start] as string)) start++
  if (right) while (end > start && set.has(points[end - 1] as string)) end--
  return points.slice(start, end).join('')
}

const replacer =
  (replace: (text: string, find: string, by: string) => string) =>
  (argument: Value, compile: Compile, name: string): Evaluate => {
    const given = namedArguments(
      argument,
      compile,
      name,
      { required: ['input', 'find', 'replacement'] },
      51751,
    )
    const parts = ['input', 'find', 'replacement'].map((key) => given.get(key))
    return (env) => {
      const values = parts.map((part) => part(env))
      const wrong = values.findIndex((v) => !isNullish(v) && typeof v !== 'string')
      if (wrong >= 0) throw new MongoError(51746 - wrong, `${name} requires that its arguments be strings`)
      if (values.some(isNullish)) return null
      const [text, find, by] = values as [string, string, string]
      return replace(text, find, by)
    }
  }

const asciiCase = (lower: boolean) =>
  unary((v) =>
    asText(v).replace(lower ? /[A-Z]/g : /[a-z]/g, (c) => (lower ? c.toLowerCase() : c.toUpperCase())),
  )

/** Text. Cases are ASCII's only, as MongoDB's. */
export const stringOperators: Operators = {
  $concat: concat,
  $split: split,
  $strLenBytes: length(34473, (text) => Buffer.byteLength(text)),
  $strLenCP: length(34471, (text) => [...text].length),
  $substr: substringBytes,
  $substrBytes: substringBytes,
  $substrCP: substringPoints,
  $indexOfBytes: position((text) => [...Buffer.from(text)]),
  $indexOfCP: position((text) => [...text]),
  $trim: trimmer(true, true),
  $ltrim: trimmer(true, false),
  $rtrim: trimmer(false, true),
  $replaceOne: replacer((text, find, by) => text.replace(find, () => by)),
  $replaceAll: replacer((text, find, by) => text.replaceAll(find, () => by)),
  $toLower: asciiCase(true),
  $toUpper: asciiCase(false),
  $strcasecmp: binary((a, b) => compareStrings(asText(a).toUpperCase(), asText(b).toUpperCase())),
}
