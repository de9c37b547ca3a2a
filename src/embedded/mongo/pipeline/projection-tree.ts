import type { Maybe, Value } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import type { Evaluate } from '#src/embedded/mongo/expression/evaluate.ts'

/** What a projection does at one path. */
export type Leaf =
  | { readonly kind: 'include' }
  | { readonly kind: 'exclude' }
  | { readonly kind: 'compute'; readonly evaluate: Evaluate }
  | { readonly kind: 'slice'; readonly slice: (array: Value[]) => Value[] }
  | { readonly kind: 'element'; readonly pick: (array: Value[]) => Maybe }
  | { readonly kind: 'positional' }

/** Paths as a tree, in the order in which they were named. */
export type Tree = Map<string, Leaf | Tree>

/** Is it an inner node? */
export const isTree = (node: Leaf | Tree | undefined): node is Tree => node instanceof Map

/** Add a leaf at a path; code 31249 where another path is in the way. */
export const addLeaf = (tree: Tree, path: string, leaf: Leaf): void => {
  const parts = path.split('.')
  const last = parts.pop() as string
  let node = tree
  for (const part of parts) {
    const next = node.get(part) ?? new Map()
    if (!isTree(next)) throw new MongoError(31249, `Path collision at ${path}`)
    node.set(part, next)
    node = next
  }
  if (node.has(last)) throw new MongoError(31250, `Path collision at ${path}`)
  node.set(last, leaf)
}

/** Every leaf. */
export function* leaves(tree: Tree): Generator<Leaf> {
  for (const node of tree.values()) {
    if (isTree(node)) yield* leaves(node)
    else yield node
  }
}
