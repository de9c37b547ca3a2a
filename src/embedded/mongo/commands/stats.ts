import { encodedSize } from '#src/embedded/mongo/bson/encode.ts'
import type { Doc } from '#src/embedded/mongo/bson/value.ts'
import { compileFilter } from '#src/embedded/mongo/query/compile.ts'
import type { Collection } from '#src/embedded/mongo/storage/collection.ts'
import { collectionName, countField, documentField, flagField } from './arguments.ts'
import type { Command, Commands } from './command.ts'
import { ok } from './reply.ts'

const sizeOf = (collection: Collection): number => {
  let bytes = 0
  for (const [, doc] of collection.entries()) bytes += encodedSize(doc)
  return bytes
}

const collStats: Command = {
  fields: ['scale'],
  run: (command, context) => {
    const name = collectionName(command, 'collStats' in command ? 'collStats' : 'collstats', context)
    const collection = context.engine.find(context.db, name)
    const scale = countField(command, 'scale', 'collStats') || 1
    const size = collection ? sizeOf(collection) : 0
    const count = collection?.size ?? 0
    const sizes = Object.fromEntries(
      (collection?.indexes ?? []).map((index) => [index.definition.name, index.entries.size]),
    )
    return ok({
      ns: `${context.db}.${name}`,
      size: Math.floor(size / scale),
      count,
      ...(count > 0 ? { avgObjSize: Math.floor(size / count) } : {}),
      storageSize: Math.floor(size / scale),
      totalIndexSize: 0,
      totalSize: Math.floor(size / scale),
      nindexes: collection?.indexes.length ?? 0,
      indexSizes: sizes,
      capped: false,
      scaleFactor: scale,
    })
  },
}

const dbStats: Command = {
  fields: ['scale', 'freeStorage'],
  run: (_command, { engine, db }) => {
    const collections = engine.collections(db)
    const dataSize = collections.reduce((sum, collection) => sum + sizeOf(collection), 0)
    const objects = collections.reduce((sum, collection) => sum + collection.size, 0)
    const indexes = collections.reduce((sum, collection) => sum + collection.indexes.length, 0)
    return ok({
      db,
      collections: collections.length,
      views: 0,
      objects,
      avgObjSize: objects > 0 ? dataSize / objects : 0,
      dataSize,
      storageSize: dataSize,
      indexes,
      indexSize: 0,
      totalSize: dataSize,
      scaleFactor: 1,
    })
  },
}

const listDatabases: Command = {
  fields: ['filter', 'nameOnly', 'authorizedDatabases'],
  adminOnly: true,
  run: (command, context) => {
    const nameOnly = flagField(command, 'nameOnly')
    const matches = compileFilter(documentField(command, 'filter', 'listDatabases'), {
      variables: {},
      now: context.now,
    })
    const databases = context.engine.databases().map((name): Doc => {
      if (nameOnly) return { name }
      const sizeOnDisk = context.engine
        .collections(name)
        .reduce((sum, collection) => sum + sizeOf(collection), 0)
      return { name, sizeOnDisk, empty: false }
    })
    return ok({
      databases: databases.filter((one) => matches(one)),
      ...(nameOnly ? {} : { totalSize: databases.reduce((sum, one) => sum + Number(one['sizeOnDisk']), 0) }),
    })
  },
}

/** Counts and sizes. */
export const statsCommands: Commands = {
  collStats,
  collstats: collStats,
  dbStats,
  dbstats: dbStats,
  listDatabases,
}
