import { isAppError } from '#src/domain/errors.ts'
import { knownAsPeople, remembered } from '#src/domain/remembered.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Member } from '#src/ports/members.ts'
import type { Clients } from '#src/slack/clients.ts'
import type { Tokens } from '#src/slack/install/tokens.ts'
import { pages } from '#src/slack/pages.ts'
import { createSlackMembers, memberOf } from '#src/slack/people/members.ts'
import { memberIds } from './channel-members.ts'
import type { Spot } from './place.ts'

export type ReadersDeps = { readonly clients: Clients; readonly tokens: Tokens; readonly clock: Clock }

/** In a larger channel nothing is shown: somebody is invited while its people are still being gone through. */
export const mostReaders = 500

/** `users.info` is good for a hundred people a minute; where more are asked for, the whole directory is read. */
const mostAsked = 50
const atOnce = 20
const directoryPages = 10
const perPage = 1_000

/** Whether somebody may read what is shown to all; of whoever is not in it the directory does not tell. */
type Directory = ReadonlyMap<string, boolean>

type Known = {
  readonly members: ReturnType<typeof createSlackMembers>
  readonly directoryOf: (team: string) => Promise<Directory>
}
const knownBy = new WeakMap<Clients, Known>()

function known(deps: ReadersDeps): Known {
  const before = knownBy.get(deps.clients)
  if (before) return before

  const directories = remembered<Directory>({
    ...knownAsPeople,
    most: 10,
    nowMs: () => deps.clock.now().getTime(),
    isPassing: (error) => isAppError(error) && error.retryable,
  })
  const made = {
    members: createSlackMembers(deps),
    directoryOf: (team: string) => directories(team, () => readDirectory(deps, team)),
  }
  knownBy.set(deps.clients, made)
  return made
}

/** Our own bot and others read nothing to anybody; who has left reads nothing any more. */
const isOurs = ({ standing }: Member): boolean => standing !== 'guest' && standing !== 'stranger'

async function readDirectory({ clients }: ReadersDeps, team: string): Promise<Directory> {
  const client = await clients.for(team)
  const directory = new Map<string, boolean>()
  const asked = pages((from) => client.users.list({ limit: perPage, ...from }), directoryPages)
  for await (const { members = [] } of asked)
    for (const one of members) if (one.id) directory.set(one.id, isOurs(memberOf(one, team)))
  return directory
}

/**
 * Who reads in a channel, as its list of members says it now, and of each person what was known within ten minutes: our
 * own people alone, also guests or people of another company, or too many to be sure (`crowd`).
 * @throws what Slack answers
 */
export async function readersOf(deps: ReadersDeps, { team, channel }: Spot) {
  const ids = await memberIds(await deps.clients.for(team), channel, mostReaders)
  if (ids === undefined) return 'crowd'

  const { directoryOf, members } = known(deps)
  const directory: Directory = ids.length > mostAsked ? await directoryOf(team) : new Map()
  if (ids.some((id) => directory.get(id) === false)) return 'outsiders'
  const others = ids.filter((id) => !directory.has(id))
  if (others.length > mostAsked) return 'crowd'

  for (let at = 0; at < others.length; at += atOnce) {
    const some = await Promise.all(
      others.slice(at, at + atOnce).map((userId) => members.member({ surface: 'slack', team, userId })),
    )
    if (!some.every((member) => member !== undefined && isOurs(member))) return 'outsiders'
  }
  return 'ours'
}
