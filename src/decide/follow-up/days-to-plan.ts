import { workCalendarsOf } from '#src/decide/work-calendar.ts'
import { dayToPlan } from '#src/domain/follow-up/day-to-plan.ts'
import type { PlanDeps } from './plan-deps.ts'
import { hasDay } from './planning.ts'

/** Whose working morning has come by their own clock, with the local day that it is. */
export async function daysToPlan(
  deps: Pick<PlanDeps, 'users' | 'calendars'>,
  now: Date,
): Promise<readonly { readonly userId: string; readonly day: string }[]> {
  const calendarOf = await workCalendarsOf(deps)
  return (await deps.users.list()).filter(hasDay).flatMap((user) => {
    const day = dayToPlan(user, now, calendarOf(user.zone))
    return day === undefined ? [] : [{ userId: user._id, day }]
  })
}
