import type { Json } from './json.ts'
import type { Channel, Message, Person, StoredFile, Team, Token } from './shapes.ts'

/** A modal or Home as Slack keeps it. */
export type View = {
  readonly id: string
  readonly teamId: string
  readonly userId: string
  readonly rootId: string
  readonly previousId: string | undefined
  hash: string
  body: Json
  /** `block_id` → `action_id` → what is filled in. */
  values: Record<string, Record<string, Json>>
  /** What the app has said of a submission, by `block_id`. */
  errors: Json
  open: boolean
  readonly past: Json[]
}

export type Trigger = {
  readonly userId: string
  readonly teamId: string
  readonly issuedAtMs: number
  /** The modal out of which it came: only such a trigger may push. */
  readonly viewId: string | undefined
  used: boolean
}

/** A `response_url` and what it answers to. */
export type ResponseUrl = {
  readonly teamId: string
  readonly userId: string
  readonly channel: string
  readonly issuedAtMs: number
  /** The message on which a button was pressed. */
  readonly source: Message | undefined
  uses: number
}

/** What somebody has allowed, until its code is exchanged. */
export type Grant = {
  readonly teamId: string
  readonly userId: string
  readonly scopes: readonly string[]
  readonly redirectUri: string
  used: boolean
}

/** All that the fake knows. Tests read it; the server writes it. */
export type State = {
  readonly teams: Map<string, Team>
  readonly tokens: Map<string, Token>
  readonly people: Map<string, Person>
  readonly channels: Map<string, Channel>
  readonly messages: Message[]
  readonly files: Map<string, StoredFile>
  readonly views: Map<string, View>
  readonly triggers: Map<string, Trigger>
  readonly responseUrls: Map<string, ResponseUrl>
  /** Codes of OAuth. */
  readonly grants: Map<string, Grant>
  readonly refreshTokens: Map<string, { readonly token: string; used: boolean }>
  /** For one WebSocket each. */
  readonly tickets: Set<string>
  /** What a search has last offered to whom. */
  readonly offered: Map<string, readonly Json[]>
  /** All the words that searches have shown to whom. */
  readonly suggested: Map<string, string[]>
  /** What Slack takes, and a good app does not do. */
  readonly complaints: string[]
  /** Every call of the Web API, in order. */
  readonly calls: { readonly method: string; readonly args: Json; readonly error: string | undefined }[]
}

/** Nothing in it yet. */
export const emptyState = (): State => ({
  teams: new Map(),
  tokens: new Map(),
  people: new Map(),
  channels: new Map(),
  messages: [],
  files: new Map(),
  views: new Map(),
  triggers: new Map(),
  responseUrls: new Map(),
  grants: new Map(),
  refreshTokens: new Map(),
  tickets: new Set(),
  offered: new Map(),
  suggested: new Map(),
  complaints: [],
  calls: [],
})
