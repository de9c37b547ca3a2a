import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import { BSONRegExp, type Doc, isNullish, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { checkRegexOptions, toRegExp } from '#src/embedded/mongo/query/regex.ts'
import { namedArguments } from './arguments.ts'
import type { Compile, Evaluate, Operators } from './evaluate.ts'

const optionsOf = (regex: BSONRegExp | string, options: Maybe, name: string): string => {
  if (isNullish(options)) return regex instanceof BSONRegExp ? regex.options : ''
  if (typeof options !== 'string') throw new MongoError(51106, `${name} needs 'options' to be of type string`)
  if (regex instanceof BSONRegExp && regex.options)
    throw new MongoError(51107, `${name}: found regex options in both 'regex' and 'options'`)
  checkRegexOptions(options)
  return options
}

const patternOf = (regex: Maybe, options: Maybe, name: string): RegExp => {
  if (typeof regex !== 'string' && !(regex instanceof BSONRegExp))
    throw new MongoError(51105, `${name} needs 'regex' to be of type string or regex`)
  const source = typeof regex === 'string' ? regex : regex.pattern
  const pattern = toRegExp(source, optionsOf(regex, options, name))
  return new RegExp(pattern.source, `${pattern.flags}g`)
}

const found = (match: RegExpMatchArray, text: string): Doc => ({
  match: match[0],
  idx: [...text.slice(0, match.index)].length,
  captures: match.slice(1).map((capture) => capture ?? null),
})

const withRegex =
  (answer: (text: string, pattern: RegExp) => Value, none: Value) =>
  (argument: Value, compile: Compile, name: string): Evaluate => {
    const given = namedArguments(
      argument,
      compile,
      name,
      { required: ['input', 'regex'], optional: ['options'] },
      51103,
    )
    const [input, regex, options] = [given.get('input'), given.get('regex'), given.get('options')]
    return (env) => {
      const text = input(env)
      const expression = regex(env)
      if (isNullish(text) || isNullish(expression)) return none
      if (typeof text !== 'string')
        throw new MongoError(51104, `${name} needs 'input' to be of type string, not ${typeOf(text)}`)
      return answer(text, patternOf(expression, options(env), name))
    }
  }

/** Patterns on text. */
export const regexOperators: Operators = {
  $regexMatch: withRegex((text, pattern) => pattern.test(text), false),
  $regexFind: withRegex((text, pattern) => {
    const first = text.matchAll(pattern).next()
    return first.done ? null : found(first.value, text)
  }, null),
  $regexFindAll: withRegex(
    (text, pattern) => [...text.matchAll(pattern)].map((match) => found(match, text)),
    [],
  ),
}
