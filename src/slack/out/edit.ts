import type { Stands } from '#src/ports/stands.ts'
import { slackCode, slackError } from '#src/slack/errors.ts'
import { renderSlack } from '#src/slack/render/render.ts'
import { type Conversation, type Message, placeOf } from './conversation.ts'

/** What stood there cannot be edited any more. */
export const cannotEdit: ReadonlySet<string | undefined> = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'is_inactive',
])

/**
 * Puts a fact right where it was said, without a sound. An edit that is made twice is one.
 * @returns the `ts` of what was edited; undefined where it is to be posted
 */
export async function editOf(
  { stands }: { readonly stands: Stands },
  to: Conversation,
  { card, key, about }: Message,
): Promise<string | undefined> {
  if (about?.same === undefined || about.today) return undefined
  const at = placeOf(to)
  const ts = await stands.ref({ ...at, key: about.same })
  if (ts === undefined) return undefined

  try {
    const { text, blocks } = renderSlack(card)
    await to.client.chat.update({ channel: to.channel, ts, text, blocks })
  } catch (error) {
    if (cannotEdit.has(slackCode(error))) return undefined // it is said anew
    throw slackError(error)
  }
  await stands.put({ ...at, key }, ts)
  return ts
}
