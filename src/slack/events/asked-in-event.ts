import { z } from 'zod'
import type { Identity } from '#src/domain/user.ts'
import type { IncomingEvent } from '#src/slack/in/incoming-event.ts'
import { commandText } from '#src/slack/place/channel.ts'

/** Somebody's own words to the bot, in a channel or a direct message. */
export type SaidToBot = {
  readonly identity: Identity
  readonly text: string
  readonly channel: string
  readonly ts: string
  readonly thread: string | undefined
}

const saidSchema = z.object({
  user: z.string().min(1),
  /** The writer's own workspace; in a shared channel another than the app's. */
  user_team: z.string().nullish(),
  team: z.string().nullish(),
  text: z.string().default(''),
  channel: z.string().min(1),
  ts: z.string().min(1),
  thread_ts: z.string().nullish(),
  bot_id: z.string().nullish(),
  subtype: z.string().nullish(),
})
/** A file or a broadcast is said by a person as well; joins, edits and other apps are not. */
const spoken: ReadonlySet<string | null | undefined> = new Set([
  undefined,
  null,
  'file_share',
  'thread_broadcast',
])

/** What a person has said; undefined for other apps, for edits, and for what is none of it. */
export function saidToBot({ event, team }: IncomingEvent): SaidToBot | undefined {
  const { data } = saidSchema.safeParse(event)
  if (!data || data.bot_id || !spoken.has(data.subtype)) return undefined

  const { user, user_team, team: told, text, channel, ts, thread_ts } = data
  const identity = { surface: 'slack', team: user_team ?? told ?? team, userId: user } as const
  return { identity, text: commandText(text), channel, ts, thread: thread_ts ?? undefined }
}
