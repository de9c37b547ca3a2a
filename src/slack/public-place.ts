import type { Member } from '#src/ports/members.ts'
import type { Clients } from './clients.ts'
import { slackCode } from './errors.ts'
import { createSlackMembers } from './members.ts'
import { type Place, placeNow, type Spot } from './place.ts'
import type { SlackDeps } from './slack-deps.ts'

/** Beyond so many nobody is asked one by one while somebody waits: `crowd`. */
const mostAsked = 200
const atOnce = 20

const people = new WeakMap<Clients, ReturnType<typeof createSlackMembers>>()

/**
 * Who would read what is posted there for all: as `placeNow`, and `outsiders` also where guests are members of a channel
 * of ours; `crowd` where there are too many to be sure.
 */
export async function publicPlace(deps: SlackDeps, spot: Spot): Promise<Place | 'crowd'> {
  const place = await placeNow(deps, spot)
  if (place !== 'channel') return place
  try {
    const ids = await memberIds(deps, spot)
    if (ids === undefined) return 'crowd'
    return (await allOurs(deps, spot.team, ids)) ? 'channel' : 'outsiders'
  } catch (error) {
    deps.log.warn('slack: who reads a channel could not be told', { code: slackCode(error) ?? null })
    return 'unknown'
  }
}

async function memberIds({ clients }: SlackDeps, { team, channel }: Spot) {
  const client = await clients.for(team)
  const { members = [], response_metadata } = await client.conversations.members({
    channel,
    limit: mostAsked,
  })
  return response_metadata?.next_cursor ? undefined : members
}

/** Our own bot and others read nothing to anybody; who has left reads nothing any more. */
const isOurs = ({ standing }: Member): boolean => standing !== 'guest' && standing !== 'stranger'

async function allOurs(deps: SlackDeps, team: string, ids: readonly string[]): Promise<boolean> {
  const members = people.get(deps.clients) ?? createSlackMembers(deps)
  people.set(deps.clients, members)
  for (let at = 0; at < ids.length; at += atOnce) {
    const some = await Promise.all(
      ids.slice(at, at + atOnce).map((userId) => members.member({ surface: 'slack', team, userId })),
    )
    if (!some.every((member) => member !== undefined && isOurs(member))) return false
  }
  return true
}
