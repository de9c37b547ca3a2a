import { asObjects, asText, isJson, type Json } from '../../fake-slack/json.ts'

/** A button of a card, its menu or its end, by its words or key. */
export function findButton(card: Json, label: string): Json {
  const menu = isJson(card['action_menu']) ? asObjects(card['action_menu']['action_list']) : []
  const submit = isJson(card['submit_button']) ? [card['submit_button']] : []
  const all = [...asObjects(card['button_list']), ...menu, ...submit]
  const found = all.find(({ text, key }) => text === label || key === label)
  if (found) return found
  throw new Error(
    `there is no "${label}" to press; there is: ${all.map(({ text }) => text).join(', ') || 'nothing'}`,
  )
}

/** The questions of a card: selects, a button card's one, a vote. */
const questionsOf = (card: Json): readonly Json[] => [
  ...asObjects(card['select_list']),
  ...[card['button_selection'], card['checkbox']].filter(isJson),
]

/** Chosen options by question: by the option's text or id, the question by its title or key. */
export type Choices = Readonly<Record<string, string | readonly string[]>>

/** What is chosen on a card: what a person picks, else what was picked when it came. */
export function chosenOn(
  card: Json,
  choices: Choices,
): readonly { readonly key: string; readonly ids: readonly string[] }[] {
  const questions = questionsOf(card)
  const names = questions.flatMap(({ title, question_key }) => [title, question_key])
  const unknown = Object.keys(choices).find((name) => !names.includes(name))
  if (unknown)
    throw new Error(`there is no question "${unknown}"; there is: ${names.join(', ') || 'nothing'}`)
  return questions.map((question) => {
    const picked = choices[asText(question['title']) ?? ''] ?? choices[String(question['question_key'])]
    const ids =
      picked === undefined ? preselected(question) : [picked].flat().map((one) => idOf(question, one))
    if (ids.length > 1 && question['mode'] !== 1) throw new Error('only one of these can be chosen')
    return { key: String(question['question_key']), ids }
  })
}

const preselected = (question: Json): readonly string[] => {
  const options = asObjects(question['option_list'])
  const checked = options.filter((option) => option['is_checked'] === true)
  const first = question['selected_id'] ?? (question['mode'] === undefined ? options[0]?.['id'] : undefined)
  return checked.length > 0 ? checked.map(({ id }) => String(id)) : first === undefined ? [] : [String(first)]
}

function idOf(question: Json, choice: string): string {
  const options = asObjects(question['option_list'])
  const found = options.find(({ id, text }) => text === choice || id === choice)
  if (found) return String(found['id'])
  throw new Error(`there is no "${choice}" among: ${options.map(({ text }) => text).join(', ')}`)
}
