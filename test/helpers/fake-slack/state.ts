import type { Json } from './json.ts'

/** The one app of this Slack. */
export const appId = 'A0TIERWISE'

/** A workspace in which the app is, or is not yet, installed. */
export type Team = {
  readonly id: string
  readonly name: string
  readonly domain: string
  readonly botUserId: string
  readonly botId: string
}

/** What stands behind a token. */
export type Token = {
  readonly value: string
  readonly kind: 'bot' | 'app'
  readonly teamId: string | undefined
  readonly scopes: readonly string[]
  /** Milliseconds of fake time; absent where rotation is off. */
  readonly expiresAtMs: number | undefined
  revoked: boolean
}

/** A person or bot as `users.info` tells it. */
export type Person = {
  readonly id: string
  /** Another team's id makes somebody who is met through Slack Connect. */
  readonly team: string
  readonly name: string
  readonly realName: string
  readonly email: string | undefined
  readonly emailConfirmed: boolean
  readonly restricted: boolean
  readonly ultraRestricted: boolean
  deleted: boolean
  readonly bot: boolean
  readonly tz: string
  readonly tzOffset: number
  readonly locale: string
}

export type ChannelKind = 'public' | 'private' | 'im'
export type Channel = {
  readonly id: string
  readonly name: string
  readonly kind: ChannelKind
  /** The teams that share it; more than one makes it external. */
  readonly teams: readonly string[]
  readonly members: Set<string>
  archived: boolean
  /** Only admins may post: `restricted_action`. */
  readonly adminsOnly: boolean
}

/** What a message says at one time. */
export type Content = { readonly text: string; readonly blocks: readonly Json[] }

export type Message = {
  readonly channel: string
  readonly ts: string
  readonly user: string
  /** The app's team where the app wrote it. */
  readonly appTeam: string | undefined
  readonly threadTs: string | undefined
  readonly broadcast: boolean
  /** Whom alone it is shown to. */
  readonly onlyFor: string | undefined
  readonly metadata: Json | undefined
  readonly files: readonly string[]
  content: Content
  readonly past: Content[]
  readonly unfurls: Map<string, Content>
  deleted: boolean
}

export type StoredFile = {
  readonly id: string
  readonly teamId: string
  readonly name: string
  readonly length: number
  title: string
  data: Buffer | undefined
  readonly channels: string[]
}

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
