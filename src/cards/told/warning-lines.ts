import { agoFor, dayFor, type Reader } from '#src/cards/parts/reader.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { StatedFrequency } from '#src/domain/warning/track-record.ts'
import type { EarlyWarning } from '#src/domain/warning/warn.ts'
import { daysBetween } from '#src/i18n/calendar.ts'
import { formatDayRange } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'

/** With fewer settled warnings of the tier nothing is said of how often they come true. */
const fewestAlike = 30

type Expected = Pick<EarlyWarning, 'expectedFrom' | 'expectedTo'>

const isOneDay = ({ zone }: Reader, { expectedFrom, expectedTo }: Expected): boolean =>
  daysBetween(zone, expectedFrom, expectedTo) === 0

const endsOf = ({ locale, zone, now }: Reader, { expectedFrom, expectedTo }: Expected) =>
  formatDayRange(locale, zone, { from: expectedFrom, to: expectedTo }, now)

/** `Mon 7 – Mon 21 Dec`, or the day alone where the two ends are one. */
export const rangeLine = (reader: Reader, expected: Expected): string =>
  isOneDay(reader, expected)
    ? dayFor(reader, expected.expectedFrom)
    : t(reader.locale, 'date.range', endsOf(reader, expected))

/** `Becomes tier C between Mon 7 and Mon 21 Dec`. */
export function expectedLine(reader: Reader, expected: Expected, tier: string): string {
  const { locale } = reader
  if (!isOneDay(reader, expected))
    return t(locale, 'early-warning.near', { tier, ...endsOf(reader, expected) })

  const { expectedFrom } = expected
  const words = { tier, day: dayFor(reader, expectedFrom), when: agoFor(reader, expectedFrom) }
  return t(locale, 'early-warning.near-day', words)
}

/** `of 100 such warnings 71 came true`, or that too few have settled; empty where nothing is to be said. */
export function recordLine(
  locale: Locale,
  said: { readonly stated?: StatedFrequency | undefined } | undefined,
): string {
  if (!said) return ''
  const { stated } = said
  if (!stated || stated.ofTier < fewestAlike) return t(locale, 'early-warning.no-record')

  return t(locale, 'early-warning.record', { of: '100', hits: String(Math.round(stated.frequency * 100)) })
}
