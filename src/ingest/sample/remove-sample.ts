import type { Customers } from '#src/ports/customers.ts'
import type { Digests } from '#src/ports/digests.ts'
import type { Events } from '#src/ports/events.ts'
import type { Forecasts } from '#src/ports/forecasts.ts'
import type { Messages } from '#src/ports/messages.ts'
import type { Outbox } from '#src/ports/outbox.ts'
import type { Cuts } from '#src/ports/policies.ts'
import type { Problems } from '#src/ports/problems.ts'
import type { Questions } from '#src/ports/questions.ts'
import type { CustomerRefs } from '#src/ports/refs.ts'
import type { Reminders } from '#src/ports/reminders.ts'
import type { Reviews } from '#src/ports/reviews.ts'
import type { Settings } from '#src/ports/settings.ts'
import type { Slots } from '#src/ports/slots.ts'
import type { TierChanges } from '#src/ports/tier-changes.ts'
import type { Undos } from '#src/ports/undos.ts'
import type { Users } from '#src/ports/users.ts'
import type { Warnings } from '#src/ports/warnings.ts'

/** What a removal needs of the ports that hold something of the sample. */
export type RemoveDeps = {
  readonly customers: Pick<Customers, 'removeSample'>
  readonly events: Pick<Events, 'removeSample'>
  readonly refs: Pick<CustomerRefs, 'removeSample'>
  readonly users: Pick<Users, 'removeSample'>
  readonly outbox: Pick<Outbox, 'removeSample'>
  readonly slots: Pick<Slots, 'removeSample'>
  readonly tierChanges: Pick<TierChanges, 'removeSample'>
  readonly warnings: Pick<Warnings, 'removeSample'>
  readonly reminders: Pick<Reminders, 'removeSample'>
  readonly questions: Pick<Questions, 'removeSample'>
  readonly problems: Pick<Problems, 'removeSample'>
  readonly undos: Pick<Undos, 'removeSample'>
  readonly digests: Pick<Digests, 'clear'>
  readonly reviews: Pick<Reviews, 'clear'>
  readonly messages: Pick<Messages, 'clear'>
  readonly cuts: Pick<Cuts, 'clear'>
  readonly forecasts: Pick<Forecasts, 'clear'>
  readonly settings: Pick<Settings, 'remove'>
}

/** How many documents went. */
export type RemovedSample = Readonly<
  Record<'customers' | 'events' | 'refs' | 'users' | 'outbox' | 'tierChanges' | 'messages', number>
>

/**
 * Takes the sample company out, and what was said and cut on its ground. The user `admin` is no part of it and
 * stays. Customers go last, since all else is found by them; cut short, a second call completes it.
 */
export async function removeSample(deps: RemoveDeps): Promise<RemovedSample> {
  await deps.settings.remove('sampleLoadedAt')
  const outbox = await deps.outbox.removeSample()
  const tierChanges = await deps.tierChanges.removeSample()
  await deps.warnings.removeSample()
  await deps.reminders.removeSample()
  await deps.questions.removeSample()
  await deps.problems.removeSample()
  await deps.slots.removeSample()
  await deps.undos.removeSample()
  await deps.digests.clear()
  await deps.reviews.clear()
  const messages = await deps.messages.clear()
  await deps.cuts.clear()
  await deps.forecasts.clear()
  const events = await deps.events.removeSample()
  const refs = await deps.refs.removeSample()
  const users = await deps.users.removeSample()
  const customers = await deps.customers.removeSample()
  await deps.settings.remove('sampleRun')
  return { customers, events, refs, users, outbox, tierChanges, messages }
}
