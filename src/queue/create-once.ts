import { AppError } from '#src/domain/errors.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Once } from '#src/ports/once.ts'
import { DEFAULT_PREFIX } from './open-queue.ts'
import { linkRedis } from './redis-link.ts'

export type OnceOptions = { readonly url: string; readonly prefix?: string; readonly log: Logger }

/**
 * `SET NX` in Redis: one answer for all processes.
 * @throws AppError `redis-unreachable`
 */
export async function createOnce({
  url,
  prefix = DEFAULT_PREFIX,
  log,
}: OnceOptions): Promise<Once & { close(): Promise<void> }> {
  const link = await linkRedis({ url, role: 'producer', log })

  return {
    async first(key, ttlMs) {
      try {
        return (await link.client.set(`${prefix}:once:${key}`, '1', 'PX', ttlMs, 'NX')) === 'OK'
      } catch (cause) {
        throw new AppError({
          code: 'queue-unavailable',
          message: 'Whether this has been taken up before cannot be told at the moment.',
          remedy: 'Check that Redis runs, and try again.',
          retryable: true,
          cause,
        })
      }
    },
    close: () => link.close(),
  }
}
