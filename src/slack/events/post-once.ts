import type { webApi } from '@slack/bolt'
import type { Card } from '#src/cards/card.ts'
import type { IncomingEvent } from '#src/slack/in/incoming-event.ts'
import { copyMessage } from '#src/slack/out/copy.ts'
import { renderSlack, type SlackMessage } from '#src/slack/render/render.ts'
import type { SlackDeps } from '#src/slack/slack-deps.ts'

const rememberedMs = 24 * 3_600_000

/** Whether this part of an event's answer has not been begun: an event that comes again is not answered twice. */
export const isFirst = ({ once }: SlackDeps, { id }: IncomingEvent, part: string): Promise<boolean> =>
  once.first(`slack-answer-${id}-${part}`, rememberedMs)

type Target = { readonly channel: string; readonly thread: string | undefined }

/** A card for everybody in a conversation. */
export async function postCard(
  client: webApi.WebClient,
  { channel, thread }: Target,
  card: Card,
): Promise<void> {
  await client.chat.postMessage({ channel, ...inThread(thread), ...plainPost(renderSlack(card)) })
}

/** Words to be copied, in the direct chat of whoever asked. */
export async function postCopy(
  client: webApi.WebClient,
  { channel, thread }: Target,
  copy: string,
): Promise<void> {
  await client.chat.postMessage({ channel, ...inThread(thread), ...copyMessage(copy) })
}

/** A card for one person's eyes in a conversation that others read. */
export async function postEphemeral(
  client: webApi.WebClient,
  { channel, thread, user }: Target & { readonly user: string },
  message: SlackMessage,
): Promise<void> {
  await client.chat.postEphemeral({ channel, user, ...inThread(thread), ...message })
}

const inThread = (thread: string | undefined) => (thread === undefined ? {} : { thread_ts: thread })

/** Our own links are not previewed. */
const plainPost = (message: SlackMessage): SlackMessage & Unfurling => ({
  ...message,
  unfurl_links: false,
  unfurl_media: false,
})
type Unfurling = { readonly unfurl_links: false; readonly unfurl_media: false }
