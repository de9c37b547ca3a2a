import type { Card } from '#src/cards/card.ts'
import type { Dialect } from '#src/wecom/limits.ts'
import { readPress } from '#src/wecom/press.ts'
import { renderWecom, type WecomMessage } from '#src/wecom/render.ts'
import type { TemplateCard } from '#src/wecom/template-card.ts'
import { problemsOf } from '../wecom/problems.ts'
import type { Control, Degradation, Seen } from './seen.ts'

/** A card as the app or the AI bot sends it, and what its keys lead to when they come back. */
export function onWecom(card: Card, dialect: Dialect): Seen {
  const messages = renderWecom(card, { taskId: 'walk-1', dialect })
  const cards = messages.flatMap((one) => (one.msgtype === 'template_card' ? [one.template_card] : []))
  const controls = cards.flatMap((one) => [...buttons(one), ...choices(one)])

  return {
    words: messages.map(wordsOf).join('\n'),
    controls,
    searches: [],
    problems: messages.flatMap((message) => problemsOf(message, dialect)),
    degraded: [...controls.flatMap(({ by }) => by ?? []), ...(card.table ? (['table-lines'] as const) : [])],
  }
}

/** Labels of buttons that WeCom cuts off: neither a whole label nor the short one that an action brings along. */
export function cutLabels(card: Card): readonly string[] {
  const { actions = [], rows = [] } = card
  const all = [...actions, ...rows.flatMap(({ action }) => action ?? [])]
  const whole = new Set(
    all.flatMap((one) => [one.label, 'short' in one ? one.short : '', 'submit' in one ? one.submit : '']),
  )
  const shown = renderWecom(card, { taskId: 'walk-1' }).flatMap((one) =>
    one.msgtype === 'template_card'
      ? [...(one.template_card.button_list ?? []), one.template_card.submit_button ?? { text: '' }]
      : [],
  )
  return shown.map(({ text }) => text).filter((text) => text.endsWith('…') && !whole.has(text))
}

function wordsOf(message: WecomMessage): string {
  if (message.msgtype === 'markdown') return message.markdown.content.replace(/<\/?font[^>]*>/g, '')
  const { main_title, sub_title_text = '', horizontal_content_list = [] } = message.template_card
  const facts = horizontal_content_list.flatMap(({ keyname, value }) => [keyname, value])
  return [main_title.title, main_title.desc ?? '', sub_title_text, ...facts].join('\n')
}

function control(
  key: string,
  selected: Readonly<Record<string, readonly string[]>>,
  by?: Degradation,
): readonly Control[] {
  const press = readPress(key, selected)
  if (!press) return []
  return [{ call: press.call, form: press.kind === 'form', ...(by ? { by } : {}) }]
}

/** The button that sends a choice does nothing without one. */
const buttons = ({ button_list = [], button_selection }: TemplateCard): readonly Control[] =>
  button_list.slice(button_selection ? 1 : 0).flatMap(({ key }) => control(key, {}))

/** Each option as it comes back when it is chosen and sent. */
function choices({
  button_selection,
  button_list = [],
  checkbox,
  submit_button,
}: TemplateCard): readonly Control[] {
  const choice = button_selection ?? checkbox
  const key = (button_selection ? button_list[0] : submit_button)?.key
  if (!choice || key === undefined) return []
  const by = choice.question_key === 'row' ? 'rows-by-number' : undefined
  return choice.option_list.flatMap(({ id }) => control(key, { [choice.question_key]: [id] }, by))
}
