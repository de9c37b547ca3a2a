import { asObjects, asText, isJson, type Json } from '../../fake-slack/json.ts'
import { insist, refuse } from '../call.ts'
import { type appLimits, type botLimits, most } from './limits.ts'
import { isText, type Limit } from './measure.ts'

type Limits = typeof appLimits | typeof botLimits

/** Buttons, menus, selects and votes of a card. */
export function checkControls(card: Json, limits: Limits): void {
  if (isJson(card['action_menu'])) {
    checkButtons(asObjects(card['action_menu']['action_list']), limits, most.menu)
  }
  switch (card['card_type']) {
    case 'button_interaction':
      checkButtons(asObjects(card['button_list']), limits, most.buttons)
      if (isJson(card['button_selection'])) checkSelect(card['button_selection'], limits)
      return
    case 'vote_interaction':
      checkOptions(asJson(card['checkbox']), limits, limits.voteText, most.votes)
      checkSubmit(asJson(card['submit_button']), limits)
      return
    case 'multiple_interaction': {
      const selects = asObjects(card['select_list'])
      if (selects.length < 1 || selects.length > most.selects) refuse(42047, 'invalid select_list')
      for (const select of selects) checkSelect(select, limits)
      checkSubmit(asJson(card['submit_button']), limits)
      return
    }
    default:
      if (card['button_list']) refuse(40058, `a ${String(card['card_type'])} has no button_list`)
  }
}

const asJson = (value: unknown): Json => (isJson(value) ? value : {})

function checkButtons(buttons: readonly Json[], limits: Limits, atMost: number): void {
  insist(buttons.length >= 1 && buttons.length <= atMost, 42038, 'invalid number of buttons')
  const keys = buttons.flatMap((button) => asText(button['key']) ?? [])
  insist(new Set(keys).size === keys.length, 42051, 'duplicate action key')
  for (const button of buttons) checkButton(button, limits)
}

function checkButton(button: Json, limits: Limits): void {
  const leads = button['type'] === 1
  insist(isText(button, 'text', limits.buttonText), 42038, 'missing or too long button text')
  insist(!leads || isText(button, 'url', limits.url), 42028, 'missing url')
  insist(leads || isText(button, 'key', limits.key), 42039, 'missing or too long button key')
  insist([1, 2, 3, 4].includes(Number(button['style'] ?? 1)), 40058, 'style is 1 to 4')
}

const checkSelect = (select: Json, limits: Limits) => {
  checkOptions(select, limits, limits.selectText, most.options)
  const ids = asObjects(select['option_list']).map(({ id }) => id)
  const selected = select['selected_id']
  if (selected !== undefined && !ids.includes(selected)) refuse(42040, 'selected_id is no option')
}

function checkOptions(select: Json, limits: Limits, text: Limit, atMost: number): void {
  const options = asObjects(select['option_list'])
  if (!isText(select, 'question_key', limits.key)) refuse(42043, 'missing or too long question_key')
  if (options.length < 1 || options.length > atMost) refuse(42037, 'invalid option_list')
  for (const option of options) {
    if (!isText(option, 'id', limits.optionId)) refuse(42040, 'missing or too long option id')
    if (!isText(option, 'text', text)) refuse(42041, 'missing or too long option text')
  }
  if (new Set(options.map(({ id }) => id)).size !== options.length) refuse(42040, 'an option id twice')
}

function checkSubmit(submit: Json, limits: Limits): void {
  if (!isText(submit, 'key', limits.key)) refuse(42046, 'missing or too long submit_button key')
  if (!isText(submit, 'text', limits.buttonText)) refuse(42049, 'missing or too long submit_button text')
}
