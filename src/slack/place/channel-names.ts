import { remembered } from '#src/domain/remembered.ts'
import type { Clients } from '#src/slack/clients.ts'
import { slackError } from '#src/slack/errors.ts'
import { teamsOf } from '#src/slack/install/known-teams.ts'
import { pages } from '#src/slack/pages.ts'
import type { ReadersDeps } from './readers.ts'

const perPage = 200
const mostPages = 20

type Names = ReadonlyMap<string, readonly string[]>

const heard = new WeakMap<Clients, ReturnType<typeof remembered<string>>>()

const plainName = (name: string): string =>
  name
    .normalize('NFC')
    .trim()
    .replace(/^[#＃]/, '')
    .toLowerCase()

/**
 * The id of a channel that was typed by its name, `#sales` or `sales`: of those alone that the bot is in, which are few,
 * where listing all would be more than Slack takes. Found ones are known for ten minutes; undefined where there is none,
 * or more than one.
 * @throws AppError
 */
export async function idOfName(deps: ReadersDeps, typed: string): Promise<string | undefined> {
  const name = plainName(typed)
  if (name === '' || name.length > 80) return undefined

  const ids = heard.get(deps.clients) ?? namesKept(deps)
  heard.set(deps.clients, ids)
  try {
    return await ids(name, () => theOne(deps, name))
  } catch (error) {
    if (error === nobody) return undefined
    throw error
  }
}

const namesKept = ({ clock }: ReadersDeps) =>
  remembered<string>({
    knownMs: 10 * 60_000,
    trustedMs: 10 * 60_000,
    most: 1_000,
    nowMs: () => clock.now().getTime(),
    isPassing: () => false,
  })

/** Not kept: the bot may be invited the next minute. */
const nobody = new Error('no channel, or several, of that name')

async function theOne(deps: ReadersDeps, name: string): Promise<string> {
  const found: string[] = []
  for (const team of await teamsOf(deps)) found.push(...((await namesIn(deps, team)).get(name) ?? []))
  const [id, ...others] = new Set(found)
  if (id === undefined || others.length > 0) throw nobody
  return id
}

async function namesIn({ clients }: ReadersDeps, team: string): Promise<Names> {
  try {
    const client = await clients.for(team)
    const asked = { types: 'public_channel,private_channel', exclude_archived: true, limit: perPage }
    const names = new Map<string, readonly string[]>()
    for await (const { channels = [] } of pages(
      (from) => client.users.conversations({ ...asked, ...from }),
      mostPages,
    ))
      for (const { id = '', name = '' } of channels)
        names.set(plainName(name), [...(names.get(plainName(name)) ?? []), id])
    return names
  } catch (error) {
    throw slackError(error)
  }
}
