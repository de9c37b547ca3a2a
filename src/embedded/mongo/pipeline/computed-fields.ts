import {
  type Doc,
  getField,
  isArray,
  isDoc,
  type Maybe,
  setField,
  type Value,
} from '#src/embedded/mongo/bson/value.ts'
import type { Env } from '#src/embedded/mongo/expression/evaluate.ts'
import { isTree, leaves, type Tree } from './projection-tree.ts'

/** Has the tree a field that is computed? */
export const computes = (tree: Tree): boolean => [...leaves(tree)].some((leaf) => leaf.kind === 'compute')

const into = (tree: Tree, value: Maybe, env: Env): Value => {
  if (isArray(value)) return value.map((element) => into(tree, element, env))
  return withComputed(isDoc(value) ? value : {}, tree, env)
}

/** The document with a tree's computed fields set; arrays on the way get them in each element. */
export const withComputed = (doc: Doc, tree: Tree, env: Env): Doc => {
  const made = { ...doc }
  for (const [field, node] of tree) {
    const value = computed(node, getField(doc, field), env)
    if (value === 'keep') continue
    if (value.to === undefined) delete made[field]
    else setField(made, field, value.to)
  }
  return made
}

const computed = (
  node: Tree | Parameters<Tree['set']>[1],
  before: Maybe,
  env: Env,
): { to: Maybe } | 'keep' => {
  if (isTree(node)) return computes(node) ? { to: into(node, before, env) } : 'keep'
  return node.kind === 'compute' ? { to: node.evaluate(env) } : 'keep'
}
