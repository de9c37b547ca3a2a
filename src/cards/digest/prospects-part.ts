import { clip } from '#src/cards/parts/clip.ts'
import { joined } from '#src/cards/parts/reader.ts'
import { formatPercent } from '#src/i18n/format.ts'
import { inSeries } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import { countOf, type DigestView } from './digest-view.ts'
import type { PartBody } from './part-body.ts'

/** With fewer a share is chance. */
const fewest = 5
const mostOwners = 8

/** Prospects by age and owner, and why those that were lost were. */
export function prospectsPart({ figures, reader, names }: DigestView): PartBody {
  const { locale } = reader
  const { report, converted, lost, lostFor } = figures.prospects
  const reasons = lostFor.map(({ reason, count }) =>
    joined([clip(reason === '' ? t(locale, 'digest.no-reason') : reason, 40), countOf(count)]),
  )
  const ages = report.byAge
    .filter(({ share }) => share.n >= fewest)
    .map(({ days, share }) =>
      t(locale, 'digest.by-age-value', { days, percent: formatPercent(locale, share.share), n: share.n }),
    )

  return {
    facts: [
      {
        label: t(locale, 'digest.prospects-week'),
        value: t(locale, 'digest.prospects-ended', { converted, lost }),
      },
      { label: t(locale, 'digest.prospects-open'), value: countOf(report.all.open) },
      { label: t(locale, 'digest.prospects-old'), value: countOf(report.old) },
      ...(reasons.length > 0
        ? [{ label: t(locale, 'digest.lost-for'), value: inSeries(locale, reasons) }]
        : []),
      ...(ages.length > 0 ? [{ label: t(locale, 'digest.by-age'), value: joined(ages) }] : []),
    ],
    table: {
      columns: (['owner', 'prospects-open', 'won', 'lost'] as const).map((key) => t(locale, `digest.${key}`)),
      rows: report.byOwner
        .toSorted((a, b) => b.open - a.open)
        .slice(0, mostOwners)
        .map(({ owner, open, converted: won, lost: gone }) => [
          owner === undefined ? t(locale, 'digest.nobody') : (names.get(owner) ?? owner),
          countOf(open),
          countOf(won),
          countOf(gone),
        ]),
    },
  }
}
