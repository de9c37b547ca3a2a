import type { World } from '../call.ts'
import type { Json } from '../json.ts'
import type { Seen } from '../seen.ts'
import type { Channel, Message, Person, Team } from '../shapes.ts'
import { type Delivery, isTaken, type Kind, type WayIn } from '../ways-in/delivery.ts'

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

/** The workspace whose installation of the app a person meets: their own, or in a shared channel another's. */
export function teamOf({ world, person }: Hands, channel?: Channel): Team {
  const ids = [person.team, ...(channel?.teams ?? [])]
  const isInstalled = (id: string) =>
    [...world.state.tokens.values()].some(({ teamId, revoked }) => teamId === id && !revoked)
  const team = world.state.teams.get(ids.find(isInstalled) ?? '')
  if (!team) throw new Error(`the app is not installed where ${person.name} is`)
  return team
}

/** The message behind what somebody sees. */
export function messageOf({ world, person }: Hands, { channel, ts }: Seen): Message {
  const found = world.state.messages.find((one) => one.channel === channel && one.ts === ts)
  if (!found || (found.onlyFor !== undefined && found.onlyFor !== person.id)) {
    throw new Error(`${person.name} does not see the message ${ts} in ${channel}`)
  }
  return found
}

/** Delivers, and notes where the app did not acknowledge in time: Slack shows a person a warning then. */
export async function deliver({ world, way, person }: Hands, kind: Kind, payload: Json): Promise<Delivery> {
  const delivery = await way(kind, payload)
  if (!isTaken(delivery)) {
    const what = String(payload['command'] ?? payload['type'])
    world.state.complaints.push(
      `${what} by ${person.name} was not acknowledged: ${delivery.status} after ${Math.round(delivery.ackMs)} ms`,
    )
  }
  return delivery
}
