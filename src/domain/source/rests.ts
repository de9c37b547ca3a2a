import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import { shiftDay } from '#src/domain/calendar/working-days.ts'
import { instantOf } from '#src/domain/calendar/working-time.ts'
import { daysBetween, earliest, latest } from '#src/domain/days.ts'
import type { Rest, SourceState } from './source-state.ts'

/** What a rhythm knows already: a source that is thin or silent at weekends shows gaps as long as one. */
const weekendDays = 2
/** Whoever has left a whole day out may leave out more of them in a holiday. */
const quietDays = 1
/** More days off in a row than any holiday has are a mistake in the calendar, and excuse nobody. */
const mostDays = 31

/** Holidays are looked for so far back, as long as a rhythm's gap may be, and far enough ahead to be there in time. */
const backDays = 75
const aheadDays = 45

/** Days off in a row, longer than a weekend, around a day (YYYY-MM-DD) of that zone. */
export function restsAround(calendar: WorkCalendar, zone: string, day: string): readonly Rest[] {
  const rests: Rest[] = []
  let first: string | undefined
  let length = 0
  for (let at = shiftDay(day, -backDays); at <= shiftDay(day, aheadDays); at = shiftDay(at, 1)) {
    if (!calendar.isWorkingDay(at)) {
      first ??= at
      length += 1
      continue
    }
    if (first !== undefined && length > weekendDays && length <= mostDays) {
      rests.push({ from: instantOf(first, zone), to: instantOf(at, zone) })
    }
    first = undefined
    length = 0
  }
  return rests
}

/**
 * How many of the days between say nothing of a source, since people rested: of each holiday what goes beyond a weekend.
 * None of a source that has never been quiet for a whole day: a shop that sells around the clock sells on holidays too.
 */
export function restedDays(
  { gaps, rests = [] }: Pick<SourceState, 'gaps' | 'rests'>,
  from: Date,
  to: Date,
): number {
  if (gaps.longestDays < quietDays) return 0

  const restedIn = (rest: Rest): number => {
    const [begin, end] = [latest(rest.from, from) ?? from, earliest(rest.to, to) ?? to]
    return Math.max(0, daysBetween(begin, end) - weekendDays)
  }
  return rests.reduce((sum, rest) => sum + restedIn(rest), 0)
}

/** Whether two lists of holidays are one. */
export const sameRests = (a: readonly Rest[] = [], b: readonly Rest[] = []): boolean =>
  a.length === b.length &&
  a.every(({ from, to }, i) => from.getTime() === b[i]?.from.getTime() && to.getTime() === b[i]?.to.getTime())
