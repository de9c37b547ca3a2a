import type { Evaluation, OwnClassesAudit } from '#src/domain/evaluation/evaluation.ts'
import { t } from '#src/i18n/text.ts'
import { classTidying } from './class-tidying.ts'
import { captureChart } from './held-out.ts'
import { listedBlocks, listedTable } from './listed-customers.ts'
import { ownTierName } from './own-tier-name.ts'
import { paragraph, type Report, type ReportBlock, type ReportSection, type ReportTable } from './report.ts'
import { type ReportReader, type Teller, tellerFor } from './teller.ts'

/** Whose classes were better, in a sentence that also says so where it was theirs. */
function verdict(
  { better, theirsVsOurs }: OwnClassesAudit,
  { locale, points, pointsOff, range }: Teller,
): string {
  const { difference, low, high } = theirsVsOurs
  // In a comparison that ours won, "more" is told from our side.
  const told = better === 'ours' ? { difference: -difference, low: -high, high: -low } : theirsVsOurs

  return t(locale, `class-check.${better}`, {
    difference: (better === 'tie' ? points : pointsOff)(told.difference),
    range: range({ low: told.low, high: told.high }, points),
  })
}

/** One line for the report's summary; empty where the company gave no classes. */
export function classCheckSummary({ ownClasses }: Evaluation, teller: Teller, file: string): string {
  if (!ownClasses) return ''
  return t(teller.locale, 'class-check.summary', {
    verdict: verdict(ownClasses, teller),
    listed: teller.whole(ownClasses.listed.length),
    file,
  })
}

const judged = new Set(['key', 'own-class', 'abc', 'oracle'])

function verdictSection(evaluation: Evaluation, audit: OwnClassesAudit, teller: Teller): ReportSection {
  const methods = evaluation.methods.filter(({ method }) => judged.has(method))
  const title = t(teller.locale, 'class-check.capture-title')
  return {
    heading: t(teller.locale, 'class-check.verdict-heading'),
    blocks: [paragraph(verdict(audit, teller)), captureChart(evaluation, teller, title, methods)],
  }
}

function readSection({ classes }: OwnClassesAudit, codes: readonly string[], teller: Teller): ReportSection {
  const { locale, whole, share, fullTier } = teller
  const columns = ['class', 'customers', 'typical', 'tier', 'by'] as const
  return {
    heading: t(locale, 'class-check.read-heading'),
    blocks: [
      {
        kind: 'table',
        columns: columns.map((column) => t(locale, `class-check.${column}`)),
        words: [3, 4],
        rows: classes.map(({ name, customers, typicalRank, step, by }) => [
          name,
          whole(customers),
          t(locale, 'class-check.of-customers', { share: share(typicalRank, 0) }),
          fullTier(codes[step] ?? ''),
          t(locale, `class-check.by-${by}`),
        ]),
      },
    ],
  }
}

/** Both ladders against each other; rows that no class of theirs maps to are left out. */
function agreementSection(audit: OwnClassesAudit, codes: readonly string[], teller: Teller): ReportSection {
  const { locale, share, whole, tier } = teller
  const rows = audit.agreement
    .map((counts, step) => ({ counts, step, all: counts.reduce((sum, n) => sum + n, 0) }))
    .filter(({ all }) => all > 0)
  const all = rows.reduce((sum, row) => sum + row.all, 0)
  const same = rows.reduce((sum, { counts, step }) => sum + (counts[step] ?? 0), 0)

  return {
    heading: t(locale, 'class-check.agreement-heading'),
    blocks: [
      {
        kind: 'chart',
        name: 'agreement',
        chart: {
          kind: 'matrix',
          title: t(locale, 'class-check.agreement-title', { share: share(all === 0 ? 0 : same / all, 0) }),
          subtitle: t(locale, 'class-check.agreement-subtitle'),
          rowsLabel: t(locale, 'class-check.yours'),
          columnsLabel: t(locale, 'class-check.by-orders'),
          rows: rows.map(({ step }) => ownTierName(audit, step)),
          columns: codes.map((code) => tier(code)),
          cells: rows.map(({ counts, all: inRow }) =>
            counts.map((n) => ({ value: n / inRow, shown: `${share(n / inRow, 0)}\n${whole(n)}` })),
          ),
        },
      },
    ],
  }
}

function frame({ period, days }: Evaluation, audit: OwnClassesAudit, { locale }: Teller): ReportBlock {
  const { unclassed, contradictory } = audit
  return paragraph(
    t(locale, 'class-check.frame', { split: period.split, days: days.judged }),
    unclassed > 0 && t(locale, 'class-check.unclassed', { count: unclassed }),
    contradictory > 0 && t(locale, 'class-check.contradictory', { count: contradictory }),
  )
}

/** The whole list of the page as a table; undefined where the company gave no classes or nobody is listed. */
export function classCheckList(evaluation: Evaluation, reader: ReportReader): ReportTable | undefined {
  const audit = evaluation.ownClasses
  return audit && audit.listed.length > 0 ? listedTable(evaluation, audit, tellerFor(reader)) : undefined
}

/**
 * 分级体检, one page: whose classes were better, who is wrongly up or down, which classes want tidying up.
 * @param listFile where the whole list stands beside the page
 * @returns undefined where the company gave no classes
 */
export function classCheck(
  evaluation: Evaluation,
  reader: ReportReader,
  listFile: string,
): Report | undefined {
  const audit = evaluation.ownClasses
  if (!audit) return undefined
  const teller = tellerFor(reader)
  const codes = evaluation.tiers.map(({ code }) => code)

  return {
    title: t(reader.locale, 'class-check.title'),
    lead: [frame(evaluation, audit, teller)],
    sections: [
      verdictSection(evaluation, audit, teller),
      {
        heading: t(reader.locale, 'class-check.listed-heading'),
        blocks: listedBlocks(evaluation, audit, teller, listFile),
      },
      {
        heading: t(reader.locale, 'class-check.duplicates-heading'),
        blocks: classTidying(audit, teller),
      },
      agreementSection(audit, codes, teller),
      readSection(audit, codes, teller),
    ],
  }
}
