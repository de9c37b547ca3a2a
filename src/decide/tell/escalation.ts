import type { Card } from '#src/cards/card.ts'
import { type EscalationLine, escalationCard, escalationsCard } from '#src/cards/follow-up/escalation-card.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import { isTouchedSince } from '#src/domain/tell/escalation-level.ts'
import type { User } from '#src/domain/user.ts'
import type { EscalationNotice } from '#src/ports/notices/escalation.ts'
import type { TellDeps } from './deps.ts'
import { isToDo } from './reminder.ts'

type Deps = Pick<TellDeps, 'reminders' | 'customers'>

/** What still stands of an escalation: not where the reminder is done, or the customer was touched, since. */
async function lineOf(deps: Deps, notice: EscalationNotice): Promise<EscalationLine | undefined> {
  const [reminder, customer] = await Promise.all([
    deps.reminders.get(notice.reminderId),
    deps.customers.get(notice.customerId),
  ])
  if (!reminder || !customer || !isToDo(reminder, customer)) return undefined

  return isTouchedSince(reminder, customer) ? undefined : { notice, reminder, customer }
}

/** The escalations that still stand, as lines of a list. */
export async function escalationLines(
  deps: Deps,
  notices: readonly EscalationNotice[],
): Promise<readonly EscalationLine[]> {
  const lines = await Promise.all(notices.map((notice) => lineOf(deps, notice)))
  return lines.filter((line) => line !== undefined)
}

/** The card of one escalation; undefined where it is settled. */
export async function escalationMessage(
  deps: TellDeps,
  notice: EscalationNotice,
  reader: User,
): Promise<Card | undefined> {
  const line = await lineOf(deps, notice)
  if (!line) return undefined

  const { to } = line.reminder
  const owner = to === reader._id ? undefined : ((await deps.users.byId(to))?.name ?? null)
  return escalationCard(reader.locale, reader.zone, {
    ...line,
    policy: await activePolicy(deps),
    ...(owner === undefined ? {} : { owner }),
    now: deps.clock.now(),
  })
}

/** The card of many; undefined where all are settled. */
export async function escalationsMessage(
  deps: TellDeps,
  notices: readonly EscalationNotice[],
  reader: User,
): Promise<Card | undefined> {
  const lines = await escalationLines(deps, notices)
  if (lines.length === 0) return undefined

  const policy = await activePolicy(deps)
  return escalationsCard(reader.locale, reader.zone, { lines, policy, now: deps.clock.now() })
}
