import type { Card, CardFact, CardRow } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { dayFor, joined, type Reader } from '#src/cards/parts/reader.ts'
import type { CalendarDay } from '#src/domain/calendar/calendar-day.ts'
import { daysOffOfKnownYear } from '#src/domain/calendar/calendar-for.ts'
import type { YearStanding } from '#src/domain/calendar/calendar-overview.ts'
import { capital, sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** What is known of the calendar, and what has just been done to it. */
export type CalendarInput = {
  /** The zone whose days they are. */
  readonly zone: string
  readonly years: readonly YearStanding[]
  /** Entered days from today on, the earliest first. */
  readonly ahead: readonly CalendarDay[]
  /** What was just entered or taken away, in words. */
  readonly done?: readonly string[]
}

const mostRows = 30

const yearFact = (
  locale: Reader['locale'],
  { year, known, daysOff, workingDays }: YearStanding,
): CardFact => {
  const entered =
    daysOff + workingDays === 0
      ? undefined
      : t(locale, 'calendar.entered', { off: daysOff, working: workingDays })
  const short =
    known === 'unknown' && daysOff > 0
      ? t(locale, 'calendar.too-few', { count: daysOffOfKnownYear })
      : undefined
  return {
    label: String(year),
    value: capital(joined([t(locale, `calendar.known-${known}`), entered, short])),
  }
}

/** Noon, since a day is one in every zone then. */
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`)

const dayRow = (reader: Reader, { day, isWorking, name, source }: CalendarDay): CardRow => ({
  title: joined([
    dayFor({ ...reader, zone: 'UTC' }, noon(day)),
    t(reader.locale, isWorking ? 'calendar.working' : 'calendar.off'),
    name && clip(name),
  ]),
  detail: t(reader.locale, 'calendar.from', {
    source: source === 'chat' ? t(reader.locale, 'calendar.chat') : clip(source),
  }),
})

/** Which years are known, from where, and the days that were entered. */
export function calendarCard(reader: Reader, { zone, years, ahead, done = [] }: CalendarInput): Card {
  const { locale } = reader
  const unknown = years.filter(({ known }) => known === 'unknown').map(({ year }) => year)
  const note =
    unknown.length === 0
      ? t(locale, 'calendar.all-known')
      : t(locale, 'calendar.unknown-note', { years: unknown.join(locale === 'zh' ? '、' : ', ') })
  const more = ahead.length > mostRows ? [t(locale, 'calendar.more', { n: ahead.length - mostRows })] : []
  const title = t(locale, 'calendar.title', { zone })
  const body = [...done, note, ...more, t(locale, 'calendar.how')]

  return {
    title,
    tone: unknown.length === 0 ? 'neutral' : 'warning',
    text: sentences(locale, [title, ...done, note]),
    body,
    facts: years.map((year) => yearFact(locale, year)),
    rows: ahead.slice(0, mostRows).map((day) => dayRow(reader, day)),
  }
}
