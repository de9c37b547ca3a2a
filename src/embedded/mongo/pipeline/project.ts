import { type Doc, isArray, isDoc, type Maybe, setField, type Value } from '#src/embedded/mongo/bson/value.ts'
import { badValue } from '#src/embedded/mongo/errors.ts'
import type { Env } from '#src/embedded/mongo/expression/evaluate.ts'
import type { QueryScope } from '#src/embedded/mongo/query/predicate.ts'
import { computes, withComputed } from './computed-fields.ts'
import { type Projection, parseProjection } from './parse-projection.ts'
import { isTree, type Leaf, type Tree } from './projection-tree.ts'

/** A compiled projection; `arrayIndex` is the position that the positional `$` shows. */
export type Project = (doc: Doc, arrayIndex?: number) => Doc

type Shape = { readonly mode: Projection['mode']; readonly arrayIndex: number | undefined }

const atPosition = (value: Maybe, arrayIndex: number | undefined): Maybe => {
  if (!isArray(value)) return value
  if (arrayIndex === undefined)
    throw badValue(
      "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
    )
  return arrayIndex < value.length ? [value[arrayIndex] as Value] : []
}

const throughLeaf = (leaf: Leaf, value: Value, shape: Shape): Maybe => {
  switch (leaf.kind) {
    case 'include':
      return value
    case 'slice':
      return isArray(value) ? leaf.slice(value) : value
    case 'element': {
      const picked = isArray(value) ? leaf.pick(value) : undefined
      return picked === undefined ? undefined : [picked]
    }
    case 'positional':
      return atPosition(value, shape.arrayIndex)
    default:
      return undefined
  }
}

const nested = (tree: Tree, value: Value, shape: Shape): Maybe => {
  if (isDoc(value)) return shaped(tree, value, shape)
  if (isArray(value)) return value.map((one) => nested(tree, one, shape)).filter((one) => one !== undefined)
  return shape.mode === 'exclude' ? value : undefined
}

const shaped = (tree: Tree, doc: Doc, shape: Shape): Doc => {
  const made: Doc = {}
  for (const field of Object.keys(doc)) {
    const node = tree.get(field)
    const value = doc[field] as Value
    const kept =
      node === undefined ? (shape.mode === 'exclude' ? value : undefined) : throughNode(node, value, shape)
    if (kept !== undefined) setField(made, field, kept)
  }
  return made
}

const throughNode = (node: Leaf | Tree, value: Value, shape: Shape): Maybe =>
  isTree(node) ? nested(node, value, shape) : throughLeaf(node, value, shape)

/** `_id` stays unless it is named. */
const withId = ({ mode, tree }: Projection): Tree => {
  if (mode === 'exclude' || tree.has('_id')) return tree
  return new Map([['_id', { kind: 'include' } as Leaf], ...tree])
}

/** Does a projection leave out nothing that this document has? Then it need not be copied. */
const leavesWhole = ({ mode, tree }: Projection, doc: Doc): boolean => {
  if (mode !== 'exclude') return false
  for (const field of tree.keys()) if (Object.hasOwn(doc, field)) return false
  return true
}

/** Compile a projection of find ($slice, $elemMatch, positional) or of $project. */
export const compileProjection = (spec: Doc, scope: QueryScope, language: 'find' | 'aggregate'): Project => {
  const projection = parseProjection(spec, scope, language)
  const tree = withId(projection)
  const hasComputed = computes(projection.tree)
  return (doc, arrayIndex) => {
    if (!hasComputed && leavesWhole(projection, doc)) return doc
    const made = shaped(tree, doc, { mode: projection.mode, arrayIndex })
    if (!hasComputed) return made
    const env: Env = { root: doc, current: doc, variables: scope.variables, now: scope.now }
    return withComputed(made, projection.tree, env)
  }
}
