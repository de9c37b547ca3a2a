import type { Card, CardButton, CardForm, CardRow, CardSelect } from '#src/cards/card.ts'
import { bytesOf, oneLine, within } from './escape.ts'
import type { Limits } from './limits.ts'
import { buttonKey, choiceKey, rowOption, rowsKey } from './press.ts'

/** An option and a button, as the API names their fields. */
export type TemplateOption = { readonly id: string; readonly text: string }
export type TemplateButton = {
  readonly text: string
  readonly style: 1 | 2 | 3 | 4
  readonly key: string
}

/** A choice with what sends it. */
type Choice = {
  readonly title: string
  readonly questionKey: string
  readonly options: readonly TemplateOption[]
  readonly submit: TemplateButton
  /** Several may be chosen. */
  readonly many: boolean
}

/** What can be pressed on one card: buttons and at most one choice beside them, or a choice alone, which may be long. */
export type Controls = { readonly buttons: readonly TemplateButton[]; readonly choice?: Choice }

const styles = { primary: 1, danger: 2, plain: 3 } as const

/** A button, or nothing where its call is longer than a key may be. */
function button(
  { label, short, call, style, kind }: CardButton | CardForm,
  limits: Limits,
  as: 'call' | 'open' = 'call',
): readonly TemplateButton[] {
  const key = buttonKey(call, kind === 'form' ? 'form' : as, limits)
  return key === undefined
    ? []
    : [{ text: labelOf(label, limits.buttonText, short), style: styles[style ?? 'plain'], key }]
}

/** What there is room for: what stands in brackets goes first, then what stands behind a dot, then the end. */
function labelOf(label: string, most: number, short?: string): string {
  const whole = oneLine(label) || '–'
  const head = (oneLine(short ?? '') || whole).split(' · ')[0] || whole
  const shorter = [whole, oneLine(short ?? ''), whole.replace(/[(（][^()（）]*[)）]/g, '').trim(), head]
  return shorter.find((one) => one !== '' && one.length <= most) ?? within(head, most)
}

/** Rows that do something, with their numbers in the list. */
const openRows = (rows: readonly CardRow[] = []) =>
  rows.flatMap(({ title, name, action }, at) =>
    action ? [{ title: oneLine(title), name, action, number: at + 1 }] : [],
  )

/**
 * Everything that can be pressed, in the order of what is most wanted: rows' buttons named by their rows where there is
 * room for whole names, else one choice of rows; then choices, then buttons, six to a card.
 */
export function controlsOf(card: Card, limits: Limits): readonly Controls[] {
  const own = card.actions ?? []
  const named = rowButtons(card, limits)
  const choices = [
    ...(named ? [] : rowChoices(card, limits)),
    ...own.flatMap((action) => (action.kind === 'select' ? selectChoices(action, limits) : [])),
  ]
  const room = limits.buttons - (choices.length > 0 ? 1 : 0) - (named?.length ?? 0)
  const shown = own.filter((action) => action.kind !== 'select')
  const kept = shown.length > room ? shown.filter((each) => each.kind !== 'button' || !each.spare) : shown
  const buttons = distinct([...(named ?? []), ...kept.flatMap((action) => button(action, limits))])

  return packed(choices, buttons, limits).slice(0, limits.controlCards)
}

/** WeCom refuses a card that has one key twice (42051). */
const distinct = (buttons: readonly TemplateButton[]) =>
  buttons.filter(({ key }, at) => buttons.findIndex((one) => one.key === key) === at)

/** A row's button is named by its row: eight buttons "Choose" would say nothing, and half a name may be another's. */
function rowButtons({ rows, actions = [] }: Card, limits: Limits): readonly TemplateButton[] | undefined {
  const open = openRows(rows)
  const fits = open.every(({ title }) => title !== '' && title.length <= limits.buttonText)
  if (!fits || open.length + actions.length > limits.buttons) return undefined
  return open.flatMap(({ title, action }) =>
    button({ kind: 'button', label: title, call: action.call }, limits, 'open'),
  )
}

/** `3. Acme`: the number that the row has in the list above. */
function rowChoices({ rows }: Card, limits: Limits): readonly Choice[] {
  const open = openRows(rows)
  const [first] = open
  const options = open.flatMap(({ title, name, action, number }) => {
    const id = rowOption(action.call, limits)
    const short = name && `${number}. ${name}`
    return id === undefined ? [] : [{ id, text: labelOf(`${number}. ${title}`, limits.optionText, short) }]
  })
  if (!first) return []

  const { label } = first.action
  const submit = { text: labelOf(label, limits.buttonText), style: styles.primary, key: rowsKey }
  const title = labelOf(label, limits.selectTitle)
  return inParts(options, limits).map((part) => ({
    ...{ title, questionKey: 'row', options: part, submit, many: false },
  }))
}

/** A choice; nothing where what would be sent does not fit. */
function selectChoices(
  { label, submit: sends = label, field, call, options, many }: CardSelect,
  limits: Limits,
): readonly Choice[] {
  const key = choiceKey(call, field, limits)
  const fitting = options
    .filter(({ value }) => value !== '' && value.isWellFormed() && bytesOf(value) <= limits.optionIdBytes)
    .map((option) => ({
      id: option.value,
      whole: option.label,
      text: labelOf(option.label, limits.optionText),
    }))
  if (key === undefined) return []

  const submit = { text: labelOf(sends, limits.buttonText), style: styles.primary, key }
  const title = labelOf(label, limits.selectTitle)
  const questionKey = within(field.toWellFormed() || '–', limits.questionKeyBytes, bytesOf)
  return inParts(told(fitting, limits), limits).map((part) => ({
    title,
    questionKey,
    options: part,
    submit,
    many: many === true,
  }))
}

const tail = 5

/** Those that read alike once they are cut, as two branches of one company do, are cut in the middle: their ends differ. */
function told(
  options: readonly (TemplateOption & { readonly whole: string })[],
  { optionText }: Limits,
): readonly TemplateOption[] {
  const count = Map.groupBy(options, ({ text }) => text)
  return options.map(({ id, whole, text }) => {
    const line = oneLine(whole)
    const isCut =
      (count.get(text)?.length ?? 0) > 1 && line.length > optionText && [...line].length === line.length
    return { id, text: isCut ? `${line.slice(0, optionText - tail - 1)}…${line.slice(-tail)}` : text }
  })
}

/** Each option once, as many together as the longest kind of choice holds. */
function inParts(all: readonly TemplateOption[], { voteOptions }: Limits): readonly TemplateOption[][] {
  const options = [...new Map(all.map((option) => [option.id, option])).values()]
  const parts: TemplateOption[][] = []
  for (let at = 0; at < options.length; at += voteOptions) parts.push(options.slice(at, at + voteOptions))
  return parts
}

/** A short choice stands beside buttons; a long one, and one of several, has a card of its own. */
function packed(
  choices: readonly Choice[],
  buttons: readonly TemplateButton[],
  { buttons: most, selectOptions }: Limits,
): readonly Controls[] {
  const cards: Controls[] = []
  let left = buttons
  const take = (count: number) => {
    const taken = left.slice(0, count)
    left = left.slice(count)
    return taken
  }
  for (const choice of choices) {
    const isShort = choice.options.length <= selectOptions && !choice.many
    const isAlone = !isShort || (left.length === 0 && cards.length === 0)
    cards.push(isAlone ? { choice, buttons: [] } : { choice, buttons: take(most - 1) })
  }
  while (left.length > 0) cards.push({ buttons: take(most) })
  return cards
}
