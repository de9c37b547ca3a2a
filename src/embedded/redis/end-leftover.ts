import { execFile } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Logger } from '#src/ports/logger.ts'
import { askRedis } from './ask-redis.ts'
import { readServerRecord, removeServerRecord, type ServerRecord } from './server-record.ts'

const STEP_MS = 50
const ANSWERS_WITHIN_MS = 5_000
const ENDS_WITHIN_MS = 10_000

/**
 * Ends the redis-server that a killed process left on this folder, so that never two servers write one
 * append-only file. It is known by its port and by the folder it works in, since a port or a pid alone may
 * have gone to somebody else.
 */
export const endLeftover = async (dir: string, log: Logger): Promise<void> => {
  const record = readServerRecord(dir)
  if (!record) return

  const giveUpAt = Date.now() + ANSWERS_WITHIN_MS
  while (Date.now() < giveUpAt) {
    if (await worksIn(record.port, dir)) {
      log.info('ending the redis-server that an earlier process left', { port: record.port })
      await askRedis(record.port, ['SHUTDOWN'], ENDS_WITHIN_MS).catch(() => undefined) // it hangs up instead of answering
      await untilGone(record, dir)
      break
    }
    if (!(await isRunning(record))) break
    await sleep(STEP_MS) // just started: it does not listen yet
  }
  await killIfStill(record, log)
  removeServerRecord(dir)
}

const worksIn = async (port: number, dir: string): Promise<boolean> => {
  try {
    const reply = await askRedis(port, ['CONFIG', 'GET', 'dir'])
    return Array.isArray(reply) && reply[1] === realpathSync(dir)
  } catch {
    return false // nobody there, or somebody who is no Redis
  }
}

const untilGone = async (record: ServerRecord, dir: string): Promise<void> => {
  const giveUpAt = Date.now() + ENDS_WITHIN_MS
  while (Date.now() < giveUpAt) {
    if (!(await isRunning(record)) && !(await worksIn(record.port, dir))) return
    await sleep(STEP_MS)
  }
}

const killIfStill = async (record: ServerRecord, log: Logger): Promise<void> => {
  if (record.pid === undefined || !(await isRunning(record))) return

  log.warn('killing a redis-server that does not end by itself', { pid: record.pid, port: record.port })
  process.kill(record.pid, 'SIGKILL')
  while (await isRunning(record)) await sleep(STEP_MS)
}

/** Asks the system whether the recorded pid is still that redis-server: a pid may be another program's by now. */
const isRunning = async ({ pid, port }: ServerRecord): Promise<boolean> => {
  if (pid === undefined) return false

  try {
    const { stdout } = await promisify(execFile)('ps', ['-p', String(pid), '-o', 'stat=,args='])
    return /redis-server/.test(stdout) && stdout.includes(String(port)) && !stdout.trim().startsWith('Z')
  } catch {
    return false // no such process
  }
}
