import { type Call, type Method, needScope, refuse, textArg } from '../call.ts'
import { scopeWord } from '../conversations.ts'
import type { Json } from '../json.ts'
import { page } from '../pages.ts'
import type { Person } from '../shapes.ts'
import { described as describedChannel } from './conversations.ts'

/** A person as `users.info` shows them: the address only with its scope, the locale only when asked for. */
const described = ({ team, token, args }: Call, person: Person): Json => ({
  id: person.id,
  team_id: person.team,
  name: person.name,
  real_name: person.realName,
  deleted: person.deleted,
  tz: person.tz,
  tz_label: person.tz,
  tz_offset: person.tzOffset,
  is_bot: person.bot,
  is_app_user: false,
  is_restricted: person.restricted,
  is_ultra_restricted: person.ultraRestricted,
  is_stranger: person.team !== team.id,
  is_email_confirmed: person.emailConfirmed,
  ...(args['include_locale'] === true ? { locale: person.locale } : {}),
  profile: {
    real_name: person.realName,
    display_name: person.name,
    team: person.team,
    ...(person.email && person.team === team.id && token.scopes.includes('users:read.email')
      ? { email: person.email }
      : {}),
  },
})

const info: Method = {
  scopes: ['users:read'],
  perMinute: 100,
  run(call) {
    const { world, args, team } = call
    const person = world.state.people.get(textArg(args, 'user')) ?? refuse('user_not_found')
    const met = [...world.state.channels.values()].some(
      ({ teams, members }) => teams.includes(team.id) && members.has(person.id),
    )
    return person.team === team.id || met ? { user: described(call, person) } : refuse('user_not_found')
  },
}

const lookupByEmail: Method = {
  scopes: ['users:read.email', 'users:read'],
  run(call) {
    const { world, args, team } = call
    const email = textArg(args, 'email').toLowerCase()
    const person = [...world.state.people.values()].find(
      (one) => one.team === team.id && !one.deleted && one.email?.toLowerCase() === email,
    )
    return { user: described(call, person ?? refuse('users_not_found')) }
  },
}

const list: Method = {
  scopes: ['users:read'],
  perMinute: 20,
  run(call) {
    const { world, args, team } = call
    const own = [...world.state.people.values()].filter((person) => person.team === team.id)
    const { items, rest } = page(own, args, 1_000)
    return { members: items.map((person) => described(call, person)), ...rest }
  },
}

const kinds = { public_channel: 'public', private_channel: 'private', im: 'im' } as const

/** Channels that the bot itself is in, of the kinds that are asked for. */
const conversationsOf: Method = {
  perMinute: 50,
  run(call) {
    const { world, args, team } = call
    const asked = String(args['types'] ?? 'public_channel').split(',')
    const wanted = asked.map((type) => kinds[type as keyof typeof kinds] ?? refuse('invalid_types'))
    for (const kind of wanted) needScope(call, `${scopeWord[kind]}:read`)
    const own = [...world.state.channels.values()].filter(
      ({ kind, members, archived }) =>
        wanted.includes(kind as never) &&
        members.has(team.botUserId) &&
        !(archived && args['exclude_archived'] === true),
    )
    const { items, rest } = page(own, args, 100)
    return { channels: items.map((one) => describedChannel(call, one)), ...rest }
  },
}

const dnd: Method = {
  scopes: ['dnd:read'],
  run: () => ({ dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1 }),
}

/** `users.*` and `dnd.info` */
export const users: Readonly<Record<string, Method>> = {
  'users.info': info,
  'users.lookupByEmail': lookupByEmail,
  'users.list': list,
  'users.conversations': conversationsOf,
  'dnd.info': dnd,
}
