import type { Json } from '../json.ts'
import { findOption, optionsOf } from './find-control.ts'

const ids: Readonly<Record<string, string>> = {
  users_select: 'selected_user',
  conversations_select: 'selected_conversation',
  channels_select: 'selected_channel',
  multi_users_select: 'selected_users',
  multi_conversations_select: 'selected_conversations',
  multi_channels_select: 'selected_channels',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
}

/** What an element holds once somebody has filled it in: the part of a payload that says so. */
export function filled(
  element: Json,
  given: string | number | readonly string[],
  offered: readonly Json[],
): Json {
  const type = String(element['type'])
  const options = type.includes('external') ? offered : optionsOf(element)
  const one = () => findOption(options, String(given))
  const several = () =>
    (Array.isArray(given) ? given : [given]).map((name) => findOption(options, String(name)))
  switch (type) {
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
    case 'overflow':
      return { selected_option: one() }
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { selected_options: several() }
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { value: written(element, String(given)) }
    default:
      return { [ids[type] ?? 'value']: type === 'datepicker' ? date(String(given)) : given }
  }
}

/** What Slack lets somebody type; it says the rest itself, and the app hears nothing. */
function written(element: Json, text: string): string {
  const [least, most] = [Number(element['min_length'] ?? 0), Number(element['max_length'] ?? 3_000)]
  if (text.length < least || text.length > most)
    throw new Error(`Slack wants ${least} to ${most} characters here`)
  if (element['type'] === 'number_input' && !/^-?\d+(\.\d+)?$/.test(text))
    throw new Error('Slack wants a number here')
  if (element['type'] === 'email_text_input' && !/^\S+@\S+$/.test(text))
    throw new Error('Slack wants an address here')
  if (element['type'] === 'url_text_input' && !URL.canParse(text)) throw new Error('Slack wants a URL here')
  return text
}

function date(text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new Error('Slack wants a date here')
  return text
}
