import { localDay } from './local-day.ts'
import type { User } from './user.ts'

/** Whether this colleague gets the person's reminders at `now`, by the days of the person's own zone. */
export function isCoveredBy({ cover, zone, active }: User, colleague: string, now: Date): boolean {
  if (!active || cover?.by !== colleague) return false

  const today = localDay(now, zone)
  return cover.from <= today && today <= cover.to
}
