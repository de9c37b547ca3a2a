import type { Customer } from '#src/domain/customer.ts'
import type { Care } from '#src/domain/follow-up/next-step.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Reminders } from '#src/ports/reminders.ts'
import type { Settings } from '#src/ports/settings.ts'

type Deps = {
  readonly reminders: Pick<Reminders, 'of'>
  readonly settings: Pick<Settings, 'get'>
  readonly clock: Clock
}

/** What is open for one customer, and what has ended lately, is among so many. */
const newest = 50

/** What is planned for a customer; before anybody's day was planned, follow-up begins now. */
export async function careOf({ reminders, settings, clock }: Deps, { _id }: Customer): Promise<Care> {
  const [found, begunAt] = await Promise.all([reminders.of(_id, newest), settings.get('followUpSince')])
  return { reminders: found, begunAt: begunAt ?? clock.now() }
}
