import type { Card } from '#src/cards/card.ts'
import { inline } from '#src/wecom/escape.ts'
import { limitsOf } from '#src/wecom/limits.ts'
import { markdownLines } from '#src/wecom/markdown.ts'
import { pagesOf } from '#src/wecom/pages.ts'
import { renderWecom } from '#src/wecom/render.ts'
import type { TemplateCard } from '#src/wecom/template-card.ts'

/** What the bot says: a card, or text that the client shows as markdown. */
export type BotMessage = { readonly card: TemplateCard } | { readonly text: string }

export type BotRenderOptions = {
  readonly taskId: string
  /** Its place is taken by a text already, which has to say something. */
  readonly asText?: boolean
  /** Where a tap on a card leads. */
  readonly url?: string | undefined
}

/** A card in the AI bot's dialect; its markdown is said as a stream, which can be said again without harm. */
export function renderBotCard(
  card: Card,
  { asText = false, ...options }: BotRenderOptions,
): readonly BotMessage[] {
  const messages = renderWecom(card, { ...options, dialect: 'bot' }).map((message) =>
    message.msgtype === 'markdown' ? { text: message.markdown.content } : { card: message.template_card },
  )
  const [first] = messages
  return asText && first && 'card' in first ? [{ text: `**${inline(card.title)}**` }, ...messages] : messages
}

/** The pressed card anew, under its name; undefined where one card does not hold it all. */
export function renderBotUpdate(
  card: Card,
  { taskId, url }: Omit<BotRenderOptions, 'asText'>,
): TemplateCard | undefined {
  const [only, ...more] = renderBotCard(card, { taskId, url })
  return only && 'card' in only && more.length === 0 ? { ...only.card, task_id: taskId } : undefined
}

/** What others may read: text alone, nothing to press. */
export function renderForAll({ actions: _, rows, ...card }: Card): string {
  const plain = { ...card, ...(rows ? { rows: rows.map(({ action: _action, ...row }) => row) } : {}) }
  return pagesOf(markdownLines(plain), limitsOf('bot').markdownBytes)[0] ?? inline(card.title)
}
