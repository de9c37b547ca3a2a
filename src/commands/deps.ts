import type { Audit } from '#src/ports/audit.ts'
import type { Calendars } from '#src/ports/calendars.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Customers } from '#src/ports/customers.ts'
import type { Events } from '#src/ports/events.ts'
import type { Forecasts } from '#src/ports/forecasts.ts'
import type { Ids } from '#src/ports/ids.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Outbox, TierChanges } from '#src/ports/outbox.ts'
import type { Cuts, Policies } from '#src/ports/policies.ts'
import type { Queues } from '#src/ports/queue.ts'
import type { Reminders } from '#src/ports/reminders.ts'
import type { Settings } from '#src/ports/settings.ts'
import type { Sources } from '#src/ports/sources.ts'
import type { Undos } from '#src/ports/undos.ts'
import type { Users } from '#src/ports/users.ts'
import type { Warnings } from '#src/ports/warnings.ts'

/** The ports that commands reach the outside through. */
export type CommandDeps = {
  readonly customers: Customers
  readonly events: Events
  readonly users: Users
  readonly policies: Policies
  readonly cuts: Cuts
  readonly sources: Sources
  readonly warnings: Warnings
  readonly forecasts: Forecasts
  readonly tierChanges: TierChanges
  readonly outbox: Outbox
  readonly settings: Settings
  readonly audit: Audit
  readonly reminders: Reminders
  readonly undos: Undos
  readonly calendars: Calendars
  /** A fact that was said in the chat has its customer decided again. */
  readonly queues: Pick<Queues, 'enqueue' | 'enqueueMany'>
  readonly ids: Ids
  readonly clock: Clock
  readonly log: Logger
}
