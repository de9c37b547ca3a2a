import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '#src/domain/errors.ts'
import { readOwner } from '#src/embedded/data-dir-lock.ts'
import { askRedis } from './ask-redis.ts'

const STEP_MS = 50

/**
 * The port of the Redis that the folder's owner serves; waits while the owner is still starting it.
 * @throws AppError `redis-owner-silent`
 */
export const portOfOwner = async (dir: string, withinMs: number): Promise<number> => {
  const giveUpAt = performance.now() + withinMs
  while (performance.now() < giveUpAt) {
    const port = Number(readOwner(dir)?.address?.split(':')[1])
    if (port && (await answers(port))) return port
    await sleep(STEP_MS)
  }

  throw silent(dir)
}

const answers = async (port: number): Promise<boolean> =>
  (await askRedis(port, ['PING']).catch(() => undefined)) === 'PONG'

const silent = (dir: string): AppError =>
  new AppError({
    code: 'redis-owner-silent',
    message: `Process ${readOwner(dir)?.pid ?? 'of another'} holds the data folder ${dir}, and its Redis does not answer.`,
    remedy: 'End that process, or give this one a DATA_DIR of its own.',
    retryable: true,
  })
