import type { Reply } from '#src/cards/card.ts'
import type { Identity } from '#src/domain/user.ts'
import { directChats } from './direct.ts'
import type { SlackDeps } from './slack-deps.ts'

/** Files of an answer go to the asker's direct chat: Slack has none for one person's eyes in a channel. */
export async function sendFiles(
  deps: SlackDeps,
  { team, identity }: { readonly team: string; readonly identity: Identity },
  files: Reply['files'] = [],
): Promise<void> {
  if (files.length === 0) return
  const channel = await directChats(deps)({ team, userId: identity.userId })
  const client = await deps.clients.for(team)
  for (const { name, content } of files)
    await client.filesUploadV2({
      channel_id: channel,
      filename: name,
      title: name,
      file: Buffer.from(content),
    })
}
