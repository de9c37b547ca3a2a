import { SlackRefusal } from '../call.ts'
import { asObjects, asText, isJson, type Json } from '../json.ts'
import { viewPayload } from '../payloads.ts'
import type { View } from '../state.ts'
import { change, readView, show, stackOf } from '../views.ts'
import { type Delivery, isTaken } from '../ways-in/delivery.ts'
import { filled } from './fill.ts'
import { findControl } from './find-control.ts'
import { deliver, type Hands, teamOf } from './hands.ts'

export type Values = Readonly<Record<string, string | number | readonly string[]>>

/** Fills the fields in that are named by label, `block_id` or `action_id`; those left out keep what they hold. */
function fill({ world, person }: Hands, view: View, values: Values): void {
  const blocks = asObjects(view.body['blocks'])
  const inputs = blocks.filter((block) => block['type'] === 'input')
  const offered = world.state.offered.get(person.id) ?? []
  const next = structuredClone(view.values)
  for (const [name, value] of Object.entries(values)) {
    const { block, element } = findControl(inputs, name)
    const [blockId, actionId] = [String(block['block_id']), String(element['action_id'])]
    next[blockId] = {
      ...next[blockId],
      [actionId]: { type: element['type'], ...filled(element, value, offered) },
    }
  }
  view.values = next
}

const isEmpty = (value: Json | undefined) => {
  const { type: _, ...held } = value ?? {}
  return Object.values(held).every(
    (one) => one === undefined || one === null || one === '' || (Array.isArray(one) && one.length === 0),
  )
}

/** Slack itself asks for what is not optional; the app hears nothing until then. */
function asksFirst(view: View): void {
  const missing = asObjects(view.body['blocks']).filter((block) => {
    const element = isJson(block['element']) ? block['element'] : {}
    const value = view.values[String(block['block_id'])]?.[String(element['action_id'])]
    return block['type'] === 'input' && block['optional'] !== true && isEmpty(value)
  })
  const labels = missing.map((block) => asText((block['label'] as Json)['text']))
  if (labels.length > 0) throw new Error(`Slack asks first to fill in: ${labels.join(', ')}`)
}

/** Submits a modal, and does with it what the acknowledgement says. */
export async function submits(hands: Hands, view: View, values: Values = {}): Promise<Delivery> {
  const { world, person } = hands
  if (!view.open || view !== stackOf(world.state, person.id).at(-1))
    throw new Error('this modal is not on top')
  if (view.body['submit'] === undefined) throw new Error('this modal has nothing to submit')
  fill(hands, view, values)
  view.errors = {}
  asksFirst(view)

  const delivery = await deliver(
    hands,
    'interactive',
    viewPayload({ ...hands, team: teamOf(hands) }, 'view_submission', view),
  )
  if (!isTaken(delivery)) return delivery
  try {
    respondTo(hands, view, isJson(delivery.body) ? delivery.body : {})
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error
    world.state.complaints.push(`response to view_submission: ${error.error} ${JSON.stringify(error.rest)}`)
  }
  return delivery
}

function respondTo({ world, person }: Hands, view: View, response: Json): void {
  switch (response['response_action']) {
    case undefined:
      view.open = false
      return
    case 'clear':
      for (const one of stackOf(world.state, person.id)) one.open = false
      return
    case 'update':
      change(world, view, readView(response['view'], 'modal'))
      return
    case 'push':
      show(world, view, readView(response['view'], 'modal'), view)
      return
    default:
      showErrors(view, response)
  }
}

/** Errors stand below the inputs whose `block_id` they name; any other is a mistake of the app. */
function showErrors(view: View, response: Json): void {
  const errors = isJson(response['errors']) ? response['errors'] : {}
  const inputs = asObjects(view.body['blocks']).flatMap((block) =>
    block['type'] === 'input' ? String(block['block_id']) : [],
  )
  const lost = Object.entries(errors).filter(([id, text]) => !inputs.includes(id) || !asText(text))
  if (response['response_action'] !== 'errors' || Object.keys(errors).length === 0 || lost.length > 0) {
    throw new SlackRefusal('invalid_response_action', response)
  }
  view.errors = errors
}

/** Closes a modal by its cross; the app is told only if it has asked to be. */
export async function closes(hands: Hands, view: View): Promise<Delivery | undefined> {
  view.open = false
  if (view.body['clear_on_close'] === true) {
    for (const one of stackOf(hands.world.state, hands.person.id)) one.open = false
  }
  if (view.body['notify_on_close'] !== true) return undefined
  return await deliver(
    hands,
    'interactive',
    viewPayload({ ...hands, team: teamOf(hands) }, 'view_closed', view),
  )
}
