import { verbatim } from '#src/slack/render/escape.ts'
import { LIMITS } from '#src/slack/render/limits.ts'
import type { Who } from '#src/slack/render/show-view.ts'
import type { SlackDeps } from '#src/slack/slack-deps.ts'
import { directChats } from './direct.ts'

/** Words to be copied, as a message of their own: nothing in them becomes a mention, a link or a format. */
export const copyMessage = (text: string) =>
  ({
    text: verbatim(text, LIMITS.text),
    mrkdwn: false,
    parse: 'none',
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
  }) as const

/** In the asker's own chat: what stands there can be copied on a phone, and it is still there tomorrow. */
export async function answerCopy(
  deps: SlackDeps,
  { team, identity }: Who,
  copy: string | undefined,
): Promise<void> {
  if (copy === undefined) return
  const channel = await directChats(deps)({ team, userId: identity.userId })
  const client = await deps.clients.for(team)
  await client.chat.postMessage({ channel, ...copyMessage(copy) })
}
