import { isArray, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { accumulators } from '#src/embedded/mongo/pipeline/accumulators.ts'
import type { Compile, Evaluate, Operators } from './evaluate.ts'

/** The values an accumulator sees outside of $group: one array's elements, or the arguments themselves. */
const valuesOf = (argument: Value, compile: Compile): ((env: Parameters<Evaluate>[0]) => Maybe[]) => {
  if (isArray(argument) && argument.length !== 1) {
    const parts = argument.map((part) => compile(part))
    return (env) => parts.map((part) => part(env))
  }
  const part = compile(isArray(argument) ? (argument[0] as Value) : argument)
  return (env) => {
    const value = part(env)
    return isArray(value) ? value : [value]
  }
}

const over =
  (name: string) =>
  (argument: Value, compile: Compile): Evaluate => {
    const values = valuesOf(argument, compile)
    return (env) => {
      const state = accumulators[name]?.()
      for (const value of values(env)) state?.add(value)
      return state?.result()
    }
  }

/** $sum and its kin over an array or their arguments. */
export const accumulatorOperators: Operators = Object.fromEntries(
  ['$sum', '$avg', '$min', '$max', '$stdDevPop', '$stdDevSamp'].map((name) => [name, over(name)]),
)
