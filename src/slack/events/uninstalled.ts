import { z } from 'zod'
import type { IncomingEvent } from '#src/slack/in/incoming-event.ts'
import type { SlackDeps } from '#src/slack/slack-deps.ts'
import type { Receiver } from './handler.ts'

/** The workspace has taken the app away: its tokens are dead. */
export const onUninstalled: Receiver = (deps, incoming) => forget(deps, incoming)

const revokedSchema = z.looseObject({ tokens: z.object({ bot: z.array(z.string()).nullish() }) })

/** The bot's token has been revoked; a person's, of which we have none, does not count. */
export const onTokensRevoked: Receiver = async (deps, incoming) => {
  const { data } = revokedSchema.safeParse(incoming.event)
  if ((data?.tokens.bot ?? []).length > 0) await forget(deps, incoming)
}

async function forget({ installations, log }: SlackDeps, { team, at, event }: IncomingEvent): Promise<void> {
  log.error('slack: the app was taken out of a workspace', { code: 'slack-removed', team, by: event.type })
  const standing = await installations?.of('slack', team)
  if (!standing || standing.installedAt > at) return // installed again since

  await installations?.remove('slack', team)
}
