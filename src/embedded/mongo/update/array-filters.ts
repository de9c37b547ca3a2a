import { type Doc, isArray, isDoc, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { badValue, failedToParse } from '#src/embedded/mongo/errors.ts'
import { compileFilter } from '#src/embedded/mongo/query/compile.ts'
import type { QueryScope } from '#src/embedded/mongo/query/predicate.ts'

/** Which elements each `$[name]` takes. */
export type ArrayFilters = ReadonlyMap<string, (element: Value) => boolean>

const identifiersOf = (filter: Doc): string[] =>
  Object.keys(filter).flatMap((key) => {
    const operand = filter[key]
    if (!key.startsWith('$')) return [key.split('.')[0] as string]
    return isArray(operand) ? operand.flatMap((branch) => (isDoc(branch) ? identifiersOf(branch) : [])) : []
  })

const identifierOf = (filter: Doc): string => {
  const found = [...new Set(identifiersOf(filter))]
  if (found.length === 0)
    throw failedToParse('Cannot use an expression without a top-level field name in arrayFilters')
  if (found.length > 1)
    throw failedToParse(
      `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${found[0]}' and '${found[1]}'`,
    )
  const [name = ''] = found
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name))
    throw badValue(
      `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
    )
  return name
}

/** Read `arrayFilters`; codes 2 and 9. */
export const parseArrayFilters = (raw: Maybe, scope: QueryScope): ArrayFilters => {
  const filters = new Map<string, (element: Value) => boolean>()
  for (const filter of isArray(raw) ? raw : []) {
    if (!isDoc(filter)) throw failedToParse('array filters must be documents')
    const name = identifierOf(filter)
    if (filters.has(name))
      throw failedToParse(`Found multiple array filters with the same top-level field name ${name}`)
    const matches = compileFilter(filter, scope)
    filters.set(name, (element) => matches({ [name]: element }))
  }
  return filters
}
