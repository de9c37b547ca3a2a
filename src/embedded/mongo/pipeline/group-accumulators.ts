import { compareValues } from '#src/embedded/mongo/bson/compare.ts'
import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import {
  type Doc,
  double,
  isArray,
  isDoc,
  isNullish,
  type Maybe,
  type Value,
} from '#src/embedded/mongo/bson/value.ts'
import { MongoError, notSupported } from '#src/embedded/mongo/errors.ts'
import { compileExpression } from '#src/embedded/mongo/expression/compile.ts'
import type { Env, Evaluate } from '#src/embedded/mongo/expression/evaluate.ts'
import { sortValuesBy } from '#src/embedded/mongo/expression/sort-values.ts'
import { type Accumulator, accumulators } from './accumulators.ts'

/** A fold over documents. */
export type DocumentAccumulator = { readonly add: (env: Env) => void; readonly result: () => Maybe }

/** Makes fresh state for each group. */
export type MakeAccumulator = () => DocumentAccumulator

type Build = (argument: Value, compile: (expression: Value) => Evaluate, name: string) => MakeAccumulator

const simple =
  (make: () => Accumulator): Build =>
  (argument, compile, name) => {
    if (isArray(argument) && argument.length !== 1)
      throw new MongoError(40237, `The ${name} accumulator is a unary operator`)
    const evaluate = compile(isArray(argument) ? (argument[0] as Value) : argument)
    return () => {
      const state = make()
      return { add: (env) => state.add(evaluate(env)), result: state.result }
    }
  }

const named = (argument: Value, name: string, keys: readonly string[]): Doc => {
  if (!isDoc(argument)) throw new MongoError(5787900, `specification must be an object; found ${name}`)
  const missing = keys.find((key) => !(key in argument))
  if (missing) throw new MongoError(5787906, `Missing value for '${missing}' in ${name}`)
  const unknown = Object.keys(argument).find((key) => !keys.includes(key))
  if (unknown) throw new MongoError(5787901, `Unknown argument for 'n' operator: ${unknown}`)
  return argument
}

const count = (v: Maybe): number => {
  const n = isNum(v) ? toJsNumber(v) : Number.NaN
  if (!Number.isInteger(n)) throw new MongoError(5787902, "Value for 'n' must be of integral type")
  if (n < 1) throw new MongoError(5787908, `'n' must be greater than 0, found ${n}`)
  return n
}

/** Collects values and picks among them at the end. */
const collecting =
  (evaluate: Evaluate, pick: (values: Maybe[], env: Env | undefined) => Maybe): MakeAccumulator =>
  () => {
    const values: Maybe[] = []
    let seen: Env | undefined
    return {
      add: (env) => {
        seen ??= env
        values.push(evaluate(env))
      },
      result: () => pick(values, seen),
    }
  }

const EMPTY: Env = { root: {}, current: {}, variables: {}, now: new Date(0) }

const firstN =
  (pick: (values: Value[], n: number) => Value[], skipNull: boolean): Build =>
  (argument, compile, name) => {
    const given = named(argument, name, ['input', 'n'])
    const n = compile(given['n'] as Value)
    return collecting(compile(given['input'] as Value), (values, env) => {
      const present = skipNull ? values.filter((v) => !isNullish(v)) : values.map((v) => v ?? null)
      return pick(present as Value[], count(n(env ?? EMPTY)))
    })
  }

const sortedOutputs = (rows: Maybe[], sortBy: Doc): Value[] =>
  sortValuesBy(Object.fromEntries(Object.entries(sortBy).map(([path, order]) => [`doc.${path}`, order])))(
    rows as Value[],
  ).map((row) => (row as Doc)['output'] ?? null)

const rowEvaluator =
  (output: Evaluate): Evaluate =>
  (env) => ({ doc: env.root as Value, output: output(env) ?? null })

const top =
  (last: boolean, many: boolean): Build =>
  (argument, compile, name) => {
    const given = named(argument, name, many ? ['output', 'sortBy', 'n'] : ['output', 'sortBy'])
    const sortBy = given['sortBy']
    if (!isDoc(sortBy))
      throw new MongoError(10065, `expected 'sortBy' to already be an object in the arguments to ${name}`)
    const n = many ? compile(given['n'] as Value) : () => 1
    return collecting(rowEvaluator(compile(given['output'] as Value)), (rows, env) => {
      const outputs = sortedOutputs(rows, sortBy)
      const size = count(n(env ?? EMPTY))
      const picked = last ? outputs.slice(-size) : outputs.slice(0, size)
      return many ? picked : (picked[0] ?? null)
    })
  }

const percentileOf = (values: Maybe[], p: number): Value => {
  const numbers = values
    .filter(isNum)
    .map(toJsNumber)
    .sort((a, b) => a - b)
  if (numbers.length === 0) return null
  return double(numbers[Math.max(0, Math.ceil(p * numbers.length) - 1)] as number)
}

const percentile: Build = (argument, compile, name) => {
  const given = named(argument, name, ['input', 'p', 'method'])
  const ps = given['p']
  if (given['method'] !== 'approximate')
    throw new MongoError(2, `Currently only 'approximate' can be used as percentile 'method'.`)
  if (
    !isArray(ps) ||
    ps.length === 0 ||
    !ps.every((p) => isNum(p) && toJsNumber(p) >= 0 && toJsNumber(p) <= 1)
  )
    throw new MongoError(7750301, `The $percentile 'p' field must be an array of numbers from [0.0, 1.0]`)
  return collecting(compile(given['input'] as Value), (values) =>
    ps.map((p) => percentileOf(values, toJsNumber(p as number))),
  )
}

const median: Build = (argument, compile, name) => {
  const given = named(argument, name, ['input', 'method'])
  if (given['method'] !== 'approximate')
    throw new MongoError(2, `Currently only 'approximate' can be used as percentile 'method'.`)
  return collecting(compile(given['input'] as Value), (values) => percentileOf(values, 0.5))
}

const counting: Build = (argument) => {
  if (!isDoc(argument) || Object.keys(argument).length > 0)
    throw new MongoError(9, '$count takes no arguments, i.e. $count:{}')
  return () => {
    let total = 0
    return {
      add: () => {
        total += 1
      },
      result: () => total,
    }
  }
}

const bySize = (sign: 1 | -1) => (values: Value[], n: number) =>
  values.toSorted((a, b) => sign * compareValues(a, b)).slice(0, n)

const builders: Readonly<Record<string, Build>> = {
  ...Object.fromEntries(Object.entries(accumulators).map(([name, make]) => [name, simple(make)])),
  $count: counting,
  $firstN: firstN((values, n) => values.slice(0, n), false),
  $lastN: firstN((values, n) => values.slice(-n), false),
  $minN: firstN(bySize(1), true),
  $maxN: firstN(bySize(-1), true),
  $top: top(false, false),
  $topN: top(false, true),
  $bottom: top(true, false),
  $bottomN: top(true, true),
  $percentile: percentile,
  $median: median,
}

/** Compile `{$sum: …}`; codes 15951, 15952 and 40234 as MongoDB's. */
export const compileAccumulator = (
  field: string,
  spec: Maybe,
  variables: ReadonlySet<string>,
): MakeAccumulator => {
  if (!isDoc(spec)) throw new MongoError(40234, `The field '${field}' must be an accumulator object`)
  const [name = '', ...more] = Object.keys(spec)
  if (!name.startsWith('$')) throw new MongoError(40234, `The field '${field}' must be an accumulator object`)
  if (more.length > 0) throw new MongoError(40238, `The field '${field}' must specify one accumulator`)
  const build = Object.hasOwn(builders, name) ? builders[name] : undefined
  if (name === '$accumulator') throw notSupported(name)
  if (!build) throw new MongoError(15952, `unknown group operator '${name}'`)
  return build(spec[name] as Value, (expression) => compileExpression(expression, variables), name)
}
