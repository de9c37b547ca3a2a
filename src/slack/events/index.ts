import { onMessage } from './direct-message.ts'
import type { Receiver } from './handler.ts'
import { onHomeOpened } from './home-opened.ts'
import { onJoined } from './joined.ts'
import { onLinkShared } from './link-shared.ts'
import { onMention } from './mention.ts'
import { onTokensRevoked, onUninstalled } from './uninstalled.ts'

/** What is done for each event of Slack; others are acknowledged and forgotten. */
export const eventHandlers: Readonly<Record<string, Receiver>> = {
  app_home_opened: onHomeOpened,
  app_mention: onMention,
  link_shared: onLinkShared,
  member_joined_channel: onJoined,
  message: onMessage,
  app_uninstalled: onUninstalled,
  tokens_revoked: onTokensRevoked,
}
