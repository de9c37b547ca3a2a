import { openEmbeddedMongo } from '#src/embedded/mongo/open-embedded-mongo.ts'
import { openEmbeddedRedis } from '#src/embedded/redis/open-embedded-redis.ts'
import { createLogger } from '#src/log/pino-logger.ts'

// The embedded stores of one data folder in a process of their own: workers come and go, the stores stay.
const [dataDir = ''] = process.argv.slice(2)
const log = createLogger('warn')
const mongo = await openEmbeddedMongo({ dataDir, prefer: 'in-process', log })
const redis = await openEmbeddedRedis({ dataDir, log })
process.once('SIGTERM', () => {
  void Promise.all([mongo.close(), redis.close()]).then(() => process.exit(0))
})
process.stdout.write(`up ${redis.kind}\n`)
