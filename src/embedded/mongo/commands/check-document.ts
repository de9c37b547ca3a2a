import { ObjectId, Timestamp } from 'bson'
import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import { BSONRegExp, type Doc, isArray, isDoc, type Maybe } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { withIdFirst } from '#src/embedded/mongo/update/apply.ts'

/** Codes 53 and 52 for an `_id` that MongoDB does not take. */
export const checkId = (id: Maybe): void => {
  if (isArray(id) || id instanceof BSONRegExp)
    throw new MongoError(53, `The '_id' value cannot be of type ${typeOf(id)}`)
  const dollar = isDoc(id) ? Object.keys(id).find((key) => key.startsWith('$')) : undefined
  if (dollar)
    throw new MongoError(
      52,
      `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`,
    )
}

const isZero = (v: Maybe) => v instanceof Timestamp && v.isZero()

/** An empty timestamp at the top level means "now"; of two in one second the second counts on. */
const withTimestamps = (doc: Doc): Doc => {
  const empty = Object.keys(doc).filter((field) => field !== '_id' && isZero(doc[field]))
  if (empty.length === 0) return doc
  const t = Math.floor(Date.now() / 1000)
  return { ...doc, ...Object.fromEntries(empty.map((field, at) => [field, new Timestamp({ t, i: at + 1 })])) }
}

/** A document as it is stored: with an `_id`, which stands first. */
export const insertable = (doc: Doc): Doc => {
  if (!('_id' in doc)) return withTimestamps({ _id: new ObjectId(), ...doc })
  checkId(doc['_id'])
  return withTimestamps(withIdFirst(doc))
}
