import type { FactDeps } from '#src/ingest/import-deps.ts'
import type { Calendars } from '#src/ports/calendars.ts'
import type { Outbox } from '#src/ports/outbox.ts'
import type { Policies } from '#src/ports/policies.ts'
import type { Problems } from '#src/ports/problems.ts'
import type { Queues } from '#src/ports/queue.ts'
import type { Reminders } from '#src/ports/reminders.ts'
import type { Users } from '#src/ports/users.ts'

/** What taking in and answering problems needs. */
export type ServiceDeps = FactDeps & {
  readonly users: Users
  readonly policies: Policies
  readonly problems: Problems
  readonly reminders: Reminders
  readonly outbox: Outbox
  readonly calendars: Calendars
  readonly queues: Pick<Queues, 'enqueueMany'>
}

/** More open problems than a company can bear: beyond it loads are counted on the first due. */
export const mostOpen = 2_000
