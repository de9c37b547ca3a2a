import type { Card } from '#src/cards/card.ts'
import { actionKind, readAction } from '#src/slack/in/read-action.ts'
import { renderSlack } from '#src/slack/render/render.ts'
import { messageProblems } from '../helpers/fake-slack/blocks/problems.ts'
import { asObjects, isJson, type Json, nodesOf } from '../helpers/fake-slack/json.ts'
import { type Control, keyOf, type Seen } from './seen.ts'

const isText = ({ type }: Json) => type === 'mrkdwn' || type === 'plain_text' || type === 'raw_text'

/** A card as it is posted at Slack, and what its elements lead to when they come back. */
export function onSlack(card: Card): Seen {
  const message = renderSlack(card)
  const nodes = nodesOf(message.blocks)
  const blocks = asObjects(message.blocks)
  const buttons = nodes.filter(({ type, action_id }) => type === 'button' && action_id !== undefined)

  const controls = [...buttons.flatMap(pressed), ...blocks.flatMap(choices)]

  return {
    words: nodes
      .filter(isText)
      .map(({ text }) => String(text))
      .join('\n'),
    controls,
    searches: blocks.flatMap(searches),
    problems: messageProblems(message),
    degraded: isCut(card, controls) ? ['whole-list'] : [],
  }
}

/** Rows for which there was no room: the list that the card's own button opens has them. */
const isCut = ({ rows = [] }: Card, controls: readonly Control[]): boolean =>
  rows.some(({ action }) => action && !controls.some(({ call }) => keyOf(call) === keyOf(action.call)))

function pressed(button: Json): readonly Control[] {
  const call = readAction(button)
  return call ? [{ call, form: actionKind(button) === 'form' }] : []
}

/** Each option as it comes back when it is chosen. */
const choices = (block: Json): readonly Control[] =>
  asObjects(block['elements'])
    .filter(({ type }) => type === 'static_select')
    .flatMap((element) =>
      asObjects(element['options']).flatMap((selected_option) => {
        const call = readAction({ ...element, block_id: block['block_id'], selected_option })
        return call ? [{ call }] : []
      }),
    )

const searches = (block: Json): Seen['searches'] =>
  asObjects(block['elements'])
    .filter(({ type }) => type === 'external_select')
    .flatMap(() => {
      const found: unknown = JSON.parse(String(block['block_id']))
      if (!isJson(found) || !isJson(found['input'])) return []
      const input = found['input'] as Readonly<Record<string, string>>
      return [{ call: { command: String(found['command']), input }, field: String(found['field']) }]
    })
