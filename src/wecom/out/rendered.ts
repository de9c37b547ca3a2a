import type { Card } from '#src/cards/card.ts'
import type { Kept } from '#src/ports/kept.ts'
import type { WecomApi } from '#src/wecom/api/client.ts'
import { withShortCalls } from '#src/wecom/kept-calls.ts'
import { urlOfCard } from '#src/wecom/page/url-of-card.ts'
import { renderWecom, type WecomMessage } from '#src/wecom/render.ts'

type Deps = {
  readonly api: Pick<WecomApi, 'corpId'>
  readonly kept: Kept
  readonly publicUrl?: string | undefined
}

type To = { readonly userId: string; readonly taskId: string }

/** What it takes to render a card for one member: all of it can be pressed, and a tap leads to its customer's page. */
export async function renderable(
  { api, kept, publicUrl }: Deps,
  userId: string,
  card: Card,
): Promise<{ readonly card: Card; readonly url: string | undefined }> {
  const identity = { surface: 'wecom', team: api.corpId, userId } as const
  return { card: await withShortCalls({ kept, identity }, card), url: urlOfCard(publicUrl, card) }
}

/** A card as the app sends it to one member. */
export async function rendered(
  deps: Deps,
  { userId, taskId }: To,
  card: Card,
): Promise<readonly WecomMessage[]> {
  const { card: short, url } = await renderable(deps, userId, card)
  return renderWecom(short, { taskId, url })
}
