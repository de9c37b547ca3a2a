import type { Json } from '../json.ts'

/** What is sent to an app: over HTTP each kind has its form, over Socket Mode its envelope. */
export type Kind = 'slash_commands' | 'interactive' | 'events_api'

/** How the app took it. */
export type Delivery = {
  /** 200 for an acknowledgement over Socket Mode, 0 where none came. */
  readonly status: number
  readonly ackMs: number
  /** Whether Slack would have given up: after three seconds. */
  readonly late: boolean
  /** The JSON or text of the acknowledgement; '' for an empty one. */
  readonly body: unknown
  readonly headers: Readonly<Record<string, string>>
}

export type Retry = { readonly num: number; readonly reason: string }

/** Brings a payload to the app. */
export type WayIn = (kind: Kind, payload: Json, retry?: Retry) => Promise<Delivery>

/** Whether Slack would take it for received. */
export const isTaken = ({ status, late }: Delivery): boolean => status >= 200 && status < 300 && !late
