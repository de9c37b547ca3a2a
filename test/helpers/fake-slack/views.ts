import { randomBytes } from 'node:crypto'
import { viewProblems } from './blocks/problems.ts'
import { refuse, type World } from './call.ts'
import { withIds } from './content.ts'
import { asObjects, asText, isJson, type Json, nodesOf } from './json.ts'
import type { State, View } from './state.ts'

const mostStacked = 3
const mostBytes = 250_000

const newHash = ({ time }: World) => `${Math.floor(time.nowMs() / 1_000)}.${randomBytes(4).toString('hex')}`

/** A view as it is sent, or the refusal of it. */
export function readView(given: unknown, type: 'modal' | 'home'): Json {
  if (!isJson(given))
    return refuse('invalid_arguments', ['missing required field: view [json-pointer:/view]'])
  if (Buffer.byteLength(JSON.stringify(given)) > mostBytes) return refuse('view_too_large')
  if (given['type'] !== type)
    return refuse('invalid_arguments', [`must be ${type} [json-pointer:/view/type]`])
  const problems = viewProblems(given)
  return problems.length > 0
    ? refuse('invalid_arguments', problems)
    : { ...given, blocks: withIds(asObjects(given['blocks'])) }
}

const initials: Readonly<Record<string, string>> = {
  initial_value: 'value',
  initial_date: 'selected_date',
  initial_time: 'selected_time',
  initial_date_time: 'selected_date_time',
  initial_option: 'selected_option',
  initial_options: 'selected_options',
  initial_user: 'selected_user',
  initial_users: 'selected_users',
  initial_channel: 'selected_channel',
  initial_conversation: 'selected_conversation',
}

/** What the fields of a view are filled in with at first. */
function initialValues(body: Json, kept: View['values']): View['values'] {
  const blocks = asObjects(body['blocks'])
  return Object.fromEntries(
    blocks.flatMap((block) => {
      const blockId = String(block['block_id'])
      const fields = nodesOf(block).flatMap((node) => {
        const actionId = asText(node['action_id'])
        if (actionId === undefined || node['type'] === 'button') return []
        const first = Object.entries(initials).flatMap(([from, to]) =>
          from in node ? [[to, node[from]]] : [],
        )
        const value: Json = kept[blockId]?.[actionId] ?? { type: node['type'], ...Object.fromEntries(first) }
        return [[actionId, value] as const]
      })
      return fields.length > 0 ? [[blockId, Object.fromEntries(fields)] as const] : []
    }),
  )
}

const uniqueExternalId = ({ views }: State, teamId: string, body: Json, self?: string) => {
  const id = asText(body['external_id'])
  if (!id) return
  const taken = [...views.values()].some(
    (view) => view.open && view.teamId === teamId && view.id !== self && view.body['external_id'] === id,
  )
  if (taken) refuse('duplicate_external_id')
}

/** The open modals of somebody, the lowest first. */
export const stackOf = (state: State, userId: string): readonly View[] =>
  [...state.views.values()].filter(
    ({ userId: of, open, body }) => of === userId && open && body['type'] === 'modal',
  )

/** Puts a view on somebody's screen: a modal on top of `below`, or their Home. */
export function show(
  world: World,
  { teamId, userId }: { readonly teamId: string; readonly userId: string },
  body: Json,
  below?: View,
): View {
  uniqueExternalId(world.state, teamId, body)
  if (below && stackOf(world.state, userId).length >= mostStacked) refuse('push_limit_reached')
  const id = world.nextId('V')
  const view: View = {
    teamId,
    userId,
    id,
    rootId: below?.rootId ?? id,
    previousId: below?.id,
    hash: newHash(world),
    body,
    values: initialValues(body, {}),
    errors: {},
    open: true,
    past: [],
  }
  world.state.views.set(id, view)
  return view
}

/** Replaces what a view says; with a `hash` only if it still is the version that was seen. */
export function change(world: World, view: View, body: Json, hash?: string): View {
  if (hash !== undefined && hash !== view.hash) refuse('hash_conflict')
  uniqueExternalId(world.state, view.teamId, body, view.id)
  view.past.push(view.body)
  view.values = initialValues(body, view.values)
  view.body = body
  view.hash = newHash(world)
  return view
}

/** A view as answers and payloads show it. */
export const shownView = ({ state, app }: World, view: View): Json => ({
  private_metadata: '',
  callback_id: '',
  external_id: '',
  title: null,
  close: null,
  submit: null,
  clear_on_close: false,
  notify_on_close: false,
  ...view.body,
  id: view.id,
  team_id: view.teamId,
  app_installed_team_id: view.teamId,
  app_id: app.id,
  bot_id: state.teams.get(view.teamId)?.botId,
  hash: view.hash,
  root_view_id: view.rootId,
  previous_view_id: view.previousId ?? null,
  state: { values: view.values },
})
