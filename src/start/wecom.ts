import type { Reply } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import type { Env } from '#src/config/env.ts'
import { tellIdle } from '#src/decide/tell/tell-idle.ts'
import type { Budgets } from '#src/ports/budgets.ts'
import type { Dispatcher } from '#src/ports/dispatcher.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Once } from '#src/ports/once.ts'
import type { Queues } from '#src/ports/queue.ts'
import { createBudgets } from '#src/queue/create-budgets.ts'
import { createOnce } from '#src/queue/create-once.ts'
import { callsTo } from '#src/wecom/api/call.ts'
import { createWecomApi, type WecomApi } from '#src/wecom/api/client.ts'
import type { BotParts } from '#src/wecom/bot/bot-parts.ts'
import { openWecom, type Wecom } from '#src/wecom/open-wecom.ts'
import { createPause, type Pause } from '#src/wecom/out/pause.ts'
import type { Robot } from '#src/wecom/out/robot.ts'
import type { Closing } from './lifetime.ts'
import type { OpenStores } from './open-stores.ts'
import { systemClock } from './system-clock.ts'

/** WeCom as it is asked, where it is on, and how its callback is read. */
export type WecomLine = {
  readonly api: WecomApi
  readonly token: string
  readonly aesKey: string
  readonly once: Once
  readonly budgets: Budgets
  readonly pause: Pause
  /** Of one group, where there is one. */
  readonly robot?: Robot
}

/** Nothing is asked of WeCom here. */
export async function connectWecom(
  env: Env,
  { redisUrl }: OpenStores,
  log: Logger,
): Promise<{ readonly line?: WecomLine; readonly closings: readonly Closing[] }> {
  const { WECOM_CORP_ID: corpId, WECOM_AGENT_ID: agentId, WECOM_SECRET: secret } = env
  const {
    WECOM_TOKEN: token,
    WECOM_ENCODING_AES_KEY: aesKey,
    WECOM_API_BASE_URL: baseUrl,
    WECOM_WEBHOOK_KEY: key,
  } = env
  if (!corpId || agentId === undefined || !secret || !token || !aesKey) return { closings: [] }

  const once = await createOnce({ url: redisUrl, log })
  const budgets = await createBudgets({ url: redisUrl, log })
  const api = createWecomApi({ corpId, agentId, secret, baseUrl, clock: systemClock, log })
  return {
    line: {
      api,
      token,
      aesKey,
      once,
      budgets,
      pause: createPause(),
      ...(key ? { robot: { ask: callsTo(baseUrl), key } } : {}),
    },
    closings: [
      { name: 'wecom-once', close: once.close },
      { name: 'wecom-budgets', close: budgets.close },
    ],
  }
}

export type WecomParts = {
  readonly env: Env
  readonly line: WecomLine
  readonly stores: OpenStores
  readonly queues: Pick<Queues, 'enqueue' | 'enqueueMany'>
  readonly dispatcher: Dispatcher<Reply, Form>
  /** The same, asking for forms one field after another. */
  readonly asking: Dispatcher<Reply, Form>
  readonly bot: BotParts | undefined
  readonly log: Logger
}

/** The surface: its callback, and what the worker does with what the queue holds. */
export const wecomSurface = ({
  env,
  line,
  stores,
  queues,
  dispatcher,
  asking,
  bot,
  log,
}: WecomParts): Wecom =>
  openWecom({
    ...line,
    report: (state) => tellIdle({ ...stores.store, queues, clock: systemClock }, state),
    enqueue: (event) => queues.enqueue('receive', { surface: 'wecom', id: event.id, event }),
    contactChanged: (contactId) => queues.enqueue('refetch-contact', { surface: 'wecom', contactId }),
    dispatcher,
    asking,
    stands: stores.store.stands,
    kept: stores.store.kept,
    clock: systemClock,
    log,
    publicUrl: env.PUBLIC_URL,
    bot,
  })
