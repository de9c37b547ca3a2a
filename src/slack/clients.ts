import { webApi } from '@slack/bolt'
import type { Logger } from '#src/ports/logger.ts'
import { boltLog } from './in/bolt-log.ts'
import type { Tokens } from './install/tokens.ts'

/** The Web API as the bot of a workspace. */
export type Clients = {
  /** @throws AppError `slack-not-installed` for a workspace without a token. */
  for(team: string): Promise<webApi.WebClient>
}

/** Another server in place of https://slack.com/api/, and where the SDK's own warnings go. */
export type Where = { readonly apiUrl?: string | undefined; readonly log: Logger }

/** Nothing is tried again by the client: a queue owns that, and a second try of a post is a second message. */
export const clientOptions = ({ apiUrl, log }: Where): webApi.WebClientOptions => ({
  logger: boltLog(log),
  ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: 10_000,
})

/** A client a token; a rotated token gets a new one. */
export function createClients({ tokens, ...where }: Where & { readonly tokens: Tokens }): Clients {
  const made = new Map<string, { readonly token: string; readonly client: webApi.WebClient }>()

  return {
    async for(team) {
      const token = await tokens.bot(team)
      const kept = made.get(team)
      if (kept?.token === token) return kept.client

      const client = new webApi.WebClient(token, clientOptions(where))
      made.set(team, { token, client })
      return client
    },
  }
}
