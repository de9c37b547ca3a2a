import { type Doc, isDoc } from '#src/embedded/mongo/bson/value.ts'
import { MongoError, notSupported } from '#src/embedded/mongo/errors.ts'
import { compileFilter } from '#src/embedded/mongo/query/compile.ts'
import type { Collection } from '#src/embedded/mongo/storage/collection.ts'
import { collectionName, countField, documentField, flagField, textField } from './arguments.ts'
import type { Command, Commands } from './command.ts'
import { ok } from './reply.ts'

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

/** Making, listing, renaming and dropping collections and databases. */
export const collectionCommands: Commands = { create, drop, dropDatabase, renameCollection, listCollections }
