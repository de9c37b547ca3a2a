import { dayToPlan } from '#src/domain/follow-up/day-to-plan.ts'
import type { PlanDeps } from './plan-deps.ts'
import { hasDay } from './planning.ts'

/** Whose morning has come by their own clock, with the local day that it is. */
export async function daysToPlan(
  deps: Pick<PlanDeps, 'users'>,
  now: Date,
): Promise<readonly { readonly userId: string; readonly day: string }[]> {
  return (await deps.users.list()).filter(hasDay).flatMap((user) => {
    const day = dayToPlan(user, now)
    return day === undefined ? [] : [{ userId: user._id, day }]
  })
}
