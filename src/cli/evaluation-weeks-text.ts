import type { Evaluation, WarningReport } from '#src/domain/evaluation/evaluation.ts'
import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'
import { interval, percent, textTable, whole } from './text-table.ts'

/** Weekly re-runs with and without hysteresis. */
export const dynamicsLines = (locale: Locale, { dynamics }: Evaluation): string[] =>
  textTable(
    [
      t(locale, 'evaluate.cli-runs'),
      t(locale, 'evaluate.cli-flaps'),
      t(locale, 'evaluate.cli-changes'),
      t(locale, 'evaluate.cli-dwell'),
      t(locale, 'evaluate.cli-holds'),
      t(locale, 'evaluate.cli-at-size'),
    ],
    [
      { name: t(locale, 'evaluate.cli-runs-none'), ...dynamics.none },
      { name: t(locale, 'hysteresis.cli-runs'), ...dynamics.hysteresis },
    ].map(({ name, flaps, events, dwellWeeks, captureTop, captureSameSize }) => [
      name,
      whole(flaps),
      events.toFixed(1),
      dwellWeeks?.toFixed(1) ?? '–',
      percent(captureTop),
      percent(captureSameSize),
    ]),
  )

/** `80–90 %` of a decile. */
const decileName = (locale: Locale, decile: number): string =>
  `${(decile - 1) * 10}–${decile * 10}${locale === 'zh' ? '%' : ' %'}`

const decileTable = (locale: Locale, { deciles }: WarningReport): string[] =>
  textTable(
    [
      t(locale, 'early-warning.cli-stated'),
      t(locale, 'early-warning.cli-warnings'),
      t(locale, 'early-warning.cli-mean'),
      t(locale, 'early-warning.cli-observed'),
      t(locale, 'evaluate.cli-interval'),
    ],
    deciles.map(({ decile, stated, observed }) => [
      decileName(locale, decile),
      whole(observed.n),
      percent(stated),
      percent(observed.share),
      interval(observed),
    ]),
  )

function datesLine(locale: Locale, { leadDays, dates, unannounced }: WarningReport): string[] {
  if (leadDays === undefined || !dates) return []
  const error = dates.meanError.toFixed(1)
  const inRange = percent(dates.inRange.share)
  return [
    t(locale, 'early-warning.cli-dates', { lead: leadDays, inRange, error, unannounced: whole(unannounced) }),
  ]
}

/** What became of the warnings, and whether they came true as often as was said. */
export function warningLines(locale: Locale, { warnings }: Evaluation): string[] {
  const { issued, cameTrue, averted, missed, open, frequency, widestGap, gapOver } = warnings
  const counts = { issued, cameTrue, averted, missed, open }
  return [
    t(locale, 'early-warning.cli-counts', {
      ...(Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, whole(n)])) as Record<
        keyof typeof counts,
        string
      >),
      share: percent(frequency.share),
      low: percent(frequency.low),
      high: percent(frequency.high),
    }),
    ...datesLine(locale, warnings),
    ...decileTable(locale, warnings),
    t(locale, 'early-warning.cli-gap', { over: gapOver, gap: percent(widestGap) }),
  ]
}
