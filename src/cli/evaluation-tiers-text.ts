import type { Evaluation } from '#src/domain/evaluation/evaluation.ts'
import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'
import { interval, percent, textTable, whole } from './text-table.ts'

type TierRow = Evaluation['tiers'][number]

/** Whether anyone was asked at all: the columns are there for all tiers or for none. */
const wasRated = (tiers: Evaluation['tiers']): boolean => tiers.some(({ satisfied }) => satisfied)

const contentCells = ({ satisfied }: TierRow): string[] =>
  satisfied ? [percent(satisfied.share), interval(satisfied), whole(satisfied.n)] : ['–', '–', '0']

function tierTable(locale: Locale, { tiers }: Evaluation): string[] {
  const rated = wasRated(tiers)
  const span = t(locale, 'evaluate.cli-interval')
  const contentHeader = [t(locale, 'evaluate.cli-content'), span, t(locale, 'evaluate.cli-answers')]
  const header = [
    t(locale, 'evaluate.cli-tier'),
    t(locale, 'evaluate.cli-customers'),
    t(locale, 'evaluate.cli-spend-share'),
    t(locale, 'evaluate.cli-spend-each'),
    t(locale, 'evaluate.cli-bought'),
    span,
  ]
  return textTable(
    [...header, ...(rated ? contentHeader : [])],
    tiers.map((row) => [
      row.code,
      whole(row.customers),
      percent(row.spendShare),
      row.spendEach.toFixed(2),
      percent(row.active.share),
      interval(row.active),
      ...(rated ? contentCells(row) : []),
    ]),
  )
}

function nextTop(locale: Locale, { tiers, fairness: { byStep, fromLower } }: Evaluation): string {
  const parts = byStep.map((share, step) =>
    locale === 'zh'
      ? `${tiers[step]?.code ?? ''} ${percent(share)}%`
      : `${tiers[step]?.code ?? ''} ${percent(share)} %`,
  )
  return t(locale, 'evaluate.cli-next-top', {
    parts: parts.join(locale === 'zh' ? '、' : ', '),
    lower: percent(fromLower),
  })
}

function migrationTable(
  locale: Locale,
  { migration: { codes, shares, counts, gone } }: Evaluation,
): string[] {
  const size = (row: number) => counts[row]?.reduce((sum, n) => sum + n, 0) || 1
  return textTable(
    [t(locale, 'migration-matrix.cli-from'), ...codes, t(locale, 'migration-matrix.cli-gone')],
    codes.map((code, row) => [
      code,
      ...(shares[row] ?? []).map(percent),
      percent((gone[row] ?? 0) / size(row)),
    ]),
  )
}

/** What the customers of each tier did, and where they stood at the end. */
export const tierLines = (locale: Locale, evaluation: Evaluation): string[] => [
  ...tierTable(locale, evaluation),
  nextTop(locale, evaluation),
  '',
  ...migrationTable(locale, evaluation),
]
