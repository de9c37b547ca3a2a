import type { Evaluation } from '#src/domain/evaluation/evaluation.ts'
import type { KeySettings } from '#src/domain/evaluation/key.ts'
import type { Locale } from '#src/domain/locale.ts'
import { enoughConfidence } from '#src/domain/score/confidence.ts'
import { t } from '#src/i18n/text.ts'
import { forecastLines } from './evaluation-forecast-text.ts'
import { tierLines } from './evaluation-tiers-text.ts'
import { dynamicsLines, warningLines } from './evaluation-weeks-text.ts'
import { ownClassLines } from './own-classes-text.ts'
import { percent, signed, textTable, whole } from './text-table.ts'

function scopeLines(locale: Locale, evaluation: Evaluation, currency: string): string[] {
  const { period, days, customers, newcomers } = evaluation
  return [
    t(locale, 'evaluate.cli-scope', { customers: whole(customers), currency, ...period }),
    ...(days.judged < days.asked ? [t(locale, 'evaluate.cli-ends-early', days)] : []),
    t(locale, 'evaluate.cli-newcomers', { n: whole(newcomers.customers) }),
  ]
}

const methodTable = (locale: Locale, { methods }: Evaluation): string[] =>
  textTable(
    [
      t(locale, 'evaluate.cli-method'),
      t(locale, 'evaluate.cli-top', { share: 10 }),
      t(locale, 'evaluate.cli-top', { share: 20 }),
      t(locale, 'evaluate.cli-auc'),
      t(locale, 'evaluate.cli-against'),
      t(locale, 'evaluate.cli-interval'),
    ],
    methods.map(({ method, capture10, capture20, auc, vsAbc }) => [
      t(locale, `evaluate.cli-method-${method}`),
      percent(capture10),
      percent(capture20),
      auc.toFixed(3),
      method === 'abc' ? '' : signed(vsAbc.difference),
      method === 'abc' ? '' : `${signed(vsAbc.low)} … ${signed(vsAbc.high)}`,
    ]),
  )

const settingsText = (locale: Locale, { halfLifeDays, transform, ordersWeight }: KeySettings): string =>
  t(locale, 'evaluate.cli-settings', { days: halfLifeDays, transform, orders: percent(ordersWeight) })

const chosenLines = (locale: Locale, { chosen }: Evaluation): string[] => [
  t(locale, chosen.by === 'policy' ? 'evaluate.cli-given' : 'evaluate.cli-chosen', {
    settings: settingsText(locale, chosen.key),
    decay: chosen.decay.halfLifeDays,
  }),
  t(locale, 'evaluate.cli-previous', { settings: settingsText(locale, chosen.previous) }),
]

function stabilityLines(locale: Locale, { psi, confidence }: Evaluation): string[] {
  const { before, after, newlyUnsure } = confidence
  return [
    psi.psi === undefined
      ? t(locale, 'evaluate.cli-no-psi')
      : t(locale, 'evaluate.cli-psi', { psi: psi.psi.toFixed(3), day: psi.bornUntil }),
    t(locale, 'confidence.cli-drop', {
      before: percent(before),
      after: percent(after),
      unsure: whole(newlyUnsure),
      limit: Math.round(100 * enoughConfidence),
    }),
  ]
}

/** The evaluation as a person at a terminal reads it; money in the file's currency. */
export const evaluationText = (locale: Locale, evaluation: Evaluation, currency: string): string =>
  [
    ...scopeLines(locale, evaluation, currency),
    '',
    ...methodTable(locale, evaluation),
    ...chosenLines(locale, evaluation),
    '',
    ...tierLines(locale, evaluation),
    '',
    ...dynamicsLines(locale, evaluation),
    '',
    ...warningLines(locale, evaluation),
    '',
    ...stabilityLines(locale, evaluation),
    '',
    ...forecastLines(locale, evaluation),
    ...ownClassLines(locale, evaluation),
  ].join('\n')
