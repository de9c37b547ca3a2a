import { isArray, isDoc, isNullish, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { unary } from './arguments.ts'
import { bind, type Compile, type Evaluate, type Operators } from './evaluate.ts'
import { truthy } from './truthy.ts'

const all = (argument: Value, compile: Compile) =>
  (isArray(argument) ? argument : [argument]).map((a) => compile(a))

const choice =
  (test: Evaluate, yes: Evaluate, no: Evaluate): Evaluate =>
  (env) =>
    truthy(test(env)) ? yes(env) : no(env)

const named = (argument: Value, compile: Compile): Evaluate => {
  if (!isDoc(argument))
    throw new MongoError(16020, 'Expression $cond takes exactly 3 arguments. 1 were passed in.')
  const unknown = Object.keys(argument).find((key) => !['if', 'then', 'else'].includes(key))
  if (unknown) throw new MongoError(17083, `Unrecognized parameter to $cond: ${unknown}`)
  // biome-ignore lint/suspicious/noThenProperty: $cond's own word, never awaited
  const codes = { if: 17080, then: 17081, else: 17082 } as const
  const part = (key: keyof typeof codes) => {
    if (!(key in argument)) throw new MongoError(codes[key], `Missing '${key}' parameter to $cond`)
    return compile(argument[key] as Value)
  }
  return choice(part('if'), part('then'), part('else'))
}

const cond = (argument: Value, compile: Compile): Evaluate => {
  if (!isArray(argument)) return named(argument, compile)
  if (argument.length !== 3)
    throw new MongoError(
      16020,
      `Expression $cond takes exactly 3 arguments. ${argument.length} were passed in.`,
    )
  const [test, yes, no] = argument.map((a) => compile(a)) as [Evaluate, Evaluate, Evaluate]
  return choice(test, yes, no)
}

type Branch = readonly [Evaluate, Evaluate]

const branchOf = (branch: Value, compile: Compile): Branch => {
  if (!isDoc(branch)) throw new MongoError(40062, '$switch requires each branch to be an object')
  if (!('case' in branch))
    throw new MongoError(40064, "$switch requires each branch have a 'case' expression")
  if (!('then' in branch))
    throw new MongoError(40065, "$switch requires each branch have a 'then' expression.")
  return [compile(branch['case'] as Value), compile(branch['then'] as Value)]
}

const switchOf = (argument: Value, compile: Compile): Evaluate => {
  if (!isDoc(argument)) throw new MongoError(40060, '$switch requires an object as an argument')
  const unknown = Object.keys(argument).find((key) => !['branches', 'default'].includes(key))
  if (unknown) throw new MongoError(40067, `$switch found an unknown argument: ${unknown}`)
  const list = argument['branches']
  if (!isArray(list)) throw new MongoError(40061, "$switch expected an array for 'branches'")
  if (list.length === 0) throw new MongoError(40068, '$switch requires at least one branch.')
  const branches = list.map((branch) => branchOf(branch, compile))
  const otherwise = 'default' in argument ? compile(argument['default'] as Value) : undefined
  return (env) => {
    const taken = branches.find(([test]) => truthy(test(env)))
    if (taken) return taken[1](env)
    if (!otherwise)
      throw new MongoError(
        40066,
        '$switch could not find a matching branch for an input, and no default was specified.',
      )
    return otherwise(env)
  }
}

const firstPresent =
  (parts: Evaluate[]): Evaluate =>
  (env) => {
    let value: Maybe
    for (const part of parts) {
      value = part(env)
      if (!isNullish(value)) return value
    }
    return value
  }

const ifNull = (argument: Value, compile: Compile): Evaluate => {
  const parts = all(argument, compile)
  if (parts.length < 2)
    throw new MongoError(1257300, `$ifNull needs at least two arguments, had: ${parts.length}`)
  return firstPresent(parts)
}

const letOf = (argument: Value, compile: Compile): Evaluate => {
  const { vars, in: body } = isDoc(argument) ? argument : {}
  if (!isDoc(vars)) throw new MongoError(16876, "Missing 'vars' parameter to $let")
  if (body === undefined) throw new MongoError(16877, "Missing 'in' parameter to $let")
  const names = Object.keys(vars)
  for (const name of names) checkVariableName(name)
  const values = names.map((name) => [name, compile(vars[name] as Value)] as const)
  const inner = compile(body, names)
  return (env) => inner(bind(env, Object.fromEntries(values.map(([name, value]) => [name, value(env)]))))
}

/** Variables start in lower case (CURRENT may be bound again) and hold letters, digits and underscores. */
export const checkVariableName = (name: string): void => {
  if (name === 'CURRENT' || /^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name)) return
  throw new MongoError(9, `'${name}' starts with an invalid character for a user variable name`)
}

/** Truth, choice and variables. */
export const conditionalOperators: Operators = {
  $and: (argument, compile) => {
    const parts = all(argument, compile)
    return (env) => parts.every((part) => truthy(part(env)))
  },
  $or: (argument, compile) => {
    const parts = all(argument, compile)
    return (env) => parts.some((part) => truthy(part(env)))
  },
  $not: unary((v) => !truthy(v)),
  $cond: cond,
  $switch: switchOf,
  $ifNull: ifNull,
  $let: letOf,
  $literal: (argument) => () => argument,
}
