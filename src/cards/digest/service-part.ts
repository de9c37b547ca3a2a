import type { CardFact } from '#src/cards/card.ts'
import { joined } from '#src/cards/parts/reader.ts'
import { sortedBy, themesFact } from '#src/cards/service/theme-lines.ts'
import type { ServiceRow } from '#src/domain/service/service-report.ts'
import { formatNumber, formatPercent } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'
import { countOf, type DigestView, durationOf, tierLabel } from './digest-view.ts'
import type { PartBody } from './part-body.ts'

const mostReasons = 6

function rowOf({ reader: { locale }, policy }: DigestView, row: ServiceRow): readonly string[] {
  const { tier, problems, answered, due, inTime, medianHours } = row
  return [
    tier === undefined ? t(locale, 'digest.no-tier') : tierLabel(locale, policy, tier),
    countOf(problems),
    countOf(problems - answered),
    due === 0 ? '–' : formatPercent(locale, inTime / due),
    medianHours === undefined ? '–' : durationOf(locale, medianHours),
  ]
}

/** What customers answered when they were asked: their marks, and why those who stopped did. */
function feedbackFacts({ figures, reader: { locale } }: DigestView): readonly CardFact[] {
  const { ratings, reasons } = figures.feedback ?? { ratings: { count: 0, low: 0 }, reasons: [] }
  const { count, low, mean } = ratings
  const value =
    mean === undefined
      ? t(locale, 'digest.marks-none')
      : t(locale, 'digest.marks-value', { mean: formatNumber(mean, 1), count, low })
  const stopped = reasons
    .slice(0, mostReasons)
    .map(({ text, count: times }) =>
      t(locale, 'digest.reason-count', { reason: text[locale], n: countOf(times) }),
    )

  return [
    { label: t(locale, 'digest.marks'), value },
    ...(stopped.length > 0 ? [{ label: t(locale, 'digest.stopped-for'), value: joined(stopped) }] : []),
  ]
}

/** Problems and their answers tier by tier: that nobody is served worse for being small; and what customers say. */
export function servicePart(view: DigestView): PartBody {
  const { figures, reader } = view
  const { locale } = reader
  const { service = [] } = figures
  const themes = view.told?.themes
  const facts = [...feedbackFacts(view), ...(themes ? [themesFact(locale, themes)] : [])]
  const footer = themes && sortedBy(locale, themes)
  const said = { facts, ...(footer === undefined ? {} : { footer }) }
  if (service.length === 0) return { body: [t(locale, 'digest.service-none')], ...said }

  return {
    body: [t(locale, 'digest.service-what')],
    table: {
      columns: (['tier', 'problems', 'problems-open', 'answered-in-time', 'problem-wait'] as const).map(
        (key) => t(locale, `digest.${key}`),
      ),
      rows: service.map((row) => rowOf(view, row)),
    },
    ...said,
  }
}
