import type { DigestTold } from '#src/domain/digest/told.ts'
import type { Remark } from '#src/domain/service/remarks.ts'
import type { Asker } from '#src/domain/user.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Customers } from '#src/ports/customers.ts'
import type { Digests, StoredDigest } from '#src/ports/digests.ts'
import type { Events } from '#src/ports/events.ts'
import type { Forecasts } from '#src/ports/forecasts.ts'
import type { Cuts, Policies } from '#src/ports/policies.ts'
import type { Problems } from '#src/ports/problems.ts'
import type { Reminders } from '#src/ports/reminders.ts'
import type { Settings } from '#src/ports/settings.ts'
import type { TierChanges } from '#src/ports/tier-changes.ts'
import type { Users } from '#src/ports/users.ts'
import type { Warnings } from '#src/ports/warnings.ts'

/** The ports that a stored digest is shown by. */
export type ShowDeps = Pick<
  DigestDeps,
  'customers' | 'users' | 'policies' | 'cuts' | 'forecasts' | 'digests' | 'events' | 'problems' | 'clock'
>

/** The ports that a digest is gathered from. */
export type DigestDeps = {
  readonly customers: Customers
  readonly users: Users
  readonly policies: Policies
  readonly cuts: Cuts
  readonly forecasts: Forecasts
  readonly tierChanges: TierChanges
  readonly events: Pick<Events, 'ofCustomers'>
  readonly reminders: Reminders
  readonly warnings: Warnings
  readonly problems: Pick<Problems, 'between' | 'allOpen'>
  readonly digests: Digests
  readonly settings: Pick<Settings, 'get'>
  readonly clock: Clock
}

/** What was counted and is to be worded; `before`: the digest it is compared with. */
type Countings = {
  readonly digest: StoredDigest
  readonly before?: StoredDigest
  /** What customers said in the last four weeks, the newest first. */
  readonly remarks: readonly Remark[]
}

/** Words what was counted, for its reader. It may take seconds, and never fails. */
export type TellDigest = (counted: Countings, asker: Asker) => Promise<DigestTold>
