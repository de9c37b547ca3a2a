import type { Locale } from '#src/domain/locale.ts'
import type { StatedFrequency } from '#src/domain/warning/track-record.ts'
import type { EarlyWarning } from '#src/domain/warning/warn.ts'
import { daysBetween } from '#src/i18n/calendar.ts'
import { formatDayRange } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'
import { agoFor, dayFor, type Reader } from './reader.ts'

/** With fewer settled warnings of the tier nothing is said of how often they come true. */
const fewestAlike = 30

type Expected = Pick<EarlyWarning, 'expectedFrom' | 'expectedTo'>

const isOneDay = ({ zone }: Reader, { expectedFrom, expectedTo }: Expected): boolean =>
  daysBetween(zone, expectedFrom, expectedTo) === 0

/** `between Mon 7 and Mon 21 Dec`, or the day alone where the two ends are one. */
export const rangeLine = (reader: Reader, expected: Expected): string => {
  const { locale, zone, now } = reader
  if (isOneDay(reader, expected)) return dayFor(reader, expected.expectedFrom)
  return formatDayRange(locale, zone, { from: expected.expectedFrom, to: expected.expectedTo }, now)
}

/** `Becomes tier C between Mon 7 and Mon 21 Dec`. */
export const expectedLine = (reader: Reader, expected: Expected, tier: string): string =>
  isOneDay(reader, expected)
    ? t(reader.locale, 'early-warning.near-day', {
        tier,
        day: rangeLine(reader, expected),
        when: agoFor(reader, expected.expectedFrom),
      })
    : t(reader.locale, 'early-warning.near', { tier, days: rangeLine(reader, expected) })

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
