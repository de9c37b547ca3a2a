import { Worker } from 'node:worker_threads'
import { AppError } from '#src/domain/errors.ts'
import type { Logger } from '#src/ports/logger.ts'

/** A Redis that answers on loopback until it is closed. */
export type Served = { readonly port: number; close(): Promise<void> }

/** What the thread tells: that it listens, or that it failed a command (by the error's name). */
export type FromRedisThread = { readonly port: number } | { readonly failed: string }

/**
 * js-redis-server in this process: data in memory only, gone when the process ends. It has a thread of its
 * own, since a batch of jobs keeps it busy for long enough to hold up answers and job locks.
 * @throws AppError `embedded-redis-failed`
 */
export const serveInProcess = async (log: Logger): Promise<Served> => {
  const thread = new Worker(new URL('./redis-thread.ts', import.meta.url), { name: 'redis' })
  const port = await new Promise<number>((resolve, reject) => {
    thread.on('message', (told: FromRedisThread) => {
      if ('port' in told) resolve(told.port)
      else
        log.error('the embedded Redis failed a command', {
          code: 'embedded-redis-command',
          reason: told.failed,
        })
    })
    thread.once('error', (cause) => {
      log.error('the embedded Redis has ended', { code: 'embedded-redis-failed' }, cause)
      reject(failed(cause))
    })
  })
  thread.unref()

  return {
    port,
    async close() {
      await thread.terminate()
    },
  }
}

const failed = (cause: unknown): AppError =>
  new AppError({
    code: 'embedded-redis-failed',
    message: 'The embedded Redis could not run.',
    remedy: 'Install redis-server, or set REDIS_URL to a Redis of your own.',
    cause,
  })
