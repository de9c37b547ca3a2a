import { shownDoc } from '#src/embedded/mongo/bson/shown.ts'
import { isArray, isDoc, type Maybe } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { isIdKey, parseIndex, sameKey } from '#src/embedded/mongo/index/definition.ts'
import type { Collection } from '#src/embedded/mongo/storage/collection.ts'
import { arrayField, collectionName, countField, documentField } from './arguments.ts'
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

/** Making, listing and dropping indexes. */
export const indexCommands: Commands = { createIndexes, listIndexes, dropIndexes, deleteIndexes: dropIndexes }
