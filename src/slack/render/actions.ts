import type { types } from '@slack/bolt'
import type { CardAction, CardButton, CardForm, CardSelect, CommandCall } from '#src/cards/card.ts'
import { json, plain } from './escape.ts'
import { LIMITS } from './limits.ts'

/** Numbers the elements of one message, so that no `action_id` stands twice. */
export type Numbering = { next: number }

/** Text that is not parsed. */
export const plainText = (text: string, limit: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: plain(text, limit),
  emoji: false,
})

/**
 * What an element does: a card's own button, a row's (its list stays), one that opens a form, a choice, a choice that
 * is searched.
 */
type ActionKind = 'call' | 'open' | 'form' | 'choose' | 'search'

/** `call:why:3`: the command for whoever reads a log, the number to be unique. */
const actionId = (kind: ActionKind, command: string, numbering: Numbering) => {
  const n = `:${numbering.next++}`
  return `${kind}:${command
    .toWellFormed()
    .replace(/[^\p{L}\p{N}-]/gu, '')
    .slice(0, 60)}${n}`
}

/** A button, or nothing where its call is longer than a value may be: half a call would be another one. */
export function renderButton(
  button: CardButton | CardForm,
  numbering: Numbering,
  kind: 'call' | 'open' = 'call',
): types.Button | undefined {
  const value = json(button.call)
  if (value.length > LIMITS.buttonValue) return undefined

  return {
    type: 'button',
    action_id: actionId(button.kind === 'form' ? 'form' : kind, button.call.command, numbering),
    text: plainText(button.label, LIMITS.buttonText),
    value,
    ...(button.style ? { style: button.style } : {}),
  }
}

/** What a select's block says beside the chosen value. */
type ChoiceCall = CommandCall & { readonly field: string }

/**
 * A select: its call rides in the `block_id`, the choice in the option's value. Where either is too long, the
 * choices become buttons.
 */
function renderSelect(select: CardSelect, numbering: Numbering): readonly types.ActionsBlock[] {
  const block_id = json({ ...select.call, field: select.field, n: numbering.next } satisfies ChoiceCall & {
    n: number
  })
  if (select.search && block_id.length <= LIMITS.blockId) {
    return [{ type: 'actions', block_id, elements: [searchSelect(select, numbering)] }]
  }
  const options = distinct(select.options).slice(0, LIMITS.options)
  if (options.length === 0) return []
  if (block_id.length > LIMITS.blockId || options.some(({ value }) => !fitsOption(value))) {
    return actionBlocks(
      options.map((option) => choiceButton(select, option)),
      numbering,
    )
  }

  const element: types.StaticSelect = {
    type: 'static_select',
    action_id: actionId('choose', select.call.command, numbering),
    placeholder: plainText(select.label, LIMITS.placeholder),
    options: optionObjects(options),
  }
  return [{ type: 'actions', block_id, elements: [element] }]
}

/** Its options come from us while somebody types, and before. */
const searchSelect = ({ label, call }: CardSelect, numbering: Numbering): types.ExternalSelect => ({
  type: 'external_select',
  action_id: actionId('search', call.command, numbering),
  placeholder: plainText(label, LIMITS.placeholder),
  min_query_length: 0,
})

/** Options as Slack takes them, each once; what is too long to come back whole is left out. */
export const optionObjects = (options: CardSelect['options']): types.PlainTextOption[] =>
  distinct(options)
    .filter(({ value }) => fitsOption(value))
    .slice(0, LIMITS.options)
    .map(({ label, value }) => ({ text: plainText(label, LIMITS.optionText), value }))

const fitsOption = (value: string) =>
  value.isWellFormed() && value.length > 0 && value.length <= LIMITS.optionValue && !/[<>&]/.test(value)

const distinct = (options: CardSelect['options']) => [
  ...new Map(options.map((option) => [option.value, option])).values(),
]

const choiceButton = (
  { call, field }: CardSelect,
  { label, value }: CardSelect['options'][number],
): CardButton => ({
  kind: 'button',
  label,
  call: { command: call.command, input: { ...call.input, [field]: value } },
})

/** Buttons side by side, each select in a block of its own. */
export function actionBlocks(
  actions: readonly CardAction[],
  numbering: Numbering,
): readonly types.ActionsBlock[] {
  const buttons = actions.flatMap((action) =>
    action.kind === 'select' ? [] : (renderButton(action, numbering) ?? []),
  )
  const blocks: types.ActionsBlock[] = []
  for (let at = 0; at < buttons.length; at += LIMITS.actionsPerBlock) {
    blocks.push({ type: 'actions', elements: buttons.slice(at, at + LIMITS.actionsPerBlock) })
  }

  return [
    ...blocks,
    ...actions.flatMap((action) => (action.kind === 'select' ? renderSelect(action, numbering) : [])),
  ]
}
