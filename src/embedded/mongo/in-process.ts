import { join } from 'node:path'
import { unusable } from '#src/embedded/data-dir-lock.ts'
import type { Logger } from '#src/ports/logger.ts'
import { Cursors } from './commands/cursors.ts'
import { answerCommand, type ServerParts } from './commands/dispatch.ts'
import { defaultSettings } from './commands/settings.ts'
import { type Ask, askDirectly } from './direct/ask.ts'
import { Engine } from './storage/engine.ts'
import { SqliteStore } from './storage/sqlite.ts'
import { startTtlMonitor } from './storage/ttl.ts'
import { startWireServer } from './wire/server.ts'

/** A running in-process server. */
export type InProcessMongo = {
  readonly uri: string
  readonly address: string
  /** For a client in this process: the same server without a wire. */
  readonly ask: Ask
  readonly close: () => Promise<void>
}

const HOUSEKEEPING_MS = 60_000
/** Connections are counted from 1. */
const NO_CONNECTION = 0

const openEngine = (folder: string | undefined): Engine => {
  if (folder === undefined) return new Engine(undefined)
  try {
    return new Engine(new SqliteStore(join(folder, 'documents.sqlite')))
  } catch (cause) {
    throw unusable(folder, cause)
  }
}

/**
 * Start our own server on a free loopback port, over a file in `folder`, or over nothing.
 * @param now its clock: what `$$NOW` and the expiry of documents go by.
 * @throws AppError `data-dir-unusable`
 */
export const startInProcessMongo = async (
  folder: string | undefined,
  log: Pick<Logger, 'warn'>,
  now: () => Date = () => new Date(),
): Promise<InProcessMongo> => {
  const engine = openEngine(folder)
  const parts: ServerParts = { engine, cursors: new Cursors(), settings: defaultSettings(), now }
  const server = await startWireServer((command, connectionId) => answerCommand(command, connectionId, parts))
  const direct: ServerParts = { ...parts, cursors: new Cursors(Date.now, Number.POSITIVE_INFINITY) }
  const ttl = startTtlMonitor(engine, parts.settings, log, now)
  const idle = setInterval(() => parts.cursors.expire(), HOUSEKEEPING_MS)
  idle.unref()

  return {
    uri: `mongodb://127.0.0.1:${server.port}/`,
    address: `127.0.0.1:${server.port}`,
    ask: askDirectly((command) => answerCommand(command, NO_CONNECTION, direct)),
    close: async () => {
      clearInterval(idle)
      ttl.stop()
      await server.close()
      engine.close()
    },
  }
}
