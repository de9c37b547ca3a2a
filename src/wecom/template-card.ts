import type { Card, CardFact } from '#src/cards/card.ts'
import type { Controls, TemplateButton, TemplateOption } from './controls.ts'
import { bytesOf, oneLine, within } from './escape.ts'
import type { Limits } from './limits.ts'
import { paragraphs } from './markdown.ts'

/** The template cards that are sent, as the API names their fields. */
export type TemplateCard = {
  readonly card_type: 'text_notice' | 'button_interaction' | 'vote_interaction'
  readonly main_title: { readonly title: string; readonly desc?: string }
  readonly sub_title_text?: string
  readonly horizontal_content_list?: readonly { readonly keyname: string; readonly value: string }[]
  readonly card_action?: { readonly type: 1; readonly url: string }
  readonly button_selection?: {
    readonly question_key: string
    readonly title: string
    readonly option_list: readonly TemplateOption[]
  }
  readonly button_list?: readonly TemplateButton[]
  readonly checkbox?: {
    readonly question_key: string
    /** 0: one, 1: several. */
    readonly mode: 0 | 1
    readonly option_list: readonly TemplateOption[]
  }
  readonly submit_button?: { readonly text: string; readonly key: string }
  readonly task_id?: string
}

type Said = Pick<TemplateCard, 'main_title' | 'sub_title_text' | 'horizontal_content_list'>

/** Title and the words of a card; whether they are all of it is `fitsTemplate`'s to say. */
export function notice(card: Card, limits: Limits): Said {
  const desc = within(oneLine(card.footer ?? ''), limits.desc)
  const words = within(wordsOf(card), limits.subTitle)
  const list = (card.facts ?? []).filter((fact) => fitsFact(fact, limits)).slice(0, limits.facts)

  return {
    main_title: { title: titleOf(card, limits), ...(desc ? { desc } : {}) },
    ...(words ? { sub_title_text: words } : {}),
    ...(list.length > 0
      ? {
          horizontal_content_list: list.map((fact) => ({
            keyname: oneLine(fact.label),
            value: oneLine(fact.value),
          })),
        }
      : {}),
  }
}

const titleOf = ({ title }: Card, limits: Limits) => within(oneLine(title) || '–', limits.title)

/** One line; full-width marks have their space within them. */
const wordsOf = (card: Card) => oneLine(paragraphs(card).join(' ')).replaceAll(/(?<=[。！？；：，]) /gu, '')

const fitsFact = ({ label, value }: CardFact, { factName, factValue }: Limits) => {
  const [name, text] = [oneLine(label), oneLine(value)]
  return name !== '' && text !== '' && name.length <= factName && text.length <= factValue
}

/** Whether one template card says all that the card says. */
export const fitsTemplate = (card: Card, limits: Limits): boolean =>
  oneLine(card.title).length <= limits.title &&
  oneLine(card.footer ?? '').length <= limits.desc &&
  wordsOf(card).length <= limits.subTitle &&
  (card.facts ?? []).length <= limits.facts &&
  (card.facts ?? []).every((fact) => fitsFact(fact, limits)) &&
  [card.rows, card.bars, card.table?.rows].every((list) => (list ?? []).length === 0) &&
  card.image === undefined

/** Whether a choice that stands alone has room for what the card says: a title and a line. */
export const fitsVote = (card: Card, limits: Limits): boolean =>
  fitsTemplate(card, limits) &&
  (card.facts ?? []).length === 0 &&
  (card.footer ?? '') === '' &&
  wordsOf(card).length <= limits.desc

/** Where a card leads when it is tapped, and its name at WeCom. */
export type CardPlace = { readonly taskId: string; readonly url?: string | undefined }

/** A card of controls under what it says; a choice that stands alone shows its options at once. */
export function controlCard(said: Said, controls: Controls, { taskId, url }: CardPlace): TemplateCard {
  const { buttons, choice } = controls
  if (choice && buttons.length === 0) {
    const { submit, options, questionKey, many } = choice
    const asked = choice.title === submit.text ? undefined : choice.title
    const { title, desc = said.sub_title_text ?? asked } = said.main_title
    return {
      card_type: 'vote_interaction',
      main_title: { title, ...(desc ? { desc } : {}) },
      checkbox: { question_key: questionKey, mode: many ? 1 : 0, option_list: options },
      submit_button: { text: submit.text, key: submit.key },
      task_id: taskId,
    }
  }
  return {
    card_type: 'button_interaction',
    ...said,
    button_list: choice ? [choice.submit, ...buttons] : buttons,
    ...(choice
      ? {
          button_selection: {
            question_key: choice.questionKey,
            title: choice.title,
            option_list: choice.options,
          },
        }
      : {}),
    ...(isWebUrl(url) ? { card_action: { type: 1, url } } : {}),
    task_id: taskId,
  }
}

/** A card that says something and leads somewhere: WeCom refuses one that leads nowhere (42045). */
export const noticeCard = (card: Card, url: string, limits: Limits): TemplateCard => ({
  card_type: 'text_notice',
  ...notice(card, limits),
  card_action: { type: 1, url },
})

/** Whether WeCom takes it as an address. */
export const isWebUrl = (url: string | undefined, mostBytes = 2_048): url is string =>
  url !== undefined && /^https?:\/\//.test(url) && URL.canParse(url) && bytesOf(url) <= mostBytes
