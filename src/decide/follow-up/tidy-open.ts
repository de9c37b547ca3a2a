import type { Customer } from '#src/domain/customer.ts'
import { type Candidate, openCandidate } from '#src/domain/follow-up/candidate.ts'
import { hasReason } from '#src/domain/follow-up/has-reason.ts'
import { listOf } from '#src/domain/follow-up/keeper-of.ts'
import { nextTouchOf } from '#src/domain/follow-up/next-touch.ts'
import { mayReachBy } from '#src/domain/follow-up/opted-out.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import type { PlanDeps } from './plan-deps.ts'
import type { Planning } from './planning.ts'
import { changeReminder } from './settle-reminder.ts'

/** More than a person's list ever holds. */
const mostOpen = 2_000

/** The channel that is left where the customer has opted out of the one planned. */
function otherChannel(reminder: Reminder, customer: Customer, { frame }: Planning) {
  if (mayReachBy(customer, reminder.channel)) return undefined
  return nextTouchOf(customer, frame.policy, frame.now, frame.outlook?.lines)?.channel
}

/**
 * Puts one open reminder in order: withdrawn where its reason has gone, moved to whose list it belongs on now (a new
 * owner, whoever covers, the manager of a floor left open), by another channel. Answers it where it stays here.
 */
async function tidy(
  deps: PlanDeps,
  reminder: Reminder,
  customer: Customer | undefined,
  planning: Planning,
): Promise<Reminder | undefined> {
  const { frame, crew, user, calendar } = planning
  const { policy, day, now } = frame
  if (!customer || !hasReason(reminder, customer, frame)) {
    await changeReminder(deps, reminder, () => ({ set: { state: 'withdrawn' } }))
    return undefined
  }
  const place = { crew, rule: policy.followUp, calendar, zone: day.zone, now }
  const to = listOf(reminder, customer, place) ?? reminder.to
  const channel = otherChannel(reminder, customer, planning) ?? reminder.channel
  if (to === reminder.to && channel === reminder.channel) return reminder

  // Whoever gets it from somebody else has not put it off themselves.
  const unset = to === reminder.to ? [] : (['snoozedUntil'] as const)
  const isChanged = await changeReminder(deps, reminder, () => ({ set: { to, channel }, unset }))
  return isChanged && to === user._id ? { ...reminder, to, channel, rev: reminder.rev + 1 } : undefined
}

/** Puts open reminders in order, and answers those that stand on this person's list for today. */
export async function tidyOpen(
  deps: PlanDeps,
  open: readonly Reminder[],
  planning: Planning,
): Promise<readonly Candidate[]> {
  const found = await deps.customers.getMany([...new Set(open.map(({ customerId }) => customerId))])
  const customers = new Map(found.map((customer) => [customer._id, customer]))
  const standing: Candidate[] = []
  for (const reminder of open) {
    const customer = customers.get(reminder.customerId)
    const kept = await tidy(deps, reminder, customer, planning)
    const candidate = kept && customer && openCandidate(kept, customer, planning.frame)
    if (candidate) standing.push(candidate)
  }
  return standing
}

/** What planning has put on this person's list and stands open; what the rep timed is not its to touch. */
export const openPlanned = async ({ reminders }: PlanDeps, userId: string): Promise<readonly Reminder[]> =>
  (await reminders.openOf([userId], undefined, mostOpen)).filter(({ kind }) => kind !== 'timed')
