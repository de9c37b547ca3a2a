import type { Receiver } from './handler.ts'
import { onTokensRevoked, onUninstalled } from './uninstalled.ts'

/** What is done for each event of Slack; others are acknowledged and forgotten. */
export const eventHandlers: Readonly<Record<string, Receiver>> = {
  app_uninstalled: onUninstalled,
  tokens_revoked: onTokensRevoked,
}
