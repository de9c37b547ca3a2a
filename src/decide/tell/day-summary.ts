import type { Card } from '#src/cards/card.ts'
import { daySummaryCard } from '#src/cards/digest/day-summary-card.ts'
import { addDays } from '#src/domain/days.ts'
import { startOfDay } from '#src/domain/digest/week.ts'
import type { User } from '#src/domain/user.ts'
import type { DaySummaryNotice } from '#src/ports/notices/digest.ts'
import type { TellDeps } from './deps.ts'

const mostOpen = 500

/** What a rep has done of the day, what is left, and what tomorrow has so far. Nothing where there was nothing to do. */
export async function daySummary(
  { reminders }: Pick<TellDeps, 'reminders'>,
  { at }: DaySummaryNotice,
  reader: User,
): Promise<Card | undefined> {
  const today = startOfDay(at, reader.zone)
  const tomorrow = startOfDay(addDays(today, 1.5), reader.zone)
  const dayAfter = startOfDay(addDays(tomorrow, 1.5), reader.zone)
  let done = 0
  for await (const { to, state, result } of reminders.between(addDays(today, -30), tomorrow)) {
    if (to === reader._id && state === 'done' && result && result.at >= today) done += 1
  }
  const open = await reminders.openOf([reader._id], dayAfter, mostOpen)
  const left = open.filter(({ dueAt }) => dueAt < tomorrow).length
  if (done + open.length === 0) return undefined

  return daySummaryCard(reader.locale, { done, left, tomorrow: open.length - left })
}
