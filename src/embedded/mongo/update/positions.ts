import { shown } from '#src/embedded/mongo/bson/shown.ts'
import { isArray, type Value } from '#src/embedded/mongo/bson/value.ts'
import { badValue } from '#src/embedded/mongo/errors.ts'
import type { ArrayFilters } from './array-filters.ts'
import { readAt } from './path.ts'

/** What `$` and `$[name]` stand for in this document. */
export type Positions = { readonly arrayIndex: number | undefined; readonly filters: ArrayFilters }

const identifierOf = (part: string): string | undefined =>
  part.startsWith('$[') && part.endsWith(']') ? part.slice(2, -1) : undefined

const arrayAt = (root: Value, parts: readonly string[]): Value[] => {
  const value = readAt(root, parts)
  if (value === undefined)
    throw badValue(
      `The path '${parts.join('.')}' must exist in the document in order to apply array updates.`,
    )
  if (!isArray(value))
    throw badValue(`Cannot apply array updates to non-array element ${parts.at(-1)}: ${shown(value)}`)
  return value
}

/** The concrete paths of one with `$`, `$[]` or `$[name]` in it; code 2 where they stand for nothing. */
export const concretePaths = (root: Value, parts: readonly string[], positions: Positions): string[][] => {
  let paths: string[][] = [[]]
  for (const part of parts) {
    const identifier = identifierOf(part)
    if (part === '$') paths = paths.map((path) => [...path, matched(positions)])
    else if (identifier === undefined) for (const path of paths) path.push(part)
    else paths = paths.flatMap((path) => chosen(root, path, identifier, positions.filters))
  }
  return paths
}

const matched = ({ arrayIndex }: Positions): string => {
  if (arrayIndex === undefined)
    throw badValue('The positional operator did not find the match needed from the query.')
  return String(arrayIndex)
}

const chosen = (root: Value, path: string[], identifier: string, filters: ArrayFilters): string[][] => {
  const array = arrayAt(root, path)
  const passes = identifier === '' ? () => true : filters.get(identifier)
  if (!passes)
    throw badValue(
      `No array filter found for identifier '${identifier}' in path '${path.join('.')}.$[${identifier}]'`,
    )
  return array.flatMap((element, index) => (passes(element) ? [[...path, String(index)]] : []))
}

/** The identifiers that a path uses. */
export const identifiersIn = (parts: readonly string[]): string[] =>
  parts.map(identifierOf).filter((identifier) => identifier !== undefined && identifier !== '') as string[]
