import { encodedSize } from '#src/embedded/mongo/bson/encode.ts'
import { shownDoc } from '#src/embedded/mongo/bson/shown.ts'
import { type Doc, isArray, isDoc, type Maybe } from '#src/embedded/mongo/bson/value.ts'
import { MongoError, notSupported } from '#src/embedded/mongo/errors.ts'
import { isIdKey, parseIndex, sameKey } from '#src/embedded/mongo/index/definition.ts'
import { compileFilter } from '#src/embedded/mongo/query/compile.ts'
import type { Collection } from '#src/embedded/mongo/storage/collection.ts'
import { arrayField, collectionName, countField, documentField, flagField, textField } from './arguments.ts'
import { checkPartial, isKnown } from './check-index.ts'
import type { Command, CommandContext, Commands } from './command.ts'
import { ok } from './reply.ts'

const missingNamespace = (name: string, { db }: CommandContext) =>
  new MongoError(26, `ns does not exist: ${db}.${name}`)

const required = (name: string, context: CommandContext): Collection => {
  const found = context.engine.find(context.db, name)
  if (!found) throw missingNamespace(name, context)
  return found
}

const REFUSED_OPTIONS = [
  'capped',
  'timeseries',
  'viewOn',
  'pipeline',
  'validator',
  'encryptedFields',
  'clusteredIndex',
  'changeStreamPreAndPostImages',
]
const OPTIONS = [
  'size',
  'max',
  'autoIndexId',
  'validationLevel',
  'validationAction',
  'storageEngine',
  'indexOptionDefaults',
  'expireAfterSeconds',
  'flags',
  'idIndex',
  ...REFUSED_OPTIONS,
]

const create: Command = {
  fields: OPTIONS,
  run: (command, context) => {
    const name = collectionName(command, 'create', context)
    const refused = REFUSED_OPTIONS.find((option) => {
      const value = command[option]
      return value !== undefined && value !== false && !(isDoc(value) && Object.keys(value).length === 0)
    })
    if (refused) throw notSupported(`create with ${refused}`)
    if (context.engine.find(context.db, name))
      throw new MongoError(48, `Collection ${context.db}.${name} already exists.`)
    context.engine.ensure(context.db, name)
    return ok()
  },
}

const drop: Command = {
  fields: [],
  run: (command, context) => {
    const name = collectionName(command, 'drop', context)
    const found = context.engine.find(context.db, name)
    if (!found) return ok()
    const nIndexesWas = found.indexes.length
    context.engine.drop(found)
    return ok({ nIndexesWas, ns: `${context.db}.${name}` })
  },
}

const dropDatabase: Command = {
  fields: [],
  run: (_command, { engine, db }) => {
    const collections = engine.collections(db)
    for (const collection of collections) engine.drop(collection)
    return ok(collections.length > 0 ? { dropped: db } : {})
  },
}

const renameCollection: Command = {
  fields: ['to', 'dropTarget'],
  adminOnly: true,
  run: (command, { engine }) => {
    const split = (ns: string) => [ns.slice(0, ns.indexOf('.')), ns.slice(ns.indexOf('.') + 1)] as const
    const [fromDb, fromName] = split(textField(command, 'renameCollection', 'renameCollection'))
    const [toDb, toName] = split(textField(command, 'to', 'renameCollection'))
    const source = engine.find(fromDb, fromName)
    const target = engine.find(toDb, toName)
    if (!source) throw new MongoError(26, `Source collection ${fromDb}.${fromName} does not exist`)
    if (source === target) throw new MongoError(20, "Can't rename a collection to itself")
    if (target && !flagField(command, 'dropTarget')) throw new MongoError(48, 'target namespace exists')
    if (target) engine.drop(target)
    engine.rename(source, toDb, toName)
    return ok()
  },
}

const described = (collection: Collection, nameOnly: boolean): Doc => ({
  name: collection.name,
  type: 'collection',
  ...(nameOnly
    ? {}
    : {
        options: collection.options,
        info: { readOnly: false },
        idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
      }),
})

const listCollections: Command = {
  fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
  run: (command, context) => {
    const matches = compileFilter(documentField(command, 'filter', 'listCollections'), {
      variables: {},
      now: context.now,
    })
    const all = context.engine
      .collections(context.db)
      .map((collection) => described(collection, flagField(command, 'nameOnly')))
    const batchSize = countField(
      documentField(command, 'cursor', 'listCollections'),
      'batchSize',
      'listCollections.cursor',
    )
    return ok({
      cursor: context.cursors.start(
        `${context.db}.$cmd.listCollections`,
        all.filter((one) => matches(one)),
        { batchSize },
      ),
    })
  },
}

const createIndexes: Command = {
  fields: ['indexes', 'ignoreUnknownIndexOptions', 'commitQuorum'],
  run: (command, context) => {
    const name = collectionName(command, 'createIndexes', context)
    const specs = arrayField(command, 'indexes', 'createIndexes')
    if (specs.length === 0) throw new MongoError(2, 'Must specify at least one index to create')
    const definitions = specs.map((spec) => parseIndex(isDoc(spec) ? spec : {}))
    for (const { partialFilter } of definitions) if (partialFilter) checkPartial(partialFilter)
    const createdCollectionAutomatically = context.engine.find(context.db, name) === undefined
    const collection = context.engine.ensure(context.db, name)
    const known = collection.indexes.map((index) => index.definition)
    const fresh = definitions.filter(
      (definition, i) => !isKnown(definition, [...known, ...definitions.slice(0, i)]),
    )
    if (fresh.length > 0) collection.addIndexes(fresh)
    const note = fresh.length === 0 ? { note: 'all indexes already exist' } : {}
    return ok({
      numIndexesBefore: known.length,
      numIndexesAfter: collection.indexes.length,
      createdCollectionAutomatically,
      ...note,
    })
  },
}

const listIndexes: Command = {
  fields: ['cursor', 'includeBuildUUIDs', 'includeIndexBuildInfo'],
  run: (command, context) => {
    const name = collectionName(command, 'listIndexes', context)
    const specs = required(name, context).indexes.map((index) => index.definition.spec)
    const batchSize = countField(
      documentField(command, 'cursor', 'listIndexes'),
      'batchSize',
      'listIndexes.cursor',
    )
    return ok({ cursor: context.cursors.start(`${context.db}.${name}`, specs, { batchSize }) })
  },
}

const namesToDrop = (collection: Collection, wanted: Maybe): string[] => {
  const definitions = collection.indexes.map((index) => index.definition)
  if (wanted === '*') return definitions.filter(({ key }) => !isIdKey(key)).map(({ name }) => name)
  if (isArray(wanted)) return wanted.flatMap((one) => namesToDrop(collection, one))
  const found = isDoc(wanted)
    ? definitions.filter(({ key }) => sameKey(key, wanted))
    : definitions.filter(({ name }) => name === wanted)
  if (found.length === 0)
    throw new MongoError(
      27,
      isDoc(wanted)
        ? `can't find index with key: ${shownDoc(wanted)}`
        : `index not found with name [${String(wanted)}]`,
    )
  if (found.some(({ key }) => isIdKey(key))) throw new MongoError(72, 'cannot drop _id index')
  return found.map(({ name }) => name)
}

const dropIndexes: Command = {
  fields: ['index'],
  run: (command, context) => {
    const name = collectionName(command, 'dropIndexes' in command ? 'dropIndexes' : 'deleteIndexes', context)
    const collection = context.engine.find(context.db, name)
    if (!collection) throw new MongoError(26, `ns not found ${context.db}.${name}`)
    const nIndexesWas = collection.indexes.length
    const names = namesToDrop(collection, command['index'])
    collection.dropIndexes(new Set(names))
    return ok({ nIndexesWas })
  },
}

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

/** Collections, indexes, databases. */
export const schemaCommands: Commands = {
  create,
  drop,
  dropDatabase,
  renameCollection,
  listCollections,
  createIndexes,
  listIndexes,
  dropIndexes,
  deleteIndexes: dropIndexes,
  collStats,
  collstats: collStats,
  dbStats,
  dbstats: dbStats,
  listDatabases,
}
