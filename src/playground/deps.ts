import type { Card, Reply } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Dispatcher } from '#src/ports/dispatcher.ts'
import type { Ids } from '#src/ports/ids.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Messages } from '#src/ports/messages.ts'
import type { Users } from '#src/ports/users.ts'
import type { Gate } from './gate.ts'

/**
 * How far this process is: the page answers before its company is there. `done` of `total` is in units of the
 * caller's own; `ready` with less `done` than `total`: people can ask, and the rest still comes in.
 */
export type PlaygroundState = {
  readonly phase: 'loading' | 'ready' | 'failed'
  readonly done?: number
  readonly total?: number
}

/** What the playground's routes reach the outside through; the entry point fills it. */
export type PlaygroundDeps = {
  readonly gate: Exclude<Gate, { kind: 'absent' }>
  /** True where people reach the page by https. */
  readonly secureCookie: boolean
  readonly dispatcher: Dispatcher<Reply, Form>
  readonly users: Users
  readonly messages: Messages
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Logger
  /** What each platform would be sent for a card. Adapters do not import each other, so these come as functions. */
  readonly render: Readonly<Record<'slack' | 'wecom', (card: Card, messageId: string) => unknown>>
  readonly state: () => PlaygroundState
  /** How often a connected page's messages are looked up. */
  readonly pollMs?: number
}
