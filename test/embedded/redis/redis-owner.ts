import { openEmbeddedRedis } from '#src/embedded/redis/open-embedded-redis.ts'
import { recordingLogger } from '../../helpers/recording-logger.ts'

/** A process that owns an embedded Redis, for tests that kill it: prints nothing, tells its address by message. */
const redis = await openEmbeddedRedis({
  dataDir: process.argv[2]!,
  prefer: 'redis-server',
  log: recordingLogger(),
})
process.on('SIGINT', () => process.send?.('interrupted'))
process.on('message', () => process.exit(0))
process.send?.(redis.url)
