import type { AppSettings } from './call.ts'
import type { FakeTime } from './fake-time.ts'
import { appId } from './shapes.ts'

/** What a test may say of this Slack; each has a default. */
export type FakeSlackOptions = {
  readonly app?: Partial<AppSettings>
  /** Payloads come over HTTP (see `pointAt`) or over Socket Mode's WebSocket. */
  readonly mode?: 'http' | 'socket'
  readonly time?: FakeTime
  /** false takes any number of calls. */
  readonly rateLimits?: boolean
  /** Between an event and its three retries; Slack's are 0, 60,000 and 300,000. */
  readonly retryGapsMs?: readonly number[]
  /** How long an acknowledgement may take; Slack's 3,000. */
  readonly ackLimitMs?: number
  /** Chooses among open WebSockets: 0 ≤ n < 1. */
  readonly random?: () => number
}

/** The scopes of the manifest in the facts about Slack. */
export const usualScopes = [
  'commands',
  'chat:write',
  'im:write',
  'users:read',
  'users:read.email',
  'files:write',
  'app_mentions:read',
  'im:history',
  'links:read',
  'links:write',
] as const

/** The app as its manifest describes it, where a test does not say otherwise. */
export const appSettings = (given: Partial<AppSettings> = {}): AppSettings => ({
  id: appId,
  clientId: '111.222',
  clientSecret: 'a client secret',
  signingSecret: 'a signing secret',
  commands: ['/customer'],
  events: [
    'app_home_opened',
    'app_mention',
    'app_uninstalled',
    'tokens_revoked',
    'message.im',
    'link_shared',
  ],
  unfurlDomains: ['crm.example.com'],
  redirectUrls: [],
  botScopes: usualScopes,
  tokenRotation: false,
  ...given,
})
