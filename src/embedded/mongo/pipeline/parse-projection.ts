import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { type Doc, isArray, isDoc, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { truthy } from '#src/embedded/mongo/expression/truthy.ts'
import { compileFilter } from '#src/embedded/mongo/query/compile.ts'
import { asDocument } from '#src/embedded/mongo/query/condition.ts'
import { compileCondition, hasOperators } from '#src/embedded/mongo/query/field-conditions.ts'
import type { QueryScope } from '#src/embedded/mongo/query/predicate.ts'
import { compileFieldExpression } from './field-expression.ts'
import { addLeaf, type Leaf, leaves, type Tree } from './projection-tree.ts'

/** A projection: which fields stay and what is computed. */
export type Projection = { readonly mode: 'include' | 'exclude'; readonly tree: Tree }

type Language = 'find' | 'aggregate'
type Parsing = { readonly tree: Tree; readonly scope: QueryScope; readonly language: Language }

const isFlag = (v: Maybe): boolean => isNum(v) || typeof v === 'boolean'

const wholeNumber = (v: Maybe): number => {
  const n = isNum(v) ? toJsNumber(v) : Number.NaN
  if (Number.isNaN(n)) throw new MongoError(28724, '$slice only supports numbers and [skip, limit] arrays')
  return Math.trunc(n)
}

const slicing = (operand: Value): ((array: Value[]) => Value[]) | undefined => {
  if (isNum(operand)) {
    const n = wholeNumber(operand)
    return (array) => (n >= 0 ? array.slice(0, n) : array.slice(n))
  }
  if (!isArray(operand) || operand.length !== 2 || !operand.every(isNum)) return undefined
  const [skip, limit] = operand.map(wholeNumber) as [number, number]
  if (limit <= 0) throw new MongoError(28724, `Third argument to $slice must be positive: ${limit}`)
  return (array) => {
    const start = skip < 0 ? Math.max(0, array.length + skip) : skip
    return array.slice(start, start + limit)
  }
}

const elementLeaf = (operand: Value, scope: QueryScope): Leaf => {
  if (!isDoc(operand)) throw new MongoError(31274, 'elemMatch: Invalid argument, object required')
  const compile = (filter: Doc) => compileFilter(filter, scope)
  if (hasOperators(operand)) {
    const passes = compileCondition(operand, compile)
    return { kind: 'element', pick: (array) => array.find(passes) }
  }
  const matches = compile(operand)
  return { kind: 'element', pick: (array) => array.find((v) => matches(asDocument(v) ?? { '': v })) }
}

const findLeaf = (value: Doc, scope: QueryScope): Leaf | undefined => {
  if ('$elemMatch' in value) return elementLeaf(value['$elemMatch'] as Value, scope)
  const slice = '$slice' in value ? slicing(value['$slice'] as Value) : undefined
  return slice ? { kind: 'slice', slice } : undefined
}

const computeLeaf = (value: Value, scope: QueryScope): Leaf => ({
  kind: 'compute',
  evaluate: compileFieldExpression(value, new Set(Object.keys(scope.variables))),
})

const parseField = (path: string, value: Value, parsing: Parsing): void => {
  const { tree, scope, language } = parsing
  checkPath(path, language)
  if (isFlag(value)) addLeaf(tree, path.replace(/\.\$$/, ''), flagLeaf(path, value))
  else if (isDoc(value) && !Object.keys(value)[0]?.startsWith('$')) parseNested(path, value, parsing)
  else
    addLeaf(
      tree,
      path,
      (language === 'find' && isDoc(value) && findLeaf(value, scope)) || computeLeaf(value, scope),
    )
}

const flagLeaf = (path: string, value: Value): Leaf => {
  if (path.endsWith('.$')) return { kind: 'positional' }
  return { kind: truthy(value) ? 'include' : 'exclude' }
}

const parseNested = (path: string, value: Doc, parsing: Parsing) => {
  const keys = Object.keys(value)
  if (keys.length === 0)
    throw new MongoError(51270, 'An empty sub-projection is not a valid value. Found empty object at path')
  for (const key of keys) parseField(`${path}.${key}`, value[key] as Value, parsing)
}

const checkPath = (path: string, language: Language) => {
  const parts = path.split('.')
  if (parts.includes(''))
    throw new MongoError(path === '' ? 40352 : 15998, 'FieldPath field names may not be empty strings.')
  const positional = language === 'find' && parts.length > 1 && parts.at(-1) === '$'
  const names = positional ? parts.slice(0, -1) : parts
  if (names.some((part) => part.startsWith('$') && !['$id', '$ref', '$db'].includes(part)))
    throw new MongoError(
      16410,
      `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
    )
}

const kindOf = (leaf: Leaf): 'include' | 'exclude' | undefined => {
  if (leaf.kind === 'exclude') return 'exclude'
  return leaf.kind === 'slice' ? undefined : 'include'
}

const modeOf = (tree: Tree): 'include' | 'exclude' => {
  let mode: 'include' | 'exclude' | undefined
  for (const [field, node] of tree) {
    if (field === '_id' && tree.size > 1 && !(node instanceof Map)) continue
    for (const leaf of node instanceof Map ? leaves(node) : [node]) mode = agreed(mode, kindOf(leaf), field)
  }
  return mode ?? leftByIdAlone(tree)
}

const agreed = (
  mode: 'include' | 'exclude' | undefined,
  kind: 'include' | 'exclude' | undefined,
  field: string,
) => {
  if (kind === undefined || mode === undefined || mode === kind) return mode ?? kind
  throw kind === 'include'
    ? new MongoError(31253, `Cannot do inclusion on field ${field} in exclusion projection`)
    : new MongoError(31254, `Cannot do exclusion on field ${field} in inclusion projection`)
}

/** Only `_id` (and `$slice`) is named: `_id: 1` keeps that alone, anything else keeps the rest. */
const leftByIdAlone = (tree: Tree): 'include' | 'exclude' => {
  const id = tree.get('_id')
  return id !== undefined && !(id instanceof Map) && id.kind === 'include' ? 'include' : 'exclude'
}

/** Read a projection; codes 31249–31254, 51270 and 51272 for a malformed one. */
export const parseProjection = (spec: Doc, scope: QueryScope, language: Language): Projection => {
  const tree: Tree = new Map()
  for (const key of Object.keys(spec)) parseField(key, spec[key] as Value, { tree, scope, language })
  if (tree.size === 0)
    throw new MongoError(
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    )
  return { mode: modeOf(tree), tree }
}
