import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import { addWorkingHours } from '#src/domain/calendar/working-time.ts'
import type { Policy } from '#src/domain/policy.ts'

type FollowUp = Pick<Policy, 'followUp'>

/**
 * Hours of working time within which a problem is answered. A tier may be promised less than the usual time and never
 * more: nobody waits longer than the floor because of a tier.
 */
export function promisedHours({ followUp }: FollowUp, tier: string | undefined): number {
  const { usual, byTier } = followUp.promiseHours
  const own = tier === undefined ? undefined : byTier?.[tier]
  return Math.min(usual, own ?? usual)
}

/** By when a problem that was reported at `from` is answered. */
export const promisedBy = (calendar: WorkCalendar, zone: string, from: Date, hours: number): Date =>
  addWorkingHours(calendar, zone, from, hours)
