import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import type { Logger } from '#src/ports/logger.ts'

/** A Redis that answers on loopback until it is closed. */
export type Served = { readonly port: number; close(): Promise<void> }

/**
 * js-redis-server in this process: data in memory only, gone when the process ends.
 * Its own `listen` binds every network interface, so its net server is bound to loopback here instead.
 * Loaded on demand: where the machine has a redis-server its Lua engine is never read.
 */
export const serveInProcess = async (log: Logger): Promise<Served> => {
  const { Resp2Server, RedisServerState, createRedisCommandExecutor, resolveCompatibilityProfile } =
    await import('js-redis-server/core')
  const compatibility = resolveCompatibilityProfile('redis-7.2')
  const redis = new Resp2Server({
    server: new RedisServerState({ databaseCount: 16, compatibility }),
    executor: createRedisCommandExecutor({ compatibility }),
    logger: { error: (error: unknown) => log.error('embedded redis failed a command', {}, error) },
  })

  const sockets = new Set<Socket>()
  redis.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  redis.server.listen(0, '127.0.0.1')
  await once(redis.server, 'listening')

  return {
    port: (redis.server.address() as AddressInfo).port,
    async close() {
      const closed = redis.close()
      for (const socket of sockets) socket.destroy() // a client that never hangs up would hold the close
      await closed
    },
  }
}
