import type { FastifyPluginAsync } from 'fastify'
import type { Card, Reply } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import type { Env } from '#src/config/env.ts'
import { rawRoute } from '#src/http/raw-route.ts'
import { createHttpServer, type HttpServer } from '#src/http/server.ts'
import type { PlaygroundDeps, PlaygroundState } from '#src/playground/deps.ts'
import { playgroundRoutes } from '#src/playground/routes.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Dispatcher } from '#src/ports/dispatcher.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Queues } from '#src/ports/queue.ts'
import type { Slack } from '#src/slack/open-slack.ts'
import { renderSlack } from '#src/slack/render/render.ts'
import type { Wecom } from '#src/wecom/open-wecom.ts'
import { renderWecom } from '#src/wecom/render.ts'
import type { Closing } from './lifetime.ts'
import type { OpenStores } from './open-stores.ts'
import { randomIds } from './random-ids.ts'
import { gateOf } from './surfaces.ts'
import type { WecomLine } from './wecom.ts'
import { wecomPages } from './wecom-page.ts'

export type BotParts = {
  readonly env: Env
  readonly stores: OpenStores
  readonly queues: Queues
  readonly dispatcher: Dispatcher<Reply, Form>
  readonly clock: Clock
  readonly log: Logger
  /** Where it is configured. */
  readonly slack?: Slack | undefined
  readonly wecom?: Wecom | undefined
  readonly wecomLine?: WecomLine | undefined
  /** How far the process is, for the playground's page. */
  readonly state: () => PlaygroundState
}

/** What each platform would be sent for a card. */
const renderers: PlaygroundDeps['render'] = {
  slack: (card: Card) => renderSlack(card),
  wecom: (card: Card, messageId: string) => renderWecom(card, { taskId: messageId }),
}

function playground({ env, stores, dispatcher, clock, log, state }: BotParts): FastifyPluginAsync[] {
  const gate = gateOf(env, stores.embedded)
  if (gate.kind === 'absent') return []

  const { users, messages } = stores.store
  const secureCookie = env.PUBLIC_URL?.startsWith('https:') ?? false
  return [
    playgroundRoutes({
      gate,
      secureCookie,
      dispatcher,
      users,
      messages,
      clock,
      ids: randomIds,
      log,
      render: renderers,
      state,
    }),
  ]
}

/** The health checks of every process: its stores and its queues. */
export const readiness = ({ stores, queues }: Pick<BotParts, 'stores' | 'queues'>) => ({
  mongodb: () => stores.store.ping(),
  redis: async () => {
    if (!(await queues.isReady())) throw new Error('Redis does not answer')
  },
})

/** What is read in a browser, beside the chats. */
const pages = async ({
  env,
  wecomLine,
  dispatcher,
  log,
}: BotParts): Promise<readonly FastifyPluginAsync[]> =>
  wecomLine ? wecomPages({ env, api: wecomLine.api, dispatcher, log }) : []

/** The surfaces of the bot in one HTTP server; closed first, so that no work comes in any more. */
export async function startBot(parts: BotParts): Promise<{ http: HttpServer; closings: Closing[] }> {
  const { env, log } = parts
  const raw = [...(parts.slack?.routes ?? []), ...(parts.wecom?.routes ?? [])].map(
    ({ path, listener, method }) => rawRoute(path, listener, method),
  )
  const http = await createHttpServer({
    host: env.HOST,
    port: env.PORT,
    log,
    checks: readiness(parts),
    routes: [...playground(parts), ...raw, ...(await pages(parts))],
  })

  const closings: Closing[] = [{ name: 'http', close: () => http.close() }]
  if (parts.slack) closings.unshift({ name: 'slack', close: parts.slack.close })
  if (parts.wecom) closings.unshift({ name: 'wecom', close: parts.wecom.close })
  await Promise.all([parts.slack?.start(), parts.wecom?.start()])

  return { http, closings }
}
