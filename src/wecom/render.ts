import type { Card } from '#src/cards/card.ts'
import { bytesOf } from './escape.ts'
import { LIMITS } from './limits.ts'
import { markdownLines } from './markdown.ts'
import { pagesOf } from './pages.ts'
import { fitsTemplate, interaction, notice, type TemplateCard } from './template-card.ts'

/** A message body as the API takes it, but for receiver and agent. */
export type WecomMessage =
  | { readonly msgtype: 'markdown'; readonly markdown: { readonly content: string } }
  | { readonly msgtype: 'template_card'; readonly template_card: TemplateCard }

export type WecomRenderOptions = {
  /** Names the card to WeCom, once: business id, version and attempt. Letters, digits, `_-@`; others become `_`. */
  readonly taskId: string
  /** Where a card without buttons leads; WeCom refuses a text_notice without one, so it is markdown then. */
  readonly url?: string
}

/**
 * A card as what a self-built app sends: one template card where that holds all of it, else markdown pages with
 * everything and, where something can be pressed, a card with the buttons after them.
 */
export function renderWecom(card: Card, options: WecomRenderOptions): readonly WecomMessage[] {
  const pressable = interaction(card)
  const whole = fitsTemplate(card)
  if (whole && pressable) return [buttonCard(notice(card), pressable, options)]
  if (whole && isWebUrl(options.url)) return [noticeCard(card, options.url)]
  const { main_title } = notice(card)
  return [...markdown(card), ...(pressable ? [buttonCard({ main_title }, pressable, options)] : [])]
}

const markdown = (card: Card): readonly WecomMessage[] =>
  pagesOf(markdownLines(card), LIMITS.markdownBytes)
    .slice(0, LIMITS.pages)
    .map((content) => ({ msgtype: 'markdown', markdown: { content } }))

const buttonCard = (
  said: ReturnType<typeof notice>,
  pressable: NonNullable<ReturnType<typeof interaction>>,
  { taskId }: WecomRenderOptions,
): WecomMessage => ({
  msgtype: 'template_card',
  template_card: {
    card_type: 'button_interaction',
    ...said,
    ...pressable,
    task_id: taskIdOf(taskId),
  },
})

const noticeCard = (card: Card, url: string): WecomMessage => ({
  msgtype: 'template_card',
  template_card: { card_type: 'text_notice', ...notice(card), card_action: { type: 1, url } },
})

const taskIdOf = (text: string) => text.replace(/[^0-9A-Za-z_@-]/g, '_').slice(0, LIMITS.taskIdBytes) || '_'

const isWebUrl = (url?: string): url is string =>
  url !== undefined && /^https?:\/\//.test(url) && bytesOf(url) <= LIMITS.urlBytes
