import type { Asker } from '#src/domain/user.ts'
import type { Audit } from '#src/ports/audit.ts'
import type { Budgets } from '#src/ports/budgets.ts'
import type { Calendars } from '#src/ports/calendars.ts'
import type { Channels } from '#src/ports/channels.ts'
import type { Charts } from '#src/ports/charts.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { ContactLinks } from '#src/ports/contact-links.ts'
import type { Customers } from '#src/ports/customers.ts'
import type { Digests } from '#src/ports/digests.ts'
import type { Evaluations } from '#src/ports/evaluations.ts'
import type { Events } from '#src/ports/events.ts'
import type { FieldCipher } from '#src/ports/field-cipher.ts'
import type { Forecasts } from '#src/ports/forecasts.ts'
import type { Ids } from '#src/ports/ids.ts'
import type { Imports } from '#src/ports/imports.ts'
import type { Kept } from '#src/ports/kept.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Members } from '#src/ports/members.ts'
import type { Model } from '#src/ports/model.ts'
import type { ModelAsks } from '#src/ports/model-asks.ts'
import type { Outbox } from '#src/ports/outbox.ts'
import type { Cuts, Policies } from '#src/ports/policies.ts'
import type { Problems } from '#src/ports/problems.ts'
import type { Questions } from '#src/ports/questions.ts'
import type { Queues } from '#src/ports/queue.ts'
import type { Rebuilds } from '#src/ports/rebuilds.ts'
import type { CustomerRefs } from '#src/ports/refs.ts'
import type { Reminders } from '#src/ports/reminders.ts'
import type { Reviews } from '#src/ports/reviews.ts'
import type { Settings } from '#src/ports/settings.ts'
import type { Sources } from '#src/ports/sources.ts'
import type { TierChanges } from '#src/ports/tier-changes.ts'
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
  readonly questions: Questions
  readonly refs: CustomerRefs
  readonly imports: Pick<Imports, 'latest'>
  /** Absent where no key is configured: contacts are then not stored. */
  readonly cipher?: FieldCipher
  readonly digests: Digests
  readonly reviews: Reviews
  readonly evaluations: Evaluations
  readonly rebuilds: Rebuilds
  /** IANA: the company's own days. */
  readonly companyTimeZone: string
  /** Draws pictures; absent where nothing can show one. */
  readonly charts?: Charts
  /** Who reads along in a channel; absent where no surface can say. */
  readonly channels?: Channels
  /** Who is behind an identity; absent where no surface can say. */
  readonly members?: Members
  readonly undos: Undos
  readonly kept: Kept
  readonly contactLinks: ContactLinks
  readonly calendars: Calendars
  readonly problems: Problems
  /** A fact that was said in the chat has its customer decided again. */
  readonly queues: Pick<Queues, 'enqueue' | 'enqueueMany'>
  /** Plans somebody's day where it is not planned yet; absent where a worker does. */
  readonly planDay?: (whose: Pick<Asker, 'userId' | 'zone'>) => Promise<void>
  /** A language model; absent where none is configured: then all is answered by rule. */
  readonly model?: Model
  /** What a model may be asked in a day is counted here; without it none is asked. */
  readonly budgets?: Budgets
  /** What it was sent is kept here; without it none is asked. */
  readonly modelAsks?: ModelAsks
  readonly ids: Ids
  readonly clock: Clock
  readonly log: Logger
}
