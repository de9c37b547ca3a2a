import type { World } from './call.ts'
import { issueResponseUrl, issueTrigger } from './issued.ts'
import { isJson, type Json } from './json.ts'
import { write } from './messages.ts'
import { takeAnswer } from './respond.ts'
import { personOf } from './seen.ts'
import type { Channel, Person, Team } from './state.ts'
import { type Delivery, isTaken, type WayIn } from './ways-in/delivery.ts'

/** What a gesture works with. */
export type Hands = { readonly world: World; readonly way: WayIn; readonly person: Person }

/** What people write reaches an app escaped. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Where somebody is: they can do nothing in a channel that they are not in. */
export function channelOf({ world, person }: Hands, id: string): Channel {
  const channel = world.state.channels.get(id)
  if (!channel?.members.has(person.id)) throw new Error(`${person.name} is not in ${id}`)
  return channel
}

/** The workspace whose installation of the app a person meets in a channel. */
export function teamOf({ world, person }: Hands, channel?: Channel): Team {
  const ids = [person.team, ...(channel?.teams ?? [])]
  const installed = (id: string) =>
    [...world.state.tokens.values()].some(({ teamId, revoked }) => teamId === id && !revoked)
  const id = ids.find(installed) ?? ''
  const team = world.state.teams.get(id)
  if (!team) throw new Error(`the app is not installed where ${person.name} is`)
  return team
}

/** Slack's own words when a command goes wrong, for the typist alone. */
const failed = ({ world, person }: Hands, channel: string, command: string, error: string) =>
  write(
    world,
    { channel, user: 'USLACKBOT', onlyFor: person.id },
    { text: `${command} failed with the error "${error}"`, blocks: [] },
  )

/** Types a slash command; without `in` it is typed into a thread, where there are none. */
export async function typesCommand(hands: Hands, line: string, at: string): Promise<Delivery> {
  const { world, person, way } = hands
  const [command = '', ...words] = line.split(' ')
  if (!world.app.commands.includes(command)) throw new Error(`Slack knows no command ${command}`)
  const channel = channelOf(hands, at)
  const team = world.state.teams.get(person.team)
  if (!team || teamOf(hands).id !== team.id)
    throw new Error(`the app is not installed where ${person.name} is`)

  const about = { teamId: team.id, userId: person.id, channel: channel.id }
  const delivery = await way('slash_commands', {
    token: 'verification-token',
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channel.kind === 'private' ? 'privategroup' : channel.name,
    user_id: person.id,
    user_name: person.name,
    command,
    text: escaped(words.join(' ')),
    api_app_id: world.app.id,
    is_enterprise_install: 'false',
    response_url: issueResponseUrl(world, about),
    trigger_id: issueTrigger(world, person.id, team.id),
  })
  if (!isTaken(delivery)) {
    failed(hands, channel.id, command, delivery.late ? 'operation_timeout' : 'dispatch_failed')
  } else answerInAck(world, about, delivery.body)
  return delivery
}

/** An acknowledgement may carry the answer: text, or a message as for `response_url`. */
function answerInAck(
  world: World,
  about: { readonly teamId: string; readonly userId: string; readonly channel: string },
  body: unknown,
): void {
  const message: Json | undefined = isJson(body)
    ? body
    : typeof body === 'string' && body !== ''
      ? { text: body }
      : undefined
  if (!message || Object.keys(message).length === 0) return
  takeAnswer(world, { ...about, issuedAtMs: world.time.nowMs(), source: undefined, uses: 0 }, message)
}

/** What a person can do. */
export type User = {
  /** A slash command, or a message where the line does not begin with `/`. */
  types(line: string, at: { readonly channel: string; readonly thread?: string }): Promise<Delivery>
}

/** The hands of somebody. */
export function user(world: World, way: WayIn, id: string): User {
  const hands: Hands = { world, way, person: personOf(world.state, id) }
  return {
    types: (line, { channel, thread }) => {
      if (thread) throw new Error('slash commands do not run in threads')
      return typesCommand(hands, line, channel)
    },
  }
}
