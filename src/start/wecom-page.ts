import type { FastifyPluginAsync } from 'fastify'
import type { Reply } from '#src/cards/card.ts'
import type { Env } from '#src/config/env.ts'
import { pageRoute } from '#src/http/page-route.ts'
import type { Dispatcher } from '#src/ports/dispatcher.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { WecomApi } from '#src/wecom/api/client.ts'
import { customerPage, customerPath } from '#src/wecom/page/customer-page.ts'
import { stylePath } from '#src/wecom/page/page-html.ts'
import { pageStyle } from '#src/wecom/page/page-style.ts'
import { systemClock } from './system-clock.ts'

export type WecomPageParts = {
  readonly env: Env
  readonly api: WecomApi
  readonly dispatcher: Pick<Dispatcher<Reply>, 'call'>
  readonly log: Logger
}

/** The customer's page that cards lead to, where members can reach this server: PUBLIC_URL. */
export async function wecomPages({
  env,
  api,
  dispatcher,
  log,
}: WecomPageParts): Promise<readonly FastifyPluginAsync[]> {
  const { PUBLIC_URL: publicUrl, WECOM_SECRET: secret } = env
  if (!publicUrl || !secret) return []

  const { corpId, agentId } = api
  const answer = customerPage({
    ...{ corpId, agentId, secret, publicUrl, dispatcher, log, clock: systemClock },
    userOf: async (code) =>
      (await api.get<{ readonly userid?: string }>('auth/getuserinfo', { code })).userid,
  })
  return [pageRoute(customerPath, answer), pageRoute(stylePath, await pageStyle())]
}
