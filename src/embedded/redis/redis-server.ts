import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '#src/domain/errors.ts'
import type { Logger } from '#src/ports/logger.ts'
import { askRedis } from './ask-redis.ts'
import { freePort } from './free-port.ts'
import type { Served } from './in-process.ts'
import { removeServerRecord, writeServerRecord } from './server-record.ts'

/** BullMQ recommends nothing older: https://docs.bullmq.io */
const OLDEST: readonly [number, number] = [6, 2]
const READY_WITHIN_MS = 20_000
const TRIES = 3

/**
 * Starts the machine's redis-server on a free loopback port, its append-only file in `dir`; undefined where
 * the machine has none, or one too old for the queues.
 * @throws AppError `redis-server-failed` where it is there and does not start.
 */
export const startRedisServer = async (dir: string, log: Logger): Promise<Served | undefined> => {
  for (let tries = 1; ; tries++) {
    const started = await startOnce(dir)
    if (started === 'absent') return undefined
    if (started !== 'ended')
      return (await isRecent(started.port, log)) ? served(started, dir, log) : retire(started, dir)
    if (tries === TRIES) throw failed(dir)
  }
}

type Started = { readonly port: number; readonly child: ChildProcess }

const startOnce = async (dir: string): Promise<Started | 'absent' | 'ended'> => {
  const port = await freePort()
  writeServerRecord(dir, { port })
  // A process group of its own: Ctrl-C must reach us alone, since our workers need Redis while they drain.
  const child = spawn('redis-server', options(port, dir), { stdio: 'ignore', detached: true })
  if (child.pid === undefined) {
    await once(child, 'error').catch(() => undefined)
    removeServerRecord(dir)
    return 'absent'
  }
  writeServerRecord(dir, { port, pid: child.pid })

  return (await untilReady(port, child)) ? { port, child } : 'ended'
}

const options = (port: number, dir: string): readonly string[] => [
  ...['--port', String(port), '--bind', '127.0.0.1', '--protected-mode', 'yes'],
  ...['--dir', dir, '--logfile', join(dir, 'redis.log'), '--loglevel', 'notice'],
  ...['--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction', '--daemonize', 'no'],
]

const untilReady = async (port: number, child: ChildProcess): Promise<boolean> => {
  const giveUpAt = Date.now() + READY_WITHIN_MS
  while (child.exitCode === null && child.signalCode === null && Date.now() < giveUpAt) {
    // While it reads its file it answers LOADING, an error as good as none.
    const answer = await askRedis(port, ['PING']).catch(() => undefined)
    if (answer === 'PONG') return true
    await sleep(10)
  }
  child.kill('SIGKILL')

  return false
}

const isRecent = async (port: number, log: Logger): Promise<boolean> => {
  const info = String(await askRedis(port, ['INFO', 'server']))
  const [major = 0, minor = 0] = /redis_version:(\d+)\.(\d+)/.exec(info)?.slice(1).map(Number) ?? []
  const recent = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])
  if (!recent)
    log.warn('the redis-server of this machine is too old for the queues', { version: `${major}.${minor}` })

  return recent
}

const served = ({ port, child }: Started, dir: string, log: Logger): Served => {
  const kill = () => child.kill('SIGTERM')
  const unexpected = (exitCode: number | null) =>
    log.error('the embedded redis-server has ended: restart Tierwise; queues are rebuilt from the database', {
      code: 'redis-server-ended',
      exitCode,
    })
  process.once('exit', kill) // an exit without close(): not a promise can be awaited there
  child.once('exit', unexpected)
  child.unref()

  return {
    port,
    async close() {
      process.off('exit', kill)
      child.off('exit', unexpected)
      await end(child)
      removeServerRecord(dir)
    },
  }
}

const retire = async ({ child }: Started, dir: string): Promise<undefined> => {
  await end(child)
  removeServerRecord(dir)
}

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return

  child.ref()
  child.kill('SIGTERM')
  await once(child, 'exit')
}

const failed = (dir: string): AppError =>
  new AppError({
    code: 'redis-server-failed',
    message: `The redis-server of this machine did not start on ${dir}.`,
    remedy: `Read ${join(dir, 'redis.log')}. The folder may be deleted: queues are rebuilt from the database.`,
  })
