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
  /** Whoever installs the app there installs it for this whole organisation (Enterprise Grid). */
  readonly wholeOrg?: { readonly id: string; readonly name: string }
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
