import { suggestion } from '../blocks/choices.ts'
import { asObjects, asText, isJson, type Json } from '../json.ts'
import { blockActions, blockSuggestion, type Place } from '../payloads.ts'
import { type Seen, wordsOf } from '../seen.ts'
import type { View } from '../state.ts'
import { type Delivery, isTaken } from '../ways-in/delivery.ts'
import { filled } from './fill.ts'
import { type Control, findControl, optionsOf } from './find-control.ts'
import { channelOf, deliver, type Hands, messageOf, teamOf } from './hands.ts'

/** A message as it was seen, or a modal or Home. */
export type Where = Seen | View

const isView = (where: Where): where is View => 'rootId' in where

/** What somebody acts in: a snapshot of a message keeps the buttons it was seen with. */
function placeOf(hands: Hands, where: Where): { readonly place: Place; readonly blocks: readonly Json[] } {
  if (isView(where)) {
    if (where.userId !== hands.person.id) throw new Error(`this view is not ${hands.person.name}'s`)
    if (!where.open) throw new Error('this view is closed')
    return { place: { view: where }, blocks: asObjects(where.body['blocks']) }
  }
  const channel = channelOf(hands, where.channel)
  return { place: { message: messageOf(hands, where), channel, blocks: where.blocks }, blocks: where.blocks }
}

const whoOf = (hands: Hands, place: Place) => ({
  ...hands,
  team: 'view' in place ? teamOf(hands) : teamOf(hands, place.channel),
})

const shownIn = [
  'type',
  'text',
  'value',
  'placeholder',
  'min_query_length',
  'initial_option',
  'url',
  'confirm',
]

async function act(hands: Hands, place: Place, { block, element }: Control, chosen: Json): Promise<Delivery> {
  const kept = Object.fromEntries(shownIn.flatMap((key) => (key in element ? [[key, element[key]]] : [])))
  const ids = { action_id: element['action_id'], block_id: block['block_id'] }
  if ('view' in place) keep(place.view, ids, { type: element['type'], ...chosen })
  return await deliver(
    hands,
    'interactive',
    blockActions(whoOf(hands, place), place, { ...kept, ...ids, ...chosen }),
  )
}

/** What is chosen in a view stays in its state. */
function keep(view: View, ids: Json, value: Json): void {
  if (value['type'] === 'button') return
  const [blockId, actionId] = [String(ids['block_id']), String(ids['action_id'])]
  view.values = { ...view.values, [blockId]: { ...view.values[blockId], [actionId]: value } }
}

/** Presses a button (and confirms, where it asks). */
export async function presses(hands: Hands, where: Where, label: string): Promise<Delivery> {
  const { place, blocks } = placeOf(hands, where)
  const control = findControl(blocks, label)
  if (control.element['type'] !== 'button')
    throw new Error(`"${label}" is a ${String(control.element['type'])}: pick`)
  return await act(hands, place, control, {})
}

/** Picks an option, date or person in a select of a message or Home, or in an input that dispatches. */
export async function picks(
  hands: Hands,
  where: Where,
  label: string,
  choice: string | readonly string[],
): Promise<Delivery> {
  const { place, blocks } = placeOf(hands, where)
  const control = findControl(blocks, label)
  const offered = hands.world.state.offered.get(hands.person.id) ?? []
  return await act(hands, place, control, filled(control.element, choice, offered))
}

/** Types into a select that searches; answers the labels that are offered. */
export async function searches(
  hands: Hands,
  where: Where,
  label: string,
  query: string,
): Promise<readonly string[]> {
  const { state } = hands.world
  const { place, blocks } = placeOf(hands, where)
  const { block, element } = findControl(blocks, label)
  const least = Number(element['min_query_length'] ?? 3)
  if (query.length < least) throw new Error(`Slack asks for options from ${least} characters on`)

  const field = { action_id: element['action_id'], block_id: block['block_id'] }
  const payload = blockSuggestion(whoOf(hands, place), place, field, query)
  const delivery = await deliver(hands, 'interactive', payload)
  const { success, error } = suggestion.safeParse(delivery.body)
  const options = success && isTaken(delivery) && isJson(delivery.body) ? optionsOf(delivery.body) : []
  if (!success) state.complaints.push(`options for "${query}" are none: ${error.message}`)
  state.offered.set(hands.person.id, options)
  state.suggested.set(hands.person.id, [...(state.suggested.get(hands.person.id) ?? []), wordsOf(options)])
  return options.flatMap((option) => asText((option['text'] as Json)['text']) ?? [])
}
