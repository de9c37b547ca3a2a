import { workCalendarOf } from '#src/decide/calendar/work-calendar.ts'
import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import type { Crew } from '#src/domain/follow-up/keeper-of.ts'
import { planDayOf } from '#src/domain/follow-up/plan-day.ts'
import type { PlanFrame } from '#src/domain/follow-up/reasons.ts'
import type { User } from '#src/domain/user.ts'
import type { PlanDeps } from './plan-deps.ts'

/** One person's day, with all that deciding about it takes. */
export type Planning = {
  readonly user: User
  readonly crew: Crew
  readonly calendar: WorkCalendar
  readonly frame: PlanFrame
}

/** When follow-up began in this company: the first time anybody's day was planned. */
async function begun({ settings }: PlanDeps, now: Date): Promise<Date> {
  const since = await settings.get('followUpSince')
  if (since) return since

  await settings.set('followUpSince', now)
  return now
}

/** Who has customers: service answers problems, and whoever has left plans nothing. */
export const hasDay = ({ active, role }: User): boolean => active && role !== 'service'

/** Undefined where there is nobody to plan for, or no policy yet. */
export async function planningFor(deps: PlanDeps, userId: string, now: Date): Promise<Planning | undefined> {
  const crew = new Map((await deps.users.list()).map((user) => [user._id, user]))
  const user = crew.get(userId)
  const policy = await deps.policies.active()
  if (!user || !hasDay(user) || !policy) return undefined

  const calendar = await workCalendarOf(deps, user.zone)
  const frame = {
    policy,
    outlook: await deps.forecasts.latest(policy.version),
    day: planDayOf(now, user.zone, calendar),
    now,
    begunAt: await begun(deps, now),
  }
  return { user, crew, calendar, frame }
}
