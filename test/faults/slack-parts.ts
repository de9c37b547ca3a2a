import { webApi } from '@slack/bolt'
import type { Env } from '#src/config/env.ts'
import type { Logger } from '#src/ports/logger.ts'
import { clientOptions } from '#src/slack/clients.ts'
import type { SlackChatDeps } from '#src/slack/out/chat.ts'
import { createPace } from '#src/slack/out/pace.ts'

/** What a call of a short run may take, and after which its outcome is asked for: a twelfth of the product's own. */
const quickly = { timeoutMs: 1_000, settledAfterMs: 1_200 }

/** Slack as the worker of a fault run asks it: the product's, but in short runs not as patient. */
export function slackPartsOf(
  { SLACK_BOT_TOKEN: token, SLACK_API_URL: apiUrl }: Env,
  isQuick: boolean,
  log: Logger,
): Omit<SlackChatDeps, 'stands'> | undefined {
  if (token === undefined) return undefined

  const client = new webApi.WebClient(token, {
    ...clientOptions({ apiUrl, log }),
    ...(isQuick ? { timeout: quickly.timeoutMs } : {}),
  })
  return {
    clients: { for: async () => client },
    tokens: { bot: async () => token, teams: async () => ['T1'] },
    clock: { now: () => new Date() },
    pace: createPace(),
    ...(isQuick ? { settledAfterMs: quickly.settledAfterMs } : {}),
  }
}
