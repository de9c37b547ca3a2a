import type { PlanDeps } from '#src/decide/follow-up/plan-deps.ts'
import { planFollowUps } from '#src/decide/follow-up/plan-follow-ups.ts'
import { shiftDay } from '#src/domain/calendar/working-days.ts'
import { instantOf } from '#src/domain/calendar/working-time.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Clock } from '#src/ports/clock.ts'

type Whose = { readonly userId: string; readonly zone: string }

/** For the trial store: plans somebody's day when it is asked for, where nobody has planned it yet. */
export function inlineDay(deps: PlanDeps & { readonly clock: Clock }): (whose: Whose) => Promise<void> {
  return async ({ userId, zone }) => {
    const now = deps.clock.now()
    const today = localDay(now, zone)
    const [start, end] = [instantOf(today, zone), instantOf(shiftDay(today, 1), zone)]
    if ((await deps.reminders.listed(userId, start, end)).length > 0) return

    await planFollowUps(deps, userId, now)
  }
}
