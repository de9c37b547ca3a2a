import type { webApi } from '@slack/bolt'
import { pages } from '#src/slack/pages.ts'

const perPage = 1_000

/** Everybody in a channel, bots too; undefined where they are more than `most`. */
export async function memberIds(
  client: webApi.WebClient,
  channel: string,
  most: number,
): Promise<readonly string[] | undefined> {
  const ids: string[] = []
  const asked = pages(
    (from) => client.conversations.members({ channel, limit: perPage, ...from }),
    Number.POSITIVE_INFINITY,
  )
  for await (const { members = [] } of asked) {
    ids.push(...members)
    if (ids.length > most) return undefined
  }
  return ids
}
