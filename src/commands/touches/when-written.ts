import type { Card } from '#src/cards/card.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { chineseRegion } from '#src/domain/calendar/calendar-day.ts'
import { holidaysOf } from '#src/domain/calendar/holidays.ts'
import type { Asker } from '#src/domain/user.ts'
import { holidayUnknownIn, type WhenWritten } from '#src/grammar/date-words.ts'
import { t } from '#src/i18n/text.ts'

/** When and where words were typed, with the holidays as they stand in the calendar. */
export async function whenWritten(
  { calendars, clock }: Pick<CommandDeps, 'calendars' | 'clock'>,
  { zone }: Pick<Asker, 'zone'>,
): Promise<WhenWritten> {
  return { now: clock.now(), zone, holidays: holidaysOf(await calendars.of(chineseRegion)) }
}

/** What is said of a holiday whose year nobody has entered, with what to do; undefined where the text names none. */
export function unknownHolidayNote(
  text: string,
  written: WhenWritten,
  { locale }: Pick<Asker, 'locale'>,
): string | undefined {
  const found = holidayUnknownIn(text, written)
  return found && t(locale, 'calendar.holiday-unknown', { said: found.said, year: String(found.year) })
}

/** A date was to be set by a holiday that is no day yet. */
export function unknownHolidayCard(note: string, { locale }: Pick<Asker, 'locale'>): Card {
  return plainCard(locale, t(locale, 'calendar.holiday-title'), [note], { tone: 'warning' })
}
