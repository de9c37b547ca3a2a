import { randomUUID } from 'node:crypto'
import { AppError } from '#src/domain/errors.ts'
import type { Budgets, Window } from '#src/ports/budgets.ts'
import type { Logger } from '#src/ports/logger.ts'
import { DEFAULT_PREFIX } from './open-queue.ts'
import { linkRedis } from './redis-link.ts'

export type BudgetsOptions = { readonly url: string; readonly prefix?: string; readonly log: Logger }

/**
 * One log of moments a key, by Redis's own clock, so that processes whose clocks differ agree. A window is a sliding one:
 * no minute, wherever it begins, holds more than its share.
 * KEYS: the log. ARGV: how many, a name for this call, then `ms` and `most` of each window.
 */
const TAKE = `
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local count = tonumber(ARGV[1])
local longest = 0
local wait = 0
for at = 3, #ARGV, 2 do
  local ms = tonumber(ARGV[at])
  if ms > longest then longest = ms end
  local most = tonumber(ARGV[at + 1])
  local taken = redis.call('ZCOUNT', KEYS[1], '(' .. (now - ms), '+inf')
  local over = taken + count - most
  if over > 0 then
    local last = redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. (now - ms), '+inf', 'WITHSCORES', 'LIMIT', over - 1, 1)
    local left = tonumber(last[2]) + ms - now
    if left > wait then wait = left end
  end
end
if wait > 0 then return wait end
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - longest)
for n = 1, count do redis.call('ZADD', KEYS[1], now, ARGV[2] .. n) end
redis.call('PEXPIRE', KEYS[1], longest)
return 0
`

const cannotTell = (cause: unknown): AppError =>
  new AppError({
    code: 'queue-unavailable',
    message: 'How much has been sent already cannot be told at the moment.',
    remedy: 'Check that Redis runs, and try again.',
    retryable: true,
    cause,
  })

/**
 * Budgets in Redis: one count for all processes.
 * @throws AppError `redis-unreachable`
 */
export async function createBudgets({
  url,
  prefix = DEFAULT_PREFIX,
  log,
}: BudgetsOptions): Promise<Budgets & { close(): Promise<void> }> {
  const link = await linkRedis({ url, role: 'producer', log })

  return {
    async take(key, count, windows) {
      requireRoom(count, windows)
      const args = windows.flatMap(({ ms, most }) => [ms, most])
      try {
        return Number(
          await link.client.eval(TAKE, 1, `${prefix}:budget:${key}`, count, `${randomUUID()}:`, ...args),
        )
      } catch (cause) {
        throw cannotTell(cause)
      }
    },
    close: () => link.close(),
  }
}

/** More than a window ever holds would wait for good. */
function requireRoom(count: number, windows: readonly Window[]): void {
  const least = Math.min(...windows.map(({ most }) => most))
  if (count > least) throw new RangeError(`${count} at once, where a window has room for ${least}`)
}
