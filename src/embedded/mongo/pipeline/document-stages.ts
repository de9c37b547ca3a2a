import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import { type Doc, isArray, isDoc, type Value } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { compileExpression } from '#src/embedded/mongo/expression/compile.ts'
import type { QueryScope } from '#src/embedded/mongo/query/predicate.ts'
import { withComputed } from './computed-fields.ts'
import { compileFieldExpression } from './field-expression.ts'
import { compileProjection } from './project.ts'
import { addLeaf, type Tree } from './projection-tree.ts'

/** A stage that makes one document of one document. */
export type DocumentStage = (doc: Doc) => Doc

type Build = (spec: Value, scope: QueryScope, name: string) => DocumentStage

const names = (scope: QueryScope) => new Set(Object.keys(scope.variables))

const addFields: Build = (spec, scope, name) => {
  if (!isDoc(spec))
    throw new MongoError(40272, `${name} specification stage must be an object, got ${typeOf(spec)}`)
  if (Object.keys(spec).length === 0)
    throw new MongoError(40177, `Invalid ${name} :: caused by :: specification must have at least one field`)
  const tree: Tree = new Map()
  for (const path of Object.keys(spec)) addField(tree, path, spec[path] as Value, scope)
  return (doc) =>
    withComputed(doc, tree, { root: doc, current: doc, variables: scope.variables, now: scope.now })
}

const addField = (tree: Tree, path: string, value: Value, scope: QueryScope): void => {
  const parts = path.split('.')
  if (parts.includes(''))
    throw new MongoError(path === '' ? 40352 : 15998, 'FieldPath field names may not be empty strings.')
  if (parts.some((part) => part.startsWith('$')))
    throw new MongoError(
      16410,
      "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
    )
  if (isDoc(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$')) {
    for (const key of Object.keys(value)) addField(tree, `${path}.${key}`, value[key] as Value, scope)
    return
  }
  addLeaf(tree, path, {
    kind: 'compute',
    evaluate:
      value !== null && isDoc(value) && Object.keys(value).length === 0
        ? () => ({})
        : compileFieldExpression(value, names(scope)),
  })
}

const project: Build = (spec, scope) => {
  if (!isDoc(spec)) throw new MongoError(15969, '$project specification must be an object')
  return compileProjection(spec, scope, 'aggregate')
}

const unset: Build = (spec, scope) => {
  const fields = isArray(spec) ? spec : [spec]
  if (fields.length === 0 || !fields.every((field) => typeof field === 'string'))
    throw new MongoError(
      fields.length === 0 ? 31119 : 31002,
      '$unset specification must be a string or an array of strings',
    )
  return compileProjection(Object.fromEntries(fields.map((field) => [field, 0])), scope, 'aggregate')
}

const replaceWith: Build = (spec, scope, name) => {
  const evaluate = compileExpression(spec, names(scope))
  return (doc) => {
    const made = evaluate({ root: doc, current: doc, variables: scope.variables, now: scope.now })
    if (isDoc(made)) return made
    throw new MongoError(
      40228,
      `'${name === '$replaceRoot' ? 'newRoot' : 'replacement document'}' expression must evaluate to an object, but resulting value was: ${typeOf(made)}`,
    )
  }
}

const replaceRoot: Build = (spec, scope, name) => {
  if (!isDoc(spec)) throw new MongoError(40229, 'expected an object as specification for $replaceRoot stage')
  const unknown = Object.keys(spec).find((key) => key !== 'newRoot')
  if (unknown) throw new MongoError(40415, `BSON field '$replaceRoot.${unknown}' is an unknown field.`)
  if (!('newRoot' in spec))
    throw new MongoError(40414, "BSON field '$replaceRoot.newRoot' is missing but a required field")
  return replaceWith(spec['newRoot'] as Value, scope, name)
}

/** The stages that make one document of one, the only ones an update may use. */
export const documentStages: Readonly<Record<string, Build>> = {
  $addFields: addFields,
  $set: addFields,
  $project: project,
  $unset: unset,
  $replaceRoot: replaceRoot,
  $replaceWith: replaceWith,
}

/** Code 40323 for a stage that is not one operator. */
export const stageName = (stage: Doc): string => {
  const [name, ...more] = Object.keys(stage)
  if (name === undefined || more.length > 0)
    throw new MongoError(40323, 'A pipeline stage specification object must contain exactly one field.')
  return name
}
