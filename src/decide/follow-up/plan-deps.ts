import type { Calendars } from '#src/ports/calendars.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Customers } from '#src/ports/customers.ts'
import type { Forecasts } from '#src/ports/forecasts.ts'
import type { Policies } from '#src/ports/policies.ts'
import type { Reminders } from '#src/ports/reminders.ts'
import type { Settings } from '#src/ports/settings.ts'
import type { Users } from '#src/ports/users.ts'

/** The ports that planning needs. */
export type PlanDeps = {
  readonly customers: Pick<Customers, 'getMany' | 'ownedBy'>
  readonly reminders: Reminders
  readonly users: Pick<Users, 'list'>
  readonly policies: Pick<Policies, 'active'>
  readonly forecasts: Pick<Forecasts, 'latest'>
  readonly settings: Pick<Settings, 'get' | 'set'>
  readonly calendars: Calendars
  readonly clock: Clock
  readonly companyTimeZone?: string
}
