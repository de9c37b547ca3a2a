import type { Reply } from '#src/cards/card.ts'
import type { Who } from '#src/slack/render/show-view.ts'
import type { SlackDeps } from '#src/slack/slack-deps.ts'
import { directChats } from './direct.ts'
import { shareFiles, uploadFiles } from './send-files.ts'

/** Files of an answer go to the asker's direct chat: Slack has none for one person's eyes in a channel. */
export async function answerFiles(
  deps: SlackDeps,
  { team, identity }: Who,
  files: Reply['files'] = [],
): Promise<void> {
  if (files.length === 0) return
  const channel = await directChats(deps)({ team, userId: identity.userId })
  const client = await deps.clients.for(team)
  await shareFiles(client, await uploadFiles(client, files, undefined), { channel, thread: undefined })
}
