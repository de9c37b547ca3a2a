import type { JobDeps } from '#jobs/deps.ts'
import { jobs } from '#jobs/index.ts'
import { readEnv } from '#src/config/env.ts'
import { createLogger } from '#src/log/pino-logger.ts'
import { createPlaygroundChat } from '#src/playground/chat.ts'
import type { Clock } from '#src/ports/clock.ts'
import { createBudgets } from '#src/queue/create-budgets.ts'
import { createQueues } from '#src/queue/create-queues.ts'
import { startWorkers } from '#src/queue/start-workers.ts'
import { createSlackChat } from '#src/slack/out/chat.ts'
import { type Closing, endInOrder } from '#src/start/lifetime.ts'
import { openStores } from '#src/start/open-stores.ts'
import { useCaseDeps } from '#src/start/use-case-deps.ts'
import { createWecomChat } from '#src/wecom/out/chat.ts'
import { hookedPorts } from '../helpers/hooked-ports.ts'
import { killerAt } from './call-at.ts'
import { httpChat } from './http-chat.ts'
import { slackPartsOf } from './slack-parts.ts'
import { wecomPartsOf } from './wecom-parts.ts'

// A worker of the fault runs: the product's jobs on the product's stores, with what production must not have: a clock
// that is wrong, a surface that misbehaves, a call after which the process kills itself.
const told = (name: string) => process.env[`FAULT_${name}`]
const env = readEnv()
const log = createLogger(env.LOG_LEVEL ?? 'info')
const opened: Closing[] = []
endInOrder(opened, log, (code) => process.exit(code))

const killHere = killerAt(told('KILL_AFTER'))
const offsetMs = Number(told('CLOCK_MS') ?? 0)
const clock: Clock = { now: () => new Date(Date.now() + offsetMs) }
const stores = await openStores(env, log)
opened.push(...stores.closings)
const queues = await createQueues({ url: stores.redisUrl, jobs, log })
opened.push({ name: 'queues', close: () => queues.close() })

const { messages, stands, kept } = hookedPorts(
  { messages: stores.store.messages, stands: stores.store.stands, kept: stores.store.kept },
  { after: killHere },
)
const chatUrl = told('CHAT_URL')
const isQuick = told('QUICK') !== undefined
const slack = slackPartsOf(env, isQuick, log)
const budgets = await createBudgets({ url: stores.redisUrl, log })
opened.push({ name: 'budgets', close: budgets.close })
const wecom = wecomPartsOf(env, { isQuick, budgets, clock, log })
const chat = () => {
  if (slack) return createSlackChat({ ...slack, stands })
  if (wecom) return createWecomChat({ ...wecom, stands, kept })
  return chatUrl === undefined ? createPlaygroundChat({ messages, clock }) : httpChat(chatUrl)
}
const deps: JobDeps = {
  ...hookedPorts(
    {
      ...useCaseDeps(stores, { clock, companyTimeZone: env.COMPANY_TIME_ZONE, log }),
      settings: stores.store.settings,
      queues,
    },
    { after: killHere },
  ),
  chats: [chat()],
}
const workers = await startWorkers({
  url: stores.redisUrl,
  jobs,
  deps,
  log,
  companyTimeZone: env.COMPANY_TIME_ZONE,
  ...(isQuick ? { stalled: { lockMs: 3_000, checkMs: 2_000 } } : {}),
})
opened.push({ name: 'worker', close: () => workers.close(5_000) })
log.info('up')
