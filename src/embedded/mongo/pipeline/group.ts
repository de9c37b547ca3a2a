import { type Doc, isDoc, type Maybe, setField, type Value } from '#src/embedded/mongo/bson/value.ts'
import { valueKey } from '#src/embedded/mongo/bson/value-key.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { compileExpression } from '#src/embedded/mongo/expression/compile.ts'
import type { Env } from '#src/embedded/mongo/expression/evaluate.ts'
import type { QueryScope } from '#src/embedded/mongo/query/predicate.ts'
import { compileAccumulator, type DocumentAccumulator, type MakeAccumulator } from './group-accumulators.ts'
import type { BuildStage } from './stage.ts'

/** The environment of one document. */
export const envOf = (doc: Doc, { variables, now }: QueryScope): Env => ({
  root: doc,
  current: doc,
  variables,
  now,
})

type Group = { readonly id: Value; readonly states: readonly DocumentAccumulator[] }
type Field = readonly [name: string, make: MakeAccumulator]

const resultOf = ({ id, states }: Group, fields: readonly Field[]): Doc => {
  const made: Doc = { _id: id }
  for (const [i, [name]] of fields.entries()) {
    const value: Maybe = states[i]?.result()
    if (value !== undefined) setField(made, name, value)
  }
  return made
}

const checkField = (name: string) => {
  if (name.includes('.')) throw new MongoError(40235, `The field name '${name}' cannot contain '.'`)
  if (name.startsWith('$')) throw new MongoError(40236, `The field name '${name}' cannot be an operator name`)
}

/** $group: a missing `_id` counts as null. */
export const group: BuildStage = (spec, { scope }) => {
  if (!isDoc(spec)) throw new MongoError(15947, "a group's fields must be specified in an object")
  if (!('_id' in spec)) throw new MongoError(15955, 'a group specification must include an _id')
  const variables = new Set(Object.keys(scope.variables))
  const idOf = compileExpression(spec['_id'] as Value, variables)
  const names = Object.keys(spec).filter((key) => key !== '_id')
  names.forEach(checkField)
  const fields = names.map((name): Field => [name, compileAccumulator(name, spec[name], variables)])
  return function* (docs) {
    const groups = new Map<string, Group>()
    for (const doc of docs) {
      const env = envOf(doc, scope)
      const id = idOf(env) ?? null
      const key = valueKey(id)
      const found = groups.get(key) ?? { id, states: fields.map(([, make]) => make()) }
      groups.set(key, found)
      for (const state of found.states) state.add(env)
    }
    for (const one of groups.values()) yield resultOf(one, fields)
  }
}
