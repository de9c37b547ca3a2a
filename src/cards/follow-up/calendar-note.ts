import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import { unknownYears } from '#src/domain/calendar/working-days.ts'
import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'

/**
 * Says that a planning touches a year whose holidays nobody has entered; undefined where all are known. `days`:
 * those that were planned, `YYYY-MM-DD`; `short`: as small print of a card that a phone shows whole.
 */
export function calendarNote(
  locale: Locale,
  calendar: WorkCalendar,
  days: Iterable<string>,
  { short = false }: { readonly short?: boolean } = {},
): string | undefined {
  const years = unknownYears(calendar, days)
  if (years.length === 0) return undefined

  return t(locale, short ? 'calendar.unknown-short' : 'calendar.unknown-note', {
    years: years.join(locale === 'zh' ? '、' : ', '),
  })
}
