import { randomBytes } from 'node:crypto'
import type { World } from './call.ts'
import type { Channel, ChannelKind, Person, Team, Token } from './shapes.ts'
import type { Delivery } from './ways-in/delivery.ts'

/** Adds teams, people, channels and tokens to the world; each answers what it has made. */
export type Builders = {
  /** A workspace with its bot user, not installed yet. */
  team(id: string, given?: Partial<Team>): Team
  /** Installs the app: a bot token with the manifest's scopes. */
  install(
    teamId: string,
    given?: { readonly scopes?: readonly string[]; readonly expiresInMs?: number },
  ): string
  /** An app-level token (`xapp-`). */
  appToken(scopes?: readonly string[]): string
  /** A confirmed full member of `T1`, where nothing else is given. */
  person(id: string, given?: Partial<Person>): Person
  channel(
    id: string,
    given?: {
      readonly name?: string
      readonly kind?: ChannelKind
      readonly teams?: readonly string[]
      readonly members?: readonly string[]
      readonly archived?: boolean
      readonly adminsOnly?: boolean
    },
  ): Channel
}

/** Builders with defaults: tests say only what matters to them. */
export function builders(world: World): Builders {
  const { state, app } = world
  const person = (id: string, given: Partial<Person> = {}): Person => {
    const name = given.name ?? id.toLowerCase()
    const one: Person = {
      id,
      team: 'T1',
      name,
      realName: name,
      email: `${name}@example.com`,
      emailConfirmed: true,
      restricted: false,
      ultraRestricted: false,
      deleted: false,
      bot: false,
      tz: 'Asia/Shanghai',
      tzOffset: 28_800,
      locale: 'en-US',
      ...given,
    }
    state.people.set(id, one)
    return one
  }

  return {
    person,
    team(id, given = {}) {
      const team = {
        name: id,
        domain: id.toLowerCase(),
        botUserId: `UBOT${id}`,
        botId: `B${id}`,
        ...given,
        id,
      }
      state.teams.set(id, team)
      person(team.botUserId, { team: id, name: 'tierwise', email: undefined, bot: true })
      return team
    },
    install(teamId, { scopes = app.botScopes, expiresInMs } = {}) {
      const expiresAtMs = expiresInMs === undefined ? undefined : world.time.nowMs() + expiresInMs
      return addToken(world, { kind: 'bot', teamId, scopes, expiresAtMs })
    },
    appToken: (scopes = ['connections:write']) =>
      addToken(world, { kind: 'app', teamId: undefined, scopes, expiresAtMs: undefined }),
    channel(id, { members = [], teams = ['T1'], ...given } = {}) {
      const channel: Channel = {
        name: id.toLowerCase(),
        kind: 'public',
        archived: false,
        adminsOnly: false,
        ...given,
        id,
        teams,
        members: new Set(members),
      }
      state.channels.set(id, channel)
      return channel
    },
  }
}

/** A new token: `xoxb-`, `xoxe.xoxb-` where it expires, `xapp-` for the app. */
export function addToken({ state }: World, token: Omit<Token, 'value' | 'revoked'>): string {
  const rotating = token.expiresAtMs === undefined ? 'xoxb-' : 'xoxe.xoxb-'
  const value = `${token.kind === 'app' ? 'xapp-1-' : rotating}${randomBytes(12).toString('hex')}`
  state.tokens.set(value, { ...token, value, revoked: false })
  return value
}

/** Ends a team's tokens; the app is told by both of Slack's events. */
export async function uninstall(world: World, teamId: string): Promise<readonly Delivery[]> {
  for (const token of world.state.tokens.values()) if (token.teamId === teamId) token.revoked = true
  const bot = world.state.teams.get(teamId)?.botUserId
  const revoked = await world.tellApp(teamId, { type: 'tokens_revoked', tokens: { oauth: [], bot: [bot] } })
  return [...revoked, ...(await world.tellApp(teamId, { type: 'app_uninstalled' }))]
}
