import { compareValues } from '#src/embedded/mongo/bson/compare.ts'
import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { type Doc, isDoc, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { MongoError, notSupported } from '#src/embedded/mongo/errors.ts'
import { truthy } from '#src/embedded/mongo/expression/truthy.ts'

/** One field of an index. */
type IndexField = {
  readonly path: string
  readonly parts: readonly string[]
  readonly direction: 1 | -1
}

/** An index as it was asked for. `spec` is what listIndexes answers. */
export type IndexDefinition = {
  readonly name: string
  readonly fields: readonly IndexField[]
  readonly key: Doc
  readonly unique: boolean
  readonly sparse: boolean
  readonly partialFilter: Doc | undefined
  readonly expireAfterSeconds: number | undefined
  readonly spec: Doc
}

const cannot = (message: string) => new MongoError(67, message)

const directionOf = (path: string, order: Maybe): 1 | -1 => {
  if (order === 'hashed') return 1
  if (typeof order === 'string') {
    if (['text', '2d', '2dsphere', 'geoHaystack'].includes(order)) throw notSupported(`A ${order} index`)
    throw cannot(`Unknown index plugin '${order}'`)
  }
  const n = isNum(order) ? toJsNumber(order) : Number.NaN
  if (!isNum(order))
    throw cannot(
      `Values in v:2 index key pattern cannot be of type ${order === null ? 'null' : typeof order}. Only numbers > 0, numbers < 0, and strings are allowed.`,
    )
  if (n === 0 || Number.isNaN(n)) throw cannot(`Values in the index key pattern cannot be 0: ${path}`)
  return n > 0 ? 1 : -1
}

const fieldOf = (path: string, order: Maybe): IndexField => {
  const parts = path.split('.')
  if (parts.includes('')) throw cannot('Index keys cannot be an empty field.')
  if (parts.some((part) => part === '$**')) throw notSupported('A wildcard index')
  if (parts.some((part) => part.startsWith('$') && !['$id', '$ref', '$db'].includes(part)))
    throw cannot(`Index key contains an illegal field name: field name starts with '$'.`)
  return { path, parts, direction: directionOf(path, order) }
}

const known = new Set([
  'v',
  'key',
  'name',
  'ns',
  'unique',
  'sparse',
  'background',
  'partialFilterExpression',
  'expireAfterSeconds',
  'hidden',
  'collation',
  'weights',
  'default_language',
  'language_override',
  'textIndexVersion',
  'clustered',
  'storageEngine',
])

const checkOptions = (spec: Doc) => {
  const unknown = Object.keys(spec).find((key) => !known.has(key))
  if (unknown)
    throw new MongoError(
      197,
      `The field '${unknown}' is not valid for an index specification. Specification: ${JSON.stringify(spec)}`,
    )
  if (isDoc(spec['collation']) && spec['collation']['locale'] !== 'simple')
    throw notSupported('An index collation')
  if (truthy(spec['hidden'])) throw notSupported('A hidden index')
  if (truthy(spec['sparse']) && spec['partialFilterExpression'] !== undefined)
    throw cannot("cannot mix 'partialFilterExpression' and 'sparse' options")
}

const expiryOf = (spec: Doc): number | undefined => {
  const raw = spec['expireAfterSeconds']
  if (raw === undefined) return undefined
  const seconds = isNum(raw) ? toJsNumber(raw) : Number.NaN
  if (!isNum(raw)) throw new MongoError(14, "The field 'expireAfterSeconds' must be a number")
  if (seconds < 0 || seconds > 0x7fffffff || Number.isNaN(seconds))
    throw cannot(`TTL index 'expireAfterSeconds' option must be within an acceptable range`)
  if (Object.keys(spec['key'] as Doc).length > 1)
    throw cannot('TTL indexes are single-field indexes, compound indexes do not support TTL.')
  if ('_id' in (spec['key'] as Doc))
    throw new MongoError(197, "The field 'expireAfterSeconds' is not valid for an _id index specification.")
  return seconds
}

const partialOf = (spec: Doc): Doc | undefined => {
  const filter = spec['partialFilterExpression']
  if (filter === undefined) return undefined
  if (!isDoc(filter)) throw new MongoError(14, "The field 'partialFilterExpression' must be an object")
  return filter
}

const defaultName = (key: Doc) =>
  Object.keys(key)
    .map((path) => `${path}_${nameOf(key[path])}`)
    .join('_')
const nameOf = (order: Maybe) => (isNum(order) ? String(toJsNumber(order)) : String(order))

/** Read one entry of createIndexes; codes 67, 86 and 197 for what it must not say. */
export const parseIndex = (spec: Doc): IndexDefinition => {
  const key = spec['key']
  if (!isDoc(key)) throw new MongoError(9, "The 'key' field is a required property of an index specification")
  if (Object.keys(key).length === 0) throw cannot('Index keys cannot be empty.')
  checkOptions(spec)
  const name = spec['name'] ?? defaultName(key)
  if (typeof name !== 'string') throw new MongoError(14, "The field 'name' must be a string")
  if (name === '*' || name === '')
    throw new MongoError(name === '' ? 67 : 2, `The index name '${name}' is not valid.`)
  const partialFilter = partialOf(spec)
  const expireAfterSeconds = expiryOf(spec)
  const { ns: _ns, background: _background, v: _v, key: _key, name: _name, ...options } = spec
  return {
    name,
    key,
    fields: Object.keys(key).map((path) => fieldOf(path, key[path])),
    unique: truthy(spec['unique']) || isIdKey(key),
    sparse: truthy(spec['sparse']),
    partialFilter,
    expireAfterSeconds,
    spec: { v: 2, key, name, ...options },
  }
}

/** Is it the index on `_id` that every collection has? */
export const isIdKey = (key: Doc): boolean => {
  const fields = Object.keys(key)
  return fields.length === 1 && fields[0] === '_id' && key['_id'] !== 'hashed'
}

/** The index that every collection has. */
export const idIndex = (): IndexDefinition => parseIndex({ key: { _id: 1 }, name: '_id_' })

const optionsOf = ({ spec }: IndexDefinition): Doc => {
  const { v: _v, key: _key, name: _name, ...options } = spec
  return Object.fromEntries(
    Object.entries(options)
      .filter(([, v]) => v !== false)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** Same key in the same order with the same options. */
export const sameIndex = (a: IndexDefinition, b: IndexDefinition): boolean =>
  sameKey(a.key, b.key) && compareValues(optionsOf(a), optionsOf(b)) === 0

/** Same fields, order and directions. */
export const sameKey = (a: Value, b: Value): boolean => compareValues(a, b) === 0

/** What tells two indexes apart: key, uniqueness, sparseness and partial filter; not the name, not an expiry. */
export const sameSignature = (a: IndexDefinition, b: IndexDefinition): boolean =>
  sameKey(a.key, b.key) &&
  a.unique === b.unique &&
  a.sparse === b.sparse &&
  compareValues(a.partialFilter, b.partialFilter) === 0
