import { localDay } from './local-day.ts'
import { coverOn } from './tell/cover.ts'
import type { User } from './user.ts'

/** Whether this colleague covers for the person at `now`, by the days of the person's own zone. */
export const isCoveredBy = (user: User, colleague: string, now: Date): boolean =>
  user.active && coverOn(user, localDay(now, user.zone)) === colleague
