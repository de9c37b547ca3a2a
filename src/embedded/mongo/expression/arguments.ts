import { type Doc, isArray, isDoc, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import type { Compile, Evaluate, Operator } from './evaluate.ts'

const countError = (name: string, wanted: string, got: number) =>
  new MongoError(16020, `Expression ${name} takes exactly ${wanted} arguments. ${got} were passed in.`)

const rangeError = (name: string, min: number, max: number, got: number) =>
  new MongoError(
    28667,
    `Expression ${name} takes at least ${min} arguments, and at most ${max}, but ${got} were passed in.`,
  )

const checkCount = (name: string, got: number, min: number, max: number) => {
  if (got >= min && got <= max) return
  throw min === max ? countError(name, String(min), got) : rangeError(name, min, max, got)
}

/** An operator of `min` to `max` arguments on their values; one argument may stand without its array. */
export const withValues =
  (min: number, max: number, apply: (values: Maybe[], name: string) => Maybe): Operator =>
  (argument, compile, name) => {
    const parts = (isArray(argument) ? argument : [argument]).map((part) => compile(part))
    checkCount(name, parts.length, min, max)
    return (env) =>
      apply(
        parts.map((part) => part(env)),
        name,
      )
  }

/** An operator of one argument. */
export const unary = (apply: (value: Maybe, name: string) => Maybe): Operator =>
  withValues(1, 1, ([value], name) => apply(value, name))

/** An operator of two arguments. */
export const binary = (apply: (a: Maybe, b: Maybe, name: string) => Maybe): Operator =>
  withValues(2, 2, ([a, b], name) => apply(a, b, name))

/** An operator whose argument is a document of named expressions. */
export type Named = {
  readonly has: (key: string) => boolean
  /** Compiled; a missing optional one evaluates to missing. */
  readonly get: (key: string, variables?: readonly string[]) => Evaluate
  readonly raw: Doc
}

const nothing: Evaluate = () => undefined

/** The named arguments of an operator; refuses one that it does not know or that is required and absent. */
export const namedArguments = (
  argument: Value,
  compile: Compile,
  name: string,
  keys: { readonly required: readonly string[]; readonly optional?: readonly string[] },
  code = 9,
): Named => {
  if (!isDoc(argument)) throw new MongoError(code, `${name} only supports an object as its argument`)
  const known = [...keys.required, ...(keys.optional ?? [])]
  const unknown = Object.keys(argument).find((key) => !known.includes(key))
  if (unknown) throw new MongoError(code, `Unrecognized parameter to ${name}: ${unknown}`)
  const absent = keys.required.find((key) => !(key in argument))
  if (absent) throw new MongoError(code, `Missing '${absent}' parameter to ${name}`)

  return {
    raw: argument,
    has: (key) => key in argument,
    get: (key, variables) => (key in argument ? compile(argument[key] as Value, variables) : nothing),
  }
}
