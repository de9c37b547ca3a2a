import { asObjects, asText, isJson, type Json } from '../../fake-slack/json.ts'
import { checkAppCard } from '../cards/check-card.ts'
import { botLimits } from '../cards/limits.ts'
import { fits, type Limit } from '../cards/measure.ts'

const common = ['card_type', 'source', 'main_title', 'task_id', 'feedback']
const rich = ['action_menu', 'quote_area', 'horizontal_content_list', 'card_action']

/** The fields of each kind of card that an AI bot's client renders (document/path/101032). */
const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  text_notice: [...common, ...rich, 'emphasis_content', 'sub_title_text', 'jump_list'],
  news_notice: [...common, ...rich, 'card_image', 'image_text_area', 'vertical_content_list', 'jump_list'],
  button_interaction: [...common, ...rich, 'sub_title_text', 'button_selection', 'button_list'],
  vote_interaction: [...common, 'checkbox', 'submit_button'],
  multiple_interaction: [...common, 'select_list', 'submit_button'],
}
const buttonFields = ['text', 'style', 'key']

/** What is shown of a card: unknown and over-long fields are taken, and not rendered; the rest is checked. */
export function renderedCard(card: Json, complaints: string[]): Json {
  const lost = (what: string) => {
    complaints.push(`the bot's card: ${what} is not rendered`)
    return false
  }
  const fields = fieldsOf[String(card['card_type'])] ?? Object.keys(card)
  const pick = (from: Json, names: readonly string[]): Json =>
    Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name) || lost(name)))
  const short = (from: unknown, limits: Readonly<Record<string, Limit>>): Json | undefined =>
    isJson(from)
      ? Object.fromEntries(
          Object.entries(from).filter(([name, value]) => {
            const limit = limits[name]
            return !limit || fits(asText(value) ?? '', limit) || lost(name)
          }),
        )
      : undefined
  const { title, desc, emphasisTitle, emphasisDesc, subTitle, value } = botLimits
  const shown: Record<string, unknown> = { ...short(pick(card, fields), { sub_title_text: subTitle }) }
  const put = (name: string, part: unknown) => {
    if (shown[name] !== undefined) shown[name] = part
  }
  put('main_title', short(card['main_title'], { title, desc }))
  put('emphasis_content', short(card['emphasis_content'], { title: emphasisTitle, desc: emphasisDesc }))
  put(
    'button_list',
    asObjects(card['button_list']).map((button) => pick(button, buttonFields)),
  )
  put(
    'horizontal_content_list',
    asObjects(card['horizontal_content_list'])
      .filter(({ type }) => type !== 2 || lost('a file'))
      .map((fact) => short(fact, { value })),
  )
  checkAppCard(shown, botLimits)
  return shown
}
