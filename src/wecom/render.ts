import type { Card } from '#src/cards/card.ts'
import { controlsOf } from './controls.ts'
import { type Dialect, type Limits, limitsOf } from './limits.ts'
import { markdownLines } from './markdown.ts'
import { pagesOf } from './pages.ts'
import {
  controlCard,
  fitsTemplate,
  fitsVote,
  isWebUrl,
  notice,
  noticeCard,
  type TemplateCard,
} from './template-card.ts'

/** A message body as the API takes it, but for receiver and agent; the AI bot's are of the same form. */
export type WecomMessage =
  | { readonly msgtype: 'markdown'; readonly markdown: { readonly content: string } }
  | { readonly msgtype: 'template_card'; readonly template_card: TemplateCard }

export type WecomRenderOptions = {
  /** Names the card to WeCom, once: business id, version and attempt. Letters, digits, `_-@`; others become `_`. */
  readonly taskId: string
  /** Where a tap on the card leads; WeCom refuses a text_notice without one, so it is markdown then. */
  readonly url?: string | undefined
  /** Absent: the self-built app's. */
  readonly dialect?: Dialect
}

/**
 * A card as what is sent: one template card where that holds all of it, else markdown pages with everything and, where
 * something can be pressed, a card with the controls after them, or several where one does not hold them.
 */
export function renderWecom(card: Card, options: WecomRenderOptions): readonly WecomMessage[] {
  const { url, dialect = 'app' } = options
  const limits = limitsOf(dialect)
  const controls = controlsOf(card, limits)
  const [first] = controls
  // A choice that stands alone has little room for words: they go before it.
  const isWhole = first?.buttons.length === 0 ? fitsVote(card, limits) : fitsTemplate(card, limits)
  if (isWhole && !first && isWebUrl(url)) return [cardMessage(noticeCard(card, url, limits))]

  const said = notice(card, limits)
  const cards = controls.map((one, at) => {
    const place = { taskId: taskIdOf(at === 0 ? options.taskId : `${options.taskId}-${at + 1}`, limits), url }
    const words = at === 0 && isWhole ? said : headingOf(said, at, controls.length)
    return cardMessage(controlCard(words, one, place))
  })
  return isWhole && first ? cards : [...markdown(card, limits), ...cards]
}

/** Under the words of a card: its title again, and which of its cards this is. */
const headingOf = ({ main_title: { title } }: ReturnType<typeof notice>, at: number, count: number) => ({
  main_title: { title, ...(count > 1 ? { desc: `${at + 1}/${count}` } : {}) },
})

const cardMessage = (template_card: TemplateCard): WecomMessage => ({
  msgtype: 'template_card',
  template_card,
})

const markdown = (card: Card, { markdownBytes, pages }: Limits): readonly WecomMessage[] =>
  pagesOf(markdownLines(card), markdownBytes)
    .slice(0, pages)
    .map((content) => ({ msgtype: 'markdown', markdown: { content } }))

/** Cut at the front, so that the card's number stays. */
const taskIdOf = (text: string, { taskIdBytes }: Limits) =>
  text.replace(/[^0-9A-Za-z_@-]/g, '_').slice(-taskIdBytes) || '_'
