import { type Call, type Method, refuse, textArg } from '../call.ts'
import { useTrigger } from '../issued.ts'
import { asText } from '../json.ts'
import type { View } from '../state.ts'
import { change, readView, show, shownView, stackOf } from '../views.ts'

const open: Method = {
  perMinute: 100,
  run({ world, args, team }) {
    const body = readView(args['view'], 'modal')
    const { userId } = useTrigger(world, textArg(args, 'trigger_id'), team.id)
    for (const view of stackOf(world.state, userId)) view.open = false
    return { view: shownView(world, show(world, { teamId: team.id, userId }, body)) }
  },
}

const push: Method = {
  perMinute: 100,
  run({ world, args, team }) {
    const body = readView(args['view'], 'modal')
    const { userId, viewId } = useTrigger(world, textArg(args, 'trigger_id'), team.id)
    const below = world.state.views.get(viewId ?? '')
    if (!below?.open || below.body['type'] !== 'modal') return refuse('invalid_trigger_id')
    return { view: shownView(world, show(world, { teamId: team.id, userId }, body, below)) }
  },
}

function openView({ world, args, team }: Call): View {
  const [id, externalId] = [asText(args['view_id']), asText(args['external_id'])]
  if (!id && !externalId)
    return refuse('invalid_arguments', ['missing required field: view_id [json-pointer:/view_id]'])
  const found = [...world.state.views.values()].find(
    (view) =>
      view.teamId === team.id && view.open && (id ? view.id === id : view.body['external_id'] === externalId),
  )
  return found ?? refuse('not_found')
}

const update: Method = {
  perMinute: 100,
  run(call) {
    const { world, args } = call
    const view = openView(call)
    const body = readView(args['view'], view.body['type'] === 'home' ? 'home' : 'modal')
    return { view: shownView(world, change(world, view, body, asText(args['hash']))) }
  },
}

const publish: Method = {
  perMinute: 100,
  run({ world, args, team }) {
    const body = readView(args['view'], 'home')
    const userId = textArg(args, 'user_id')
    if (world.state.people.get(userId)?.team !== team.id) return refuse('user_not_found')
    const old = [...world.state.views.values()].find(
      (view) => view.teamId === team.id && view.userId === userId && view.body['type'] === 'home',
    )
    const hash = asText(args['hash'])
    if (!old && hash !== undefined) return refuse('hash_conflict')
    const view = old ? change(world, old, body, hash) : show(world, { teamId: team.id, userId }, body)
    return { view: shownView(world, view) }
  },
}

/** `views.*` */
export const views: Readonly<Record<string, Method>> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
}
