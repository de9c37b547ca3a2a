import { randomUUID } from 'node:crypto'
import type { Logger } from '#src/ports/logger.ts'
import { DEFAULT_PREFIX } from './open-queue.ts'
import { linkRedis } from './redis-link.ts'
import { within } from './within.ts'

/** Work that one process of all does at a time. */
export type RoleOptions = {
  readonly url: string
  readonly prefix?: string
  /** Of the role: `wecom-bot`. */
  readonly name: string
  /** How long it outlives a process that was killed; looked at five times as often. */
  readonly leaseMs?: number
  /** It is this process's now. */
  begin(): void
  /** It is another's, or this process closes. */
  end(): void | Promise<void>
  readonly log: Logger
}

/** A process that would do it, or does. */
export type Role = {
  isMine(): boolean
  /** Ends the work and lets another process have it at once. */
  close(): Promise<void>
}

/** Takes a role that is free, or renews one's own. KEYS: the role. ARGV: who, for how long. */
const TAKE = `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
`

const LET_GO = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
`

/**
 * Stands for a role until it is closed: whoever has it renews it, and where that process is gone another has it within
 * the lease and a little. While Redis is away nobody loses it: another could not take it either.
 * @throws AppError `redis-unreachable`
 */
export async function holdRole(options: RoleOptions): Promise<Role> {
  const { url, prefix = DEFAULT_PREFIX, name, leaseMs = 5_000, begin, end, log } = options
  const link = await linkRedis({ url, role: 'producer', log })
  const [key, me] = [`${prefix}:role:${name}`, randomUUID()]
  const closing = Promise.withResolvers<void>()
  let closed = false
  let mine = false

  const look = async () => {
    const taken = Number(await link.client.eval(TAKE, 1, key, me, leaseMs)) === 1
    if (taken === mine || closed) return
    mine = taken
    log.info(mine ? 'a role is taken' : 'a role is another process’s', { role: name })
    await (mine ? begin() : end())
  }
  const looking = (async () => {
    while (!closed) {
      await look().catch((error: unknown) => {
        if (link.isUp()) log.error('a role could not be looked at', { role: name }, error)
      })
      await within(closing.promise, leaseMs / 5)
    }
  })()

  return {
    isMine: () => mine,
    async close() {
      closed = true
      closing.resolve()
      await looking
      if (mine) await end()
      // Where Redis is away, or the answer is lost, the lease ends it.
      if (link.isUp()) await link.client.eval(LET_GO, 1, key, me).catch(() => undefined)
      mine = false
      await link.close()
    },
  }
}
