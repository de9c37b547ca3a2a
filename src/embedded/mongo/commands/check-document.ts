import { ObjectId } from 'bson'
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

/** A document as it is stored: with an `_id`, which stands first. */
export const insertable = (doc: Doc): Doc => {
  if (!('_id' in doc)) return { _id: new ObjectId(), ...doc }
  checkId(doc['_id'])
  return withIdFirst(doc)
}
