import { shownDoc } from '#src/embedded/mongo/bson/shown.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import type { IndexDefinition } from '#src/embedded/mongo/index/definition.ts'
import { type Conflict, keyDocument } from '#src/embedded/mongo/index/index.ts'

/** Code 11000 with keyPattern and keyValue. */
export const duplicateKey = (
  namespace: string,
  definition: IndexDefinition,
  { key }: Conflict,
): MongoError => {
  const keyValue = keyDocument(definition, key)
  return new MongoError(
    11000,
    `E11000 duplicate key error collection: ${namespace} index: ${definition.name} dup key: ${shownDoc(keyValue)}`,
    { keyPattern: definition.key, keyValue },
  )
}
