import { slackCode } from '#src/slack/errors.ts'
import { directChats } from '#src/slack/out/direct.ts'
import type { Who } from '#src/slack/render/show-view.ts'
import type { SlackDeps } from '#src/slack/slack-deps.ts'

/**
 * Whether a conversation is somebody's direct chat with the bot, where an answer may stay. One between two people looks
 * the same (`D…`), and the other would read it: what cannot be told is taken for that.
 */
export async function isOwnChat(deps: SlackDeps, { team, identity }: Who, channel: string): Promise<boolean> {
  if (!channel.startsWith('D') || identity.team !== team) return false
  try {
    return (await directChats(deps)({ team, userId: identity.userId })) === channel
  } catch (error) {
    deps.log.warn('slack: whose direct chat it is could not be told', { code: slackCode(error) ?? null })
    return false
  }
}
