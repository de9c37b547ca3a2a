import type { JobDeps } from '#jobs/deps.ts'
import { jobs } from '#jobs/index.ts'
import { createDispatcher } from '#src/commands/dispatch/dispatcher.ts'
import { commands } from '#src/commands/index.ts'
import { withQuestions } from '#src/commands/turns/with-questions.ts'
import { type Env, readEnv } from '#src/config/env.ts'
import { createHttpServer } from '#src/http/server.ts'
import { createLogger } from '#src/log/pino-logger.ts'
import type { PlaygroundState } from '#src/playground/deps.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Queues } from '#src/ports/queue.ts'
import { createQueues } from '#src/queue/create-queues.ts'
import type { Slack } from '#src/slack/open-slack.ts'
import type { SlackApi } from '#src/slack/slack-api.ts'
import type { Wecom } from '#src/wecom/open-wecom.ts'
import { cipherOf } from './cipher-of.ts'
import { connectModel, type ModelParts } from './connect-model.ts'
import { ensureAdmin } from './ensure-admin.ts'
import { inlineDay } from './inline-day.ts'
import { lazyCharts } from './lazy-charts.ts'
import { type Closing, closeAll, endInOrder } from './lifetime.ts'
import { type OpenStores, openStores } from './open-stores.ts'
import { chatsOf, surfacesTell } from './outgoing.ts'
import { putSampleIfWanted } from './sample.ts'
import { errorLines } from './say-error.ts'
import { connectSlack, slackSurface } from './slack.ts'
import { readiness, startBot } from './start-bot.ts'
import { startWorker } from './start-worker.ts'
import { surfacesOn } from './surfaces.ts'
import { systemClock } from './system-clock.ts'
import { useCaseDeps } from './use-case-deps.ts'
import { connectWecom, type WecomLine, wecomSurface } from './wecom.ts'
import { connectWecomBot } from './wecom-bot.ts'
import { wecomPeople } from './wecom-people.ts'
import { firstAdminLine, welcomeLines } from './welcome.ts'

/** Which halves of the product a process runs. */
export type Halves = { readonly bot: boolean; readonly worker: boolean }

type Running = {
  readonly env: Env
  readonly log: Logger
  readonly stores: OpenStores
  readonly queues: Queues
  readonly dispatcher: ReturnType<typeof createDispatcher>
  readonly api: SlackApi | undefined
  readonly slack?: Slack | undefined
  readonly wecomLine: WecomLine | undefined
  readonly wecom?: Wecom | undefined
  readonly model: ModelParts
}

const say = (text: string) => void process.stdout.write(`${text}\n`)

const jobDeps = ({
  env,
  log,
  stores,
  queues,
  slack,
  wecom,
  wecomLine,
  api,
  dispatcher,
  model,
}: Running): JobDeps => ({
  ...useCaseDeps(stores, {
    clock: systemClock,
    companyTimeZone: env.COMPANY_TIME_ZONE,
    log,
    cipher: cipherOf(env),
  }),
  queues,
  charts: lazyCharts(),
  ...model,
  defaultLocale: env.DEFAULT_LOCALE,
  ...wecomPeople(env, wecomLine),
  receivers: {
    ...(slack ? { slack: slack.receive } : {}),
    ...(wecom ? { wecom: wecom.receive } : {}),
  },
  chats: chatsOf({ env, stores, api, wecomLine, dispatcher }),
})

/** The door to the commands, and the same for a surface that has no forms. */
const dispatchersOf = ({
  env,
  log,
  stores,
  queues,
  api,
  wecomLine,
  model,
}: Omit<Running, 'dispatcher' | 'slack' | 'wecom'>) => {
  const useCases = useCaseDeps(stores, {
    clock: systemClock,
    companyTimeZone: env.COMPANY_TIME_ZONE,
    log,
    cipher: cipherOf(env),
  })
  const deps = {
    ...useCases,
    queues,
    commands,
    charts: lazyCharts(),
    // Who tries it in the evening has a day too; the worker plans by day only.
    ...(stores.embedded ? { planDay: inlineDay(useCases) } : {}),
    ...model,
    ...surfacesTell({ env, stores, api, wecomLine }),
    defaultLocale: env.DEFAULT_LOCALE,
  }
  const dispatcher = createDispatcher(deps)
  const { conversations } = stores.store
  return { dispatcher, asking: withQuestions(dispatcher, { ...deps, conversations }) }
}

/** Opens the bot's surfaces; the sample company comes in behind them, so the page answers at once. */
async function runBot(running: Running, opened: Closing[]): Promise<() => Promise<void>> {
  const { env, log, stores } = running
  let state: PlaygroundState = { phase: 'loading' }
  const { http, closings } = await startBot({
    ...running,
    clock: systemClock,
    state: () => state,
  })
  opened.push(...closings)

  return async () => {
    const setting = { store: stores.store, clock: systemClock, companyTimeZone: env.COMPANY_TIME_ZONE, log }
    const total = 100
    if (stores.embedded) {
      await putSampleIfWanted(setting, (share, usable) => {
        state = { phase: usable ? 'ready' : 'loading', done: Math.floor(share * total), total }
      })
    }
    state = { phase: 'ready' }
    const sample = (await stores.store.settings.get('sampleLoadedAt')) !== undefined
    const surfaces = surfacesOn(env, stores.embedded)
    say(
      welcomeLines({
        locale: env.DEFAULT_LOCALE,
        url: http.url,
        describe: stores.describe,
        sample,
        surfaces,
      }),
    )
    if (await stores.store.users.isEmpty()) say(firstAdminLine(env.DEFAULT_LOCALE))
  }
}

/** A worker alone still answers its orchestrator's health checks. */
async function serveHealth({ env, log, stores, queues }: Running): Promise<Closing> {
  const http = await createHttpServer({
    host: env.HOST,
    port: env.PORT,
    log,
    checks: readiness({ stores, queues }),
    routes: [],
  })
  return { name: 'health', close: () => http.close() }
}

async function open(env: Env, log: Logger, halves: Halves, opened: Closing[]) {
  const stores = await openStores(env, log)
  opened.push(...stores.closings)
  if (stores.embedded) await ensureAdmin(stores.store.users, env)
  const queues = await createQueues({ url: stores.redisUrl, jobs, log })
  opened.push({ name: 'queues', close: () => queues.close() })

  const { api, closings } = await connectSlack(env, stores, log)
  const { line, closings: ofWecom } = await connectWecom(env, stores, log)
  const { bot, closings: ofBot } = await connectWecomBot({ env, stores, line, log })
  const { parts: model, closings: ofModel } = await connectModel(env, { redisUrl: stores.redisUrl, log })
  opened.push(...closings, ...ofWecom, ...ofBot, ...ofModel)
  const { dispatcher, asking } = dispatchersOf({ env, log, stores, queues, api, wecomLine: line, model })
  const slack = api && slackSurface({ env, api, stores, queues, dispatcher })
  const wecom = line && wecomSurface({ env, line, stores, queues, dispatcher, asking, bot: bot?.parts, log })

  const running: Running = { env, log, stores, queues, dispatcher, api, slack, wecomLine: line, wecom, model }
  const ready = halves.bot ? await runBot(running, opened) : undefined
  if (halves.bot && bot) opened.push(await bot.listen(queues))
  if (!halves.bot) opened.push(await serveHealth(running))
  await ready?.()
  // After the sample company is in: until then its customers may stand there without their facts.
  if (halves.worker) {
    opened.push(await startWorker(env, { redisUrl: stores.redisUrl, deps: jobDeps(running), queues, log }))
  }
  log.info('up', { bot: halves.bot, worker: halves.worker, embedded: stores.embedded })
}

/** A process of the product from start to signal; what cannot start says why and what to do, and exits 1. */
export async function runProcess(halves: Halves): Promise<void> {
  const opened: Closing[] = []
  try {
    const env = readEnv()
    const log = createLogger(env.LOG_LEVEL ?? 'info')
    endInOrder(opened, log, (code) => process.exit(code))
    await open(env, log, halves, opened)
  } catch (error) {
    process.stderr.write(`${errorLines(error)}\n`)
    await closeAll(opened, createLogger('silent'))
    process.exit(1)
  }
}
