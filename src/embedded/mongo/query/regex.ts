import { compareValues } from '#src/embedded/mongo/bson/compare.ts'
import { BSONRegExp, BSONSymbol, type Value } from '#src/embedded/mongo/bson/value.ts'
import { badValue, MongoError } from '#src/embedded/mongo/errors.ts'
import type { ValuePredicate } from './predicate.ts'

const INLINE_FLAGS = /^\(\?([imsx]+)\)/

/** PCRE's `x`: white space and `#` comments outside of classes do not count. */
const EXTENDED = /(\\.)|(\[(?:\\.|[^\]\\])*\])|(\s+|#[^\n]*)/gs

const withoutExtendedSpace = (pattern: string): string =>
  pattern.replace(EXTENDED, (all, _escaped, _class, space: string | undefined) =>
    space === undefined ? all : '',
  )

/** PCRE's anchors and classes that JavaScript writes otherwise. */
const ESCAPES: Readonly<Record<string, string>> = { A: '^', z: '$', Z: '(?=\\n?$)', h: '[ \\t]' }

const translated = (pattern: string) =>
  pattern.replace(/\\(.)/gs, (all, letter: string) => ESCAPES[letter] ?? all)

const compileWith = (source: string, flags: string): RegExp => {
  try {
    return new RegExp(source, `${flags}u`)
  } catch {
    return new RegExp(source, flags)
  }
}

/** The JavaScript pattern for a PCRE one with MongoDB's options i, m, s, x; code 51091 where it has no meaning. */
export const toRegExp = (pattern: string, options: string): RegExp => {
  const inline = INLINE_FLAGS.exec(pattern)
  const all = new Set([...options, ...(inline?.[1] ?? '')])
  const body = inline ? pattern.slice(inline[0].length) : pattern
  const source = translated(all.has('x') ? withoutExtendedSpace(body) : body)
  try {
    return compileWith(source, ['i', 'm', 's'].filter((f) => all.has(f)).join(''))
  } catch (cause) {
    throw new MongoError(51091, `Regular expression is invalid: ${(cause as Error).message}`)
  }
}

/** Code 51108 for an option that MongoDB does not know. */
export const checkRegexOptions = (options: string): void => {
  const wrong = [...options].find((o) => !'imsxu'.includes(o))
  if (wrong) throw new MongoError(51108, `invalid flag in regex options: ${wrong}`)
}

/** Does a string (or an equal pattern) match? */
export const regexPredicate = (regex: BSONRegExp): ValuePredicate => {
  checkRegexOptions(regex.options)
  const pattern = toRegExp(regex.pattern, regex.options)
  return (v) => {
    if (typeof v === 'string') return pattern.test(v)
    if (v instanceof BSONSymbol) return pattern.test(v.value)
    return v instanceof BSONRegExp && compareValues(v, regex) === 0
  }
}

/** `{$regex, $options}` as one pattern; codes 2 and 51074–51075 as MongoDB's. */
export const regexOf = (pattern: Value | undefined, options: Value | undefined): BSONRegExp => {
  if (options !== undefined && typeof options !== 'string') throw badValue('$options has to be a string')
  if (pattern === undefined) throw badValue('$options needs a $regex')
  if (pattern instanceof BSONRegExp) {
    if (options && pattern.options) throw new MongoError(51075, 'options set in both $regex and $options')
    return new BSONRegExp(pattern.pattern, options ?? pattern.options)
  }
  if (typeof pattern !== 'string') throw badValue('$regex has to be a string')
  checkRegexOptions(options ?? '')
  return new BSONRegExp(pattern, options ?? '')
}
