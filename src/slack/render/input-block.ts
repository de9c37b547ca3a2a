import type { types } from '@slack/bolt'
import type { FormField } from '#src/cards/form.ts'
import { optionObjects, plainText } from './actions.ts'
import { LIMITS } from './limits.ts'

/** Slack's name for a field: errors come back to it. */
export const fieldBlockId = (name: string): string => `field:${name}`.slice(0, LIMITS.blockId)

type Element = types.InputBlock['element']

/** A field as an input; nothing where it would offer nothing to choose. */
export function inputBlock(field: FormField): readonly types.InputBlock[] {
  const element = elementOf(field)
  if (!element) return []

  const { name, label, optional, hint } = field
  return [
    {
      type: 'input',
      block_id: fieldBlockId(name),
      label: plainText(label, LIMITS.inputLabel),
      element,
      ...(optional ? { optional } : {}),
      ...(hint ? { hint: plainText(hint, LIMITS.inputHint) } : {}),
    },
  ]
}

function elementOf(field: FormField): Element | undefined {
  const { kind, value } = field
  const common = { action_id: 'value', ...placeholder(field) }
  switch (kind) {
    case 'text':
    case 'paragraph':
      return textInput(field)
    case 'date':
      return { type: 'datepicker', ...common, ...(isDay(value) ? { initial_date: value } : {}) }
    case 'time':
      return { type: 'timepicker', ...common, ...(isTime(value) ? { initial_time: value } : {}) }
    case 'customer':
      return { type: 'external_select', ...common, min_query_length: 0, ...initialOption(field) }
    default:
      return choiceOf(field)
  }
}

const isDay = (value: string | undefined): value is string => /^\d{4}-\d{2}-\d{2}$/.test(value ?? '')
const isTime = (value: string | undefined): value is string => /^\d{2}:\d{2}$/.test(value ?? '')

const placeholder = ({ placeholder: text }: FormField) =>
  text ? { placeholder: plainText(text, LIMITS.inputPlaceholder) } : {}

function textInput(field: FormField): types.PlainTextInput {
  const { kind, value, maxLength = LIMITS.inputText } = field
  const max_length = Math.min(LIMITS.inputText, Math.max(1, maxLength))
  const initial_value = value?.toWellFormed().slice(0, max_length).toWellFormed()

  return {
    type: 'plain_text_input',
    action_id: 'value',
    ...placeholder(field),
    multiline: kind === 'paragraph',
    max_length,
    ...(initial_value ? { initial_value } : {}),
  }
}

const initialOption = ({ options = [], value }: FormField) => {
  const [initial_option] = optionObjects(options.filter((option) => option.value === value))
  return initial_option ? { initial_option } : {}
}

function choiceOf(field: FormField): Element | undefined {
  const { kind, options: given = [], value = '' } = field
  const options = optionObjects(given)
  if (options.length === 0) return undefined
  if (kind === 'choice')
    return {
      type: 'static_select',
      action_id: 'value',
      ...placeholder(field),
      options,
      ...initialOption(field),
    }

  const chosen = value.split(',')
  const initial = options.filter((option) => chosen.includes(option.value ?? ''))
  const initial_options = initial.length > 0 ? { initial_options: initial } : {}
  return options.length <= LIMITS.checkboxes
    ? { type: 'checkboxes', action_id: 'value', options, ...initial_options }
    : {
        type: 'multi_static_select',
        action_id: 'value',
        ...placeholder(field),
        options,
        ...initial_options,
      }
}
