import type { FakeTime } from './fake-time.ts'
import type { Json } from './json.ts'
import type { Team, Token } from './shapes.ts'
import type { State } from './state.ts'
import type { Delivery } from './ways-in/delivery.ts'

/** What a method of the Web API works with. */
export type World = {
  readonly state: State
  readonly time: FakeTime
  /** `http://127.0.0.1:port`, known once the server listens. */
  baseUrl(): string
  /** A new id: `M` makes `M000001`. */
  nextId(prefix: string): string
  /** Later than every time stamp given before. */
  nextTs(): string
  readonly app: AppSettings
  /** Tells the app of something, if it has subscribed to it and listens. */
  tellApp(teamId: string, event: Json, about?: { readonly channel?: string }): Promise<readonly Delivery[]>
}

/** The app as its manifest describes it. */
export type AppSettings = {
  readonly id: string
  readonly clientId: string
  readonly clientSecret: string
  readonly signingSecret: string
  readonly commands: readonly string[]
  readonly events: readonly string[]
  readonly unfurlDomains: readonly string[]
  readonly redirectUrls: readonly string[]
  readonly botScopes: readonly string[]
  readonly tokenRotation: boolean
}

/** One call, after its token has been looked at. */
export type Call = {
  readonly world: World
  readonly args: Json
  readonly token: Token
  /** The workspace of the token; for an app-level token none. */
  readonly team: Team
}

export type Method = {
  /** All of them are needed; `missing_scope` names the first that is not there. */
  readonly scopes?: readonly string[]
  readonly token?: 'bot' | 'app' | 'none' | 'any'
  /** Calls a minute for a workspace: Slack's tiers 1 to 4. */
  readonly perMinute?: number
  run(call: Call): Json | Promise<Json>
}

/** An answer `{ok: false, error}`, thrown out of a method. */
export class SlackRefusal extends Error {
  readonly error: string
  readonly rest: Json
  constructor(error: string, rest: Json = {}) {
    super(error)
    this.error = error
    this.rest = rest
  }
}

/** Refuses in Slack's form, with the details of `invalid_blocks` or `invalid_arguments`. */
export const refuse = (error: string, problems: readonly string[] = []): never => {
  throw new SlackRefusal(
    error,
    problems.length === 0
      ? {}
      : {
          errors: problems,
          response_metadata: { messages: problems.map((problem) => `[ERROR] ${problem}`) },
        },
  )
}

/** A text argument, refused where it is missing. */
export const textArg = (args: Json, name: string): string => {
  const value = args[name]
  return typeof value === 'string' && value !== ''
    ? value
    : refuse('invalid_arguments', [`missing required field: ${name} [json-pointer:/${name}]`])
}

/** A scope that only some arguments of a method need. */
export const needScope = ({ token }: Call, scope: string): void => {
  if (!token.scopes.includes(scope)) {
    throw new SlackRefusal('missing_scope', { needed: scope, provided: token.scopes.join(',') })
  }
}
