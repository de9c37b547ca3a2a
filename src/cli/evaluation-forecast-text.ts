import type { Evaluation } from '#src/domain/evaluation/evaluation.ts'
import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'
import { signed, textTable, whole } from './text-table.ts'

function fitLines(locale: Locale, { fits }: Evaluation): string[] {
  const named = [
    ['BG/NBD', fits.bgNbd],
    ['Pareto/NBD', fits.paretoNbd],
    ['Gamma-Gamma', fits.gammaGamma],
  ] as const
  return named.flatMap(([name, fit]) => {
    if (!fit) return []
    const parameters = Object.entries(fit.parameters).map(([key, value]) => `${key} ${value.toFixed(4)}`)
    const on = t(locale, 'evaluate.cli-fitted-on', { method: fit.method, n: whole(fit.customers) })
    const warnings = fit.warnings.map(({ code }) => `, ${code}`).join('')
    return `${name.padEnd(11)}  ${parameters.join('  ')}  LL ${fit.logLikelihood.toFixed(2)}  (${on}${warnings})`
  })
}

function trackingLine(locale: Locale, { tracking }: Evaluation): string {
  const last = tracking.at(-1)
  if (!last || last.actual === 0) return t(locale, 'evaluate.cli-nothing-to-track')
  const unit = locale === 'zh' ? '%' : ' %'
  const off = (expected: number) => `${whole(expected)} (${signed(expected / last.actual - 1)}${unit})`
  return t(locale, 'evaluate.cli-tracking', {
    week: last.week,
    actual: whole(last.actual),
    bg: off(last.bgNbd),
    pareto: off(last.paretoNbd),
  })
}

function calibrationLines(locale: Locale, { calibration }: Evaluation): string[] {
  if (!calibration) return []
  return [
    ...textTable(
      [
        t(locale, 'evaluate.cli-decile'),
        t(locale, 'evaluate.cli-customers'),
        t(locale, 'evaluate.cli-predicted'),
        t(locale, 'evaluate.cli-actual'),
      ],
      calibration.map(({ decile, customers, predicted, actual }) => [
        String(decile),
        whole(customers),
        predicted.toFixed(2),
        actual.toFixed(2),
      ]),
    ),
    '',
  ]
}

/** The models: expected spend beside the real one, what was fitted, and the base's total tracked. */
export const forecastLines = (locale: Locale, evaluation: Evaluation): string[] => [
  ...calibrationLines(locale, evaluation),
  ...fitLines(locale, evaluation),
  trackingLine(locale, evaluation),
]
