import type { Clock } from '#src/ports/clock.ts'
import type { Customers } from '#src/ports/customers.ts'
import type { Events } from '#src/ports/events.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Cuts, Policies } from '#src/ports/policies.ts'
import type { Rebuilds } from '#src/ports/rebuilds.ts'
import type { Sources } from '#src/ports/sources.ts'

/** The ports that deciding needs. */
export type DecideDeps = {
  readonly customers: Customers
  readonly events: Events
  readonly policies: Policies
  readonly cuts: Cuts
  readonly sources: Sources
  readonly rebuilds: Rebuilds
  readonly clock: Clock
  /** IANA: a run is named after the company's own day. */
  readonly companyTimeZone: string
  readonly log: Logger
}
