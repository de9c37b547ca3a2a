import type { Calendars } from '#src/ports/calendars.ts'
import type { Charts } from '#src/ports/charts.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { ContactLinks } from '#src/ports/contact-links.ts'
import type { Customers } from '#src/ports/customers.ts'
import type { Digests } from '#src/ports/digests.ts'
import type { Events } from '#src/ports/events.ts'
import type { Forecasts } from '#src/ports/forecasts.ts'
import type { Outbox } from '#src/ports/outbox.ts'
import type { Cuts, Policies } from '#src/ports/policies.ts'
import type { Problems } from '#src/ports/problems.ts'
import type { Questions } from '#src/ports/questions.ts'
import type { Reminders } from '#src/ports/reminders.ts'
import type { Settings } from '#src/ports/settings.ts'
import type { Users } from '#src/ports/users.ts'

/** The ports that a message is built from. */
export type TellDeps = {
  readonly customers: Customers
  readonly users: Users
  readonly policies: Policies
  readonly cuts: Cuts
  readonly forecasts: Forecasts
  readonly outbox: Outbox
  readonly reminders: Reminders
  readonly questions: Questions
  readonly contactLinks: Pick<ContactLinks, 'unsure'>
  readonly events: Pick<Events, 'ofMonths' | 'ofCustomers'>
  readonly calendars: Calendars
  readonly digests: Digests
  /** Draws what goes with a message; without it messages go without pictures. */
  readonly charts?: Charts
  readonly problems: Problems
  readonly settings: Pick<Settings, 'get'>
  readonly clock: Clock
}
