import type { webApi } from '@slack/bolt'
import { slackError } from '#src/slack/errors.ts'

/** What a message of ours carries so that it can be found again; other apps do not see it. */
export const messageMetadata = (key: string) => ({
  event_type: 'tierwise_message',
  event_payload: { key },
})

/** Slack's clock and ours differ by seconds; an hour of a direct chat is a page at most. */
const MARGIN_MS = 3_600_000

const MOST_PAGES = 10

type Seen = {
  readonly ts?: string | undefined
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: unknown } | undefined
}

const carries =
  (key: string) =>
  ({ metadata }: Seen): boolean =>
    metadata?.event_type === 'tierwise_message' &&
    (metadata.event_payload as { readonly key?: unknown } | undefined)?.key === key

type Sought = {
  readonly channel: string
  readonly key: string
  /** When it was handed over first. */
  readonly since: Date
  /** The thread that it was meant for. */
  readonly thread: string | undefined
}

type Page = {
  readonly messages?: readonly Seen[]
  readonly response_metadata?: { readonly next_cursor?: string }
}

async function findIn(
  read: (cursor: string | undefined) => Promise<Page>,
  key: string,
): Promise<string | undefined> {
  let cursor: string | undefined
  for (let page = 0; page < MOST_PAGES; page++) {
    const { messages = [], response_metadata } = await read(cursor)
    const found = messages.find(carries(key))
    if (found) return found.ts
    cursor = response_metadata?.next_cursor || undefined
    if (cursor === undefined) return undefined
  }
  return undefined
}

/**
 * Asks Slack whether a message stands in a direct chat, under whose key it was sent: in the chat and, where it was meant
 * for one, in its thread. A thread that is gone holds nothing.
 * @returns its `ts`
 */
export async function lookUp(
  client: webApi.WebClient,
  { channel, key, since, thread }: Sought,
): Promise<string | undefined> {
  const oldest = String((since.getTime() - MARGIN_MS) / 1_000)
  const asked = { channel, oldest, limit: 100, include_all_metadata: true }
  try {
    const found = await findIn(
      (cursor) => client.conversations.history({ ...asked, ...(cursor ? { cursor } : {}) }) as Promise<Page>,
      key,
    )
    if (found !== undefined || thread === undefined) return found
    return await findIn(
      (cursor) =>
        client.conversations.replies({
          ...asked,
          ts: thread,
          ...(cursor ? { cursor } : {}),
        }) as Promise<Page>,
      key,
    )
  } catch (error) {
    throw slackError(error)
  }
}
