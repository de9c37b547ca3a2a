import mongoose, { type mongo } from 'mongoose'
import { isDuplicateKey } from './errors.ts'

/** Documents or operations that go to the server in one command. */
const batchSize = 2_000

/** Keys that one read asks for: some servers compare each row with the whole list. */
const readBatchSize = 500

/** The driver's own collection: bulk paths skip mongoose's casting, since the domain types are the documents. */
export type Native<Doc extends Keyed> = mongo.Collection<Doc>
type Keyed = { readonly _id: string }

/** Cuts a list into runs of at most `size`. */
function* chunks<Item>(items: readonly Item[], size = batchSize): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}

/** Inserts the documents whose `_id` is new and answers those `_id`s; the others stay as they are. */
export async function insertNew<Doc extends Keyed>(
  collection: Native<Doc>,
  documents: readonly Doc[],
): Promise<ReadonlySet<string>> {
  const fresh = new Set<string>()
  for (const batch of chunks(documents)) {
    const taken = await insertBatch(collection, batch)
    for (const [index, document] of batch.entries()) if (!taken.has(index)) fresh.add(document._id)
  }

  return fresh
}

/** Answers the positions whose key was taken. */
async function insertBatch<Doc extends Keyed>(
  collection: Native<Doc>,
  batch: readonly Doc[],
): Promise<ReadonlySet<number>> {
  try {
    await collection.insertMany(batch as unknown as mongo.OptionalUnlessRequiredId<Doc>[], { ordered: false })
    return new Set()
  } catch (error) {
    return takenPositions(error)
  }
}

const takenPositions = (error: unknown): ReadonlySet<number> => {
  if (!(error instanceof mongoose.mongo.MongoBulkWriteError) || !isDuplicateKey(error)) throw error

  const refused = [error.writeErrors].flat()
  if (refused.some((each) => each.code !== error.code)) throw error

  return new Set(refused.map((each) => each.index))
}

/** Runs operations unordered, in batches; answers how many documents they matched or inserted. */
export async function writeUnordered<Doc extends Keyed>(
  collection: Native<Doc>,
  operations: readonly mongo.AnyBulkWriteOperation<Doc>[],
): Promise<number> {
  let matched = 0
  for (const batch of chunks(operations)) {
    const result = await collection.bulkWrite([...batch], { ordered: false })
    matched += result.matchedCount + result.upsertedCount
  }

  return matched
}

/** Replaces documents by `_id`, or inserts them: inserting first, since that is cheaper by far and the usual case of a load. */
export async function putAll<Doc extends Keyed>(
  collection: Native<Doc>,
  documents: readonly Doc[],
): Promise<void> {
  const fresh = await insertNew(collection, documents)
  const standing = documents.filter(({ _id }) => !fresh.has(_id))
  const operations = standing.map((document) => ({
    replaceOne: { filter: { _id: document._id }, replacement: document, upsert: true },
  }))
  await writeUnordered(collection, operations as unknown as mongo.AnyBulkWriteOperation<Doc>[])
}

/** Reads by `_id` or another key, a bounded number of keys at a time. */
export async function readInBatches<Key, Row>(
  keys: readonly Key[],
  read: (batch: readonly Key[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const batch of chunks(keys, readBatchSize)) for (const row of await read(batch)) rows.push(row)

  return rows
}
