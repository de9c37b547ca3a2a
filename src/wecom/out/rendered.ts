import type { Card } from '#src/cards/card.ts'
import { urlOfCard } from '#src/wecom/page/url-of-card.ts'
import { renderWecom, type WecomMessage } from '#src/wecom/render.ts'

/** A card as the app sends it: a tap leads to its customer's page where there are pages. */
export const rendered = (
  { publicUrl }: { readonly publicUrl?: string | undefined },
  card: Card,
  taskId: string,
): readonly WecomMessage[] => renderWecom(card, { taskId, url: urlOfCard(publicUrl, card) })
