import { hostname } from 'node:os'
import { Double, Long } from 'bson'
import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import type { Doc } from '#src/embedded/mongo/bson/value.ts'
import { badValue, MongoError, notSupported } from '#src/embedded/mongo/errors.ts'
import { MAX_DOCUMENT_BYTES } from '#src/embedded/mongo/storage/collection.ts'
import { MAX_MESSAGE_BYTES } from '#src/embedded/mongo/wire/message.ts'
import { NO_TRANSACTIONS } from './arguments.ts'
import type { Command, CommandContext, Commands } from './command.ts'
import { ok } from './reply.ts'

/** The release whose behaviour is followed. */
const VERSION = '8.0.0'
const WIRE_VERSION = 25

const helloReply = (legacy: boolean, { connectionId, now }: CommandContext): Doc =>
  ok({
    helloOk: true,
    [legacy ? 'ismaster' : 'isWritablePrimary']: true,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: 100_000,
    localTime: now,
    logicalSessionTimeoutMinutes: 30,
    connectionId,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION,
    readOnly: false,
  })

const HELLO_FIELDS = [
  'client',
  'compression',
  'helloOk',
  'topologyVersion',
  'maxAwaitTimeMS',
  'speculativeAuthenticate',
  'saslSupportedMechs',
  'hostInfo',
  'loadBalanced',
  'backpressure',
  'internalClient',
  'forShell',
]

const hello: Command = { fields: HELLO_FIELDS, run: (_command, context) => helloReply(false, context) }
const isMaster: Command = { fields: HELLO_FIELDS, run: (_command, context) => helloReply(true, context) }

const buildInfo: Command = {
  fields: [],
  run: () =>
    ok({
      version: VERSION,
      versionArray: VERSION.split('.').map(Number).concat(0),
      gitVersion: 'embedded',
      modules: ['embedded'],
      bits: 64,
      debug: false,
      maxBsonObjectSize: MAX_DOCUMENT_BYTES,
      storageEngines: ['embedded'],
    }),
}

const nothing = (...fields: string[]): Command => ({ fields, run: () => ok() })

const serverStatus: Command = {
  fields: ['repl', 'metrics', 'locks', 'mirroredReads', 'latchAnalysis', 'opLatencies'],
  run: (_command, { now, cursors }) =>
    ok({
      host: hostname(),
      version: VERSION,
      process: 'tierwise',
      pid: Long.fromNumber(process.pid),
      uptime: new Double(process.uptime()),
      localTime: now,
      connections: { current: 1, available: 1000 },
      metrics: { cursor: { open: { total: Long.fromNumber(cursors.size) } } },
      storageEngine: { name: 'embedded', persistent: true },
    }),
}

const TTL_SLEEP = 'ttlMonitorSleepSecs'

const setParameter: Command = {
  fields: [TTL_SLEEP],
  adminOnly: true,
  run: (command, { settings }) => {
    const seconds = command[TTL_SLEEP]
    if (seconds === undefined)
      throw new MongoError(72, 'no option found to set, use help:true to see options')
    if (!isNum(seconds) || toJsNumber(seconds) < 1)
      throw badValue(`${TTL_SLEEP} must be a number of 1 or more`)
    const was = settings.ttlMonitorSleepSecs
    settings.ttlMonitorSleepSecs = toJsNumber(seconds)
    return ok({ was })
  },
}

const getParameter: Command = {
  fields: [TTL_SLEEP, 'featureCompatibilityVersion', 'allParameters'],
  adminOnly: true,
  run: (command, { settings }) => {
    if (command[TTL_SLEEP] !== undefined || command['getParameter'] === '*')
      return ok({ [TTL_SLEEP]: settings.ttlMonitorSleepSecs })
    if (command['featureCompatibilityVersion'] !== undefined)
      return ok({ featureCompatibilityVersion: { version: '8.0' } })
    throw new MongoError(72, 'no option found to get')
  },
}

const connectionStatus: Command = {
  fields: ['showPrivileges'],
  run: () => ok({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }),
}

const authentication: Command = {
  fields: ['mechanism', 'payload', 'options', 'db', 'conversationId', 'user', 'skipEmptyExchange'],
  run: () => {
    throw notSupported('Authentication')
  },
}

const transaction: Command = {
  fields: ['recoveryToken'],
  run: () => {
    throw new MongoError(263, NO_TRANSACTIONS)
  },
}

/** The server itself and its sessions. */
export const serverCommands: Commands = {
  hello,
  isMaster,
  ismaster: isMaster,
  ping: nothing(),
  buildInfo,
  buildinfo: buildInfo,
  serverStatus,
  setParameter,
  getParameter,
  connectionStatus,
  whatsmyuri: { fields: [], run: (_command, { connectionId }) => ok({ you: `127.0.0.1:${connectionId}` }) },
  endSessions: nothing(),
  refreshSessions: nothing(),
  killSessions: nothing(),
  startSession: {
    fields: [],
    run: () => {
      throw notSupported('startSession')
    },
  },
  saslStart: authentication,
  saslContinue: authentication,
  authenticate: authentication,
  commitTransaction: transaction,
  abortTransaction: transaction,
}
