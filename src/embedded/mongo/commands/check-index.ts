import { shownDoc } from '#src/embedded/mongo/bson/shown.ts'
import { type Doc, isArray, isDoc, type Maybe } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import {
  type IndexDefinition,
  isIdKey,
  sameIndex,
  sameSignature,
} from '#src/embedded/mongo/index/definition.ts'
import { compileFilter } from '#src/embedded/mongo/query/compile.ts'

const notInPartial = (what: string) =>
  new MongoError(67, `Expression not supported in partial index: ${what}`)

const allowed = new Set(['$eq', '$gt', '$gte', '$lt', '$lte', '$type', '$exists', '$in'])

const checkOperators = (operand: Maybe) => {
  if (!isDoc(operand)) return
  const wrong = Object.keys(operand).some((name) => name.startsWith('$') && !allowed.has(name))
  if (wrong || operand['$exists'] === false) throw notInPartial(shownDoc(operand))
}

const branchesOf = (key: string, operand: Maybe): Doc[] | undefined => {
  if (key !== '$and' && key !== '$or') return undefined
  return isArray(operand) ? operand.filter((branch) => isDoc(branch)) : []
}

const checkClauses = (filter: Doc): void => {
  for (const [key, operand] of Object.entries(filter)) {
    const branches = branchesOf(key, operand)
    if (!branches && key.startsWith('$')) throw notInPartial(key)
    if (!branches) checkOperators(operand)
    branches?.forEach(checkClauses)
  }
}

/** Code 67 for what a partial index's filter must not say. */
export const checkPartial = (filter: Doc): void => {
  checkClauses(filter)
  compileFilter(filter, { variables: {}, now: new Date(0) })
}

const NAME_TAKEN =
  'An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation.'

const conflict = (code: 85 | 86, why: string, wanted: IndexDefinition, existing: IndexDefinition) =>
  new MongoError(
    code,
    `${why} Requested index: ${shownDoc(wanted.spec)}, existing index: ${shownDoc(existing.spec)}`,
  )

const underItsName = (definition: IndexDefinition, existing: IndexDefinition): true => {
  if (sameIndex(existing, definition) || (isIdKey(definition.key) && isIdKey(existing.key))) return true
  if (sameSignature(existing, definition))
    throw conflict(
      85,
      'An equivalent index already exists with the same name but different options.',
      definition,
      existing,
    )
  throw conflict(86, NAME_TAKEN, definition, existing)
}

/**
 * Is the index there already? Codes 85 and 86 where half of it is. Since MongoDB 5.0 two indexes may share a key if
 * one is unique, sparse or partial and the other is not.
 */
export const isKnown = (definition: IndexDefinition, known: readonly IndexDefinition[]): boolean => {
  const sameName = known.find((one) => one.name === definition.name)
  if (sameName) return underItsName(definition, sameName)
  if (isIdKey(definition.key)) return true
  const rival = known.find((one) => sameSignature(one, definition))
  if (!rival) return false
  if (sameIndex(rival, definition))
    throw new MongoError(85, `Index already exists with a different name: ${rival.name}`)
  throw conflict(
    85,
    'An equivalent index already exists with a different name and options.',
    definition,
    rival,
  )
}
