import { jobs } from '#jobs/index.ts'
import { readEnv } from '#src/config/env.ts'
import { ingestFacts } from '#src/ingest/facts/ingest-facts.ts'
import { createLogger } from '#src/log/pino-logger.ts'
import { createQueues } from '#src/queue/create-queues.ts'
import { openStores } from '#src/start/open-stores.ts'
import { randomIds } from '#src/start/random-ids.ts'
import { systemClock } from '#src/start/system-clock.ts'
import { hookedPorts } from '../helpers/hooked-ports.ts'
import { largeYuan, orderOf } from './base.ts'
import { killerAt } from './call-at.ts'

// Takes one order in and dies on the way.
const [customerId = ''] = process.argv.slice(2)
const env = readEnv()
const log = createLogger('warn')
const { store, redisUrl } = await openStores(env, log)
const { customers, events, sources } = store
const queues = await createQueues({ url: redisUrl, jobs, log })
const ports = { customers, events, sources, queues, ids: randomIds, clock: systemClock }
const deps = hookedPorts(ports, { after: killerAt(process.env['FAULT_KILL_AFTER']) })
await ingestFacts(deps, [orderOf(customerId, largeYuan, systemClock.now())])
process.exit(0)
