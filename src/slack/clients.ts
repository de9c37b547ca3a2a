import { webApi } from '@slack/bolt'
import type { Tokens } from './tokens.ts'

/** The Web API as the bot of a workspace. */
export type Clients = {
  /** @throws AppError `slack-not-installed` for a workspace without a token. */
  for(team: string): Promise<webApi.WebClient>
}

/** Nothing is tried again by the client: a queue owns that, and a second try of a post is a second message. */
export const clientOptions = (apiUrl?: string): webApi.WebClientOptions => ({
  ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: 10_000,
})

/** A client a token; a rotated token gets a new one. */
export function createClients({
  tokens,
  apiUrl,
}: {
  readonly tokens: Tokens
  readonly apiUrl?: string | undefined
}): Clients {
  const made = new Map<string, { readonly token: string; readonly client: webApi.WebClient }>()

  return {
    async for(team) {
      const token = await tokens.bot(team)
      const kept = made.get(team)
      if (kept?.token === token) return kept.client

      const client = new webApi.WebClient(token, clientOptions(apiUrl))
      made.set(team, { token, client })
      return client
    },
  }
}
