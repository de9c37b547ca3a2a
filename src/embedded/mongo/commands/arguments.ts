import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import {
  type Doc,
  isArray,
  isDoc,
  isNullish,
  type Maybe,
  type Value,
} from '#src/embedded/mongo/bson/value.ts'
import { badValue, MongoError, notSupported, typeMismatch } from '#src/embedded/mongo/errors.ts'
import { compileExpression } from '#src/embedded/mongo/expression/compile.ts'
import { truthy } from '#src/embedded/mongo/expression/truthy.ts'
import type { QueryScope } from '#src/embedded/mongo/query/predicate.ts'
import type { CommandContext } from './command.ts'

const wrongType = (where: string, v: Maybe, wanted: string) =>
  typeMismatch(`BSON field '${where}' is the wrong type '${typeOf(v)}', expected type '${wanted}'`)

/** A document field, empty where it is absent; code 14 for another type. */
export const documentField = (command: Doc, field: string, where: string): Doc => {
  const value = command[field]
  if (isNullish(value)) return {}
  if (!isDoc(value)) throw wrongType(`${where}.${field}`, value, 'object')
  return value
}

/** An array field that must be there; codes 14 and 40414. */
export const arrayField = (command: Doc, field: string, where: string): Value[] => {
  const value = command[field]
  if (value === undefined) throw missing(where, field)
  if (!isArray(value)) throw wrongType(`${where}.${field}`, value, 'array')
  return value
}

const missing = (where: string, field: string) =>
  new MongoError(40414, `BSON field '${where}.${field}' is missing but a required field`)

/** A text field that must be there; codes 14 and 40414. */
export const textField = (command: Doc, field: string, where: string): string => {
  const value = command[field]
  if (value === undefined) throw missing(where, field)
  if (typeof value !== 'string') throw wrongType(`${where}.${field}`, value, 'string')
  return value
}

/** A whole number, 0 or more; codes 14 and 2. */
export const countField = (command: Doc, field: string, where: string): number | undefined => {
  const value = command[field]
  if (isNullish(value)) return undefined
  if (!isNum(value)) throw wrongType(`${where}.${field}`, value, 'number')
  const n = Math.trunc(toJsNumber(value))
  if (n < 0) throw new MongoError(51024, `BSON field '${field}' value must be >= 0, actual value '${n}'`)
  return n
}

/** True where the field is true or a non-zero number. */
export const flagField = (command: Doc, field: string): boolean => truthy(command[field])

/** The collection that a command names in its first field; code 73 for a name that is none. */
export const collectionName = (command: Doc, name: string, { db }: CommandContext): string => {
  const value = command[name]
  if (typeof value !== 'string') throw new MongoError(73, `collection name has invalid type ${typeOf(value)}`)
  if (value === '') throw new MongoError(73, `Invalid namespace specified '${db}.'`)
  return value
}

/** A hint by index name or key pattern. */
export const hintField = (command: Doc): string | Doc | undefined => {
  const hint = command['hint']
  if (isNullish(hint)) return undefined
  if (typeof hint === 'string') return hint
  if (!isDoc(hint)) throw new MongoError(9, 'Hint must be a string or an object')
  return Object.keys(hint).length === 0 ? undefined : hint
}

/** `let` variables and the command's moment. Their expressions see no document. */
export const scopeOf = (command: Doc, { now }: CommandContext, more: Doc = {}): QueryScope => {
  const given = { ...documentField(command, 'let', 'let'), ...more }
  const env = { root: undefined, current: undefined, variables: {}, now }
  const variables = Object.entries(given).map(([name, v]) => [name, compileExpression(v)(env)] as const)
  return { variables: Object.fromEntries(variables), now }
}

/** Said with code 263: of a standalone MongoDB's own code 20 the driver makes advice about retryable writes. */
export const NO_TRANSACTIONS =
  'The embedded store has no transactions (they need a replica set member or mongos). Set MONGODB_URI to a replica set to use them.'

/** Refuse what no command here can honour, by name. */
export const refuseUnsupported = (command: Doc): void => {
  refuseCollation(command)
  if ('startTransaction' in command || 'autocommit' in command || 'txnNumber' in command)
    throw new MongoError(263, NO_TRANSACTIONS)
  const level = isDoc(command['readConcern']) ? command['readConcern']['level'] : undefined
  if (level === 'snapshot') throw notSupported("readConcern 'snapshot'")
  refuseWriteConcern(command['writeConcern'])
}

const refuseWriteConcern = (concern: Maybe) => {
  const w = isDoc(concern) ? concern['w'] : undefined
  if (isNum(w) && toJsNumber(w) > 1) throw badValue("cannot use 'w' > 1 when a host is not replicated")
  if (typeof w === 'string' && w !== 'majority')
    throw new MongoError(79, `No write concern mode named '${w}' found in replica set configuration`)
}

/** Only the simple collation is there; any other is refused. */
export const refuseCollation = (holder: Doc): void => {
  const collation = holder['collation']
  if (isDoc(collation) && Object.keys(collation).length > 0 && collation['locale'] !== 'simple')
    throw notSupported('collation')
}
