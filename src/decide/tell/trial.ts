import type { TrialInput } from '#src/cards/company/trial-card.ts'
import { isAppError } from '#src/domain/errors.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { User } from '#src/domain/user.ts'
import type { Audit } from '#src/ports/audit.ts'
import type { OutboxRow } from '#src/ports/outbox.ts'
import type { Settings } from '#src/ports/settings.ts'
import type { TellDeps } from './deps.ts'
import { messageCard } from './message-card.ts'

type Deps = TellDeps & { readonly settings: Settings }

/** Messages shown by their title. */
const mostShown = 10

/** A message as its title, in the admin's own language; what cannot be built any more has none. */
async function titleOf(deps: Deps, row: OutboxRow, reader: User, locale: Locale) {
  try {
    const card = await messageCard(deps, row, { ...reader, locale })
    return card ? [{ reader: reader.name, message: card.title }] : []
  } catch (error) {
    if (isAppError(error) && !error.retryable) return [] // its customer is gone, and so is what it said
    throw error
  }
}

/** What the trial run has collected so far: for whom, how much, and the newest of it. */
export async function trialState(deps: Deps, locale: Locale): Promise<TrialInput> {
  const isTrial = (await deps.settings.get('trialRun')) === true
  const people = new Map((await deps.users.list()).map((user) => [user._id, user]))
  const readers = (await deps.outbox.countCollected()).map(({ to, count }) => ({
    name: people.get(to)?.name ?? to,
    count,
  }))
  const rows = isTrial ? await deps.outbox.collected(mostShown) : []
  const newest: TrialInput['newest'][number][] = []
  for (const row of rows) {
    const reader = people.get(row.to)
    if (reader) newest.push(...(await titleOf(deps, row, reader, locale)))
  }
  return { isTrial, readers, newest }
}

/**
 * Ends the trial run: what is due from now on is sent, what was collected stays as it is. Once it has ended this
 * changes nothing.
 * @returns how it stood before
 */
export async function goLive(
  deps: Deps & { readonly audit: Audit },
  who: string,
  locale: Locale,
): Promise<TrialInput> {
  const before = await trialState(deps, locale)
  if (!before.isTrial) return before

  await deps.audit.record({ at: deps.clock.now(), who, action: 'go-live', fields: ['trialRun'] })
  await deps.settings.set('trialRun', false)
  return before
}
