import type { Doc } from '#src/embedded/mongo/bson/value.ts'
import { MongoError, notSupported } from '#src/embedded/mongo/errors.ts'
import type { Engine } from '#src/embedded/mongo/storage/engine.ts'
import { refuseUnsupported } from './arguments.ts'
import { bulkWrite } from './bulk-write.ts'
import { collectionCommands } from './collections.ts'
import type { Command, CommandContext, Commands } from './command.ts'
import type { Cursors } from './cursors.ts'
import { explainCommands } from './explain.ts'
import { indexCommands } from './indexes.ts'
import { readCommands } from './read.ts'
import { failureReply } from './reply.ts'
import { serverCommands } from './server.ts'
import type { Settings } from './settings.ts'
import { statsCommands } from './stats.ts'
import { writeCommands } from './write.ts'

const commands: Commands = {
  ...readCommands,
  ...writeCommands,
  ...collectionCommands,
  ...indexCommands,
  ...statsCommands,
  ...serverCommands,
  ...explainCommands,
  bulkWrite,
}

/** MongoDB has these; refused by name. */
const unsupported = new Set([
  'mapReduce',
  'mapreduce',
  'collMod',
  'validate',
  'compact',
  'convertToCapped',
  'cloneCollectionAsCapped',
  'currentOp',
  'killOp',
  'fsync',
  'fsyncUnlock',
  'createUser',
  'updateUser',
  'dropUser',
  'usersInfo',
  'createRole',
  'rolesInfo',
  'grantRolesToUser',
  'shutdown',
  'profile',
  'top',
  'getLog',
  'hostInfo',
  'getCmdLineOpts',
  'replSetGetStatus',
  'replSetInitiate',
  'enableSharding',
  'shardCollection',
  'createSearchIndexes',
  'listSearchIndexes',
  'dropSearchIndex',
  'updateSearchIndex',
  'dataSize',
  'dbHash',
  'dbhash',
  'reIndex',
  'planCacheClear',
  'setFeatureCompatibilityVersion',
  'getDefaultRWConcern',
  'setDefaultRWConcern',
  'logRotate',
  'autoCompact',
  'applyOps',
  'features',
  'listCommands',
  'geoSearch',
  'filemd5',
])

const GENERIC = new Set([
  '$db',
  'lsid',
  '$clusterTime',
  '$readPreference',
  'readConcern',
  'writeConcern',
  'comment',
  'maxTimeMS',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'txnNumber',
  'autocommit',
  'startTransaction',
  'stmtId',
  'stmtIds',
  'collation',
  'mayBypassWriteBlocking',
  '$configTime',
  '$topologyTime',
  'databaseVersion',
  'clientOperationKey',
  'help',
  'maxTimeMSOpOnly',
  'rawData',
  '$replData',
  'tracking_info',
])

const commandOf = (name: string): Command => {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command) return command
  if (unsupported.has(name)) throw notSupported(`The command ${name}`)
  throw new MongoError(59, `no such command: '${name}'`)
}

const checkFields = (name: string, command: Doc, { fields }: Command) => {
  const unknown = Object.keys(command).find(
    (key) => key !== name && !GENERIC.has(key) && !fields.includes(key),
  )
  if (unknown !== undefined)
    throw new MongoError(40415, `BSON field '${name}.${unknown}' is an unknown field.`)
}

const databaseOf = (command: Doc): string => {
  const db = command['$db']
  if (typeof db !== 'string') throw new MongoError(40571, 'OP_MSG requests require a $db argument')
  if (db === '' || /[\s./\\"$\0]/.test(db) || Buffer.byteLength(db) > 63)
    throw new MongoError(73, `Invalid database name: '${db}'`)
  return db
}

/** Run one command document; it throws what it refuses. */
const runCommand = (command: Doc, context: Omit<CommandContext, 'db'>): Doc => {
  const [name = ''] = Object.keys(command)
  const db = databaseOf(command)
  const found = commandOf(name)
  if (found.adminOnly && db !== 'admin')
    throw new MongoError(13, `${name} may only be run against the admin database.`)
  checkFields(name, command, found)
  refuseUnsupported(command)
  return found.run(command, { ...context, db })
}

/** What the server works on. */
export type ServerParts = {
  readonly engine: Engine
  readonly cursors: Cursors
  readonly settings: Settings
  /** The server's own clock; the machine's unless told. */
  readonly now?: () => Date
}

/**
 * Answer a command. What it changed is on the disk before the answer is given, also where it failed half-way: the
 * writes before the failure stand, as in MongoDB.
 */
export const answerCommand = (command: Doc, connectionId: number, parts: ServerParts): Doc => {
  const now = parts.now?.() ?? new Date()
  let reply: Doc
  try {
    reply = runCommand(command, { ...parts, connectionId, now })
  } catch (cause) {
    reply = failureReply(cause)
  }
  try {
    parts.engine.commit()
  } catch (cause) {
    return failureReply(cause)
  }
  return reply
}
