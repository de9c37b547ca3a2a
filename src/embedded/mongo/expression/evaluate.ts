import type { Maybe, Value } from '#src/embedded/mongo/bson/value.ts'

/** What an expression may look at. `current` is what `$field` starts from. */
export type Env = {
  readonly root: Maybe
  readonly current: Maybe
  readonly variables: Readonly<Record<string, Maybe>>
  readonly now: Date
}

/** A compiled expression; `undefined` is a missing value. */
export type Evaluate = (env: Env) => Maybe

/** Compile a sub-expression, with more variables in scope. */
export type Compile = (expression: Value, variables?: readonly string[]) => Evaluate

/** One operator: its raw argument compiled into an evaluation. */
export type Operator = (argument: Value, compile: Compile, name: string) => Evaluate

/** A group of operators by name, merged in the registry. */
export type Operators = Readonly<Record<string, Operator>>

/** The environment with variables bound. */
export const bind = (env: Env, variables: Readonly<Record<string, Maybe>>): Env => ({
  ...env,
  ...(Object.hasOwn(variables, 'CURRENT') ? { current: variables['CURRENT'] } : {}),
  variables: { ...env.variables, ...variables },
})
