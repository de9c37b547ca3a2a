import type { World } from './call.ts'
import { issueResponseUrl, issueTrigger } from './issued.ts'
import type { Json } from './json.ts'
import { shown } from './messages.ts'
import type { Channel, Message, Person, Team } from './shapes.ts'
import type { View } from './state.ts'
import { shownView } from './views.ts'

/** Who does something, in which installation of the app. */
export type Who = { readonly world: World; readonly person: Person; readonly team: Team }

/** What every interaction says: `team` is the app's, `user.team_id` the person's own. */
const common = ({ world, person, team }: Who): Json => ({
  token: 'verification-token',
  api_app_id: world.app.id,
  team: { id: team.id, domain: team.domain },
  enterprise: null,
  is_enterprise_install: false,
  user: { id: person.id, username: person.name, name: person.name, team_id: person.team },
})

const shownChannel = ({ id, name, kind }: Channel): Json => ({
  id,
  name: kind === 'private' ? 'privategroup' : name,
})

/** Where an interaction came from: a message, or a view. */
export type Place =
  | { readonly message: Message; readonly channel: Channel; readonly blocks: readonly Json[] }
  | { readonly view: View }

const containerOf = (place: Place): Json =>
  'view' in place
    ? { type: 'view', view_id: place.view.id }
    : {
        type: 'message',
        message_ts: place.message.ts,
        channel_id: place.channel.id,
        is_ephemeral: place.message.onlyFor !== undefined,
        ...(place.message.threadTs ? { thread_ts: place.message.threadTs } : {}),
      }

/** The message without which an ephemeral one comes, or the view. */
function placeOf(who: Who, place: Place): Json {
  const { world, person, team } = who
  if ('view' in place) return { view: shownView(world, place.view) }
  const { message, channel, blocks } = place
  return {
    channel: shownChannel(channel),
    ...(message.onlyFor === undefined ? { message: { ...shown(message, world.state), blocks } } : {}),
    response_url: issueResponseUrl(world, {
      teamId: team.id,
      userId: person.id,
      channel: channel.id,
      source: message,
    }),
    state: { values: {} },
  }
}

/** A pressed button or a made choice. */
export const blockActions = (who: Who, place: Place, action: Json): Json => ({
  type: 'block_actions',
  ...common(who),
  container: containerOf(place),
  trigger_id: issueTrigger(
    who.world,
    who.person.id,
    who.team.id,
    'view' in place ? place.view.id : undefined,
  ),
  ...placeOf(who, place),
  actions: [{ ...action, action_ts: who.world.nextTs() }],
})

/** What is typed into a select that searches. */
export const blockSuggestion = (who: Who, place: Place, field: Json, value: string): Json => ({
  type: 'block_suggestion',
  ...common(who),
  container: containerOf(place),
  action_id: field['action_id'],
  block_id: field['block_id'],
  value,
  ...('view' in place
    ? { view: shownView(who.world, place.view) }
    : { channel: shownChannel(place.channel) }),
})

/** A submitted or closed modal. */
export const viewPayload = (who: Who, type: 'view_submission' | 'view_closed', view: View): Json => ({
  type,
  ...common(who),
  view: shownView(who.world, view),
  ...(type === 'view_submission'
    ? { trigger_id: issueTrigger(who.world, who.person.id, who.team.id, view.id), response_urls: [] }
    : { is_cleared: false }),
})

/** A global shortcut, or one on a message. */
export const shortcut = (
  who: Who,
  callbackId: string,
  on?: { readonly message: Message; readonly channel: Channel },
): Json => ({
  ...common(who),
  callback_id: callbackId,
  trigger_id: issueTrigger(who.world, who.person.id, who.team.id),
  action_ts: who.world.nextTs(),
  ...(on
    ? {
        type: 'message_action',
        channel: shownChannel(on.channel),
        message_ts: on.message.ts,
        message: shown(on.message, who.world.state),
        response_url: issueResponseUrl(who.world, {
          teamId: who.team.id,
          userId: who.person.id,
          channel: on.channel.id,
          source: on.message,
        }),
      }
    : { type: 'shortcut' }),
})
