import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { parentPort } from 'node:worker_threads'
import {
  createRedisCommandExecutor,
  RedisServerState,
  Resp2Server,
  resolveCompatibilityProfile,
} from 'js-redis-server/core'
import type { FromRedisThread } from './in-process.ts'

const tell = (message: FromRedisThread): void => parentPort?.postMessage(message)

const compatibility = resolveCompatibilityProfile('redis-7.2')
const redis = new Resp2Server({
  server: new RedisServerState({ databaseCount: 16, compatibility }),
  executor: createRedisCommandExecutor({ compatibility }),
  logger: { error: (error: unknown) => tell({ failed: error instanceof Error ? error.name : typeof error }) },
})

// Its own `listen` binds every network interface, so its net server is bound to loopback here instead.
redis.server.listen(0, '127.0.0.1')
await once(redis.server, 'listening')
tell({ port: (redis.server.address() as AddressInfo).port })
