import type { Evaluation } from '#src/domain/evaluation/evaluation.ts'
import type { KeySettings } from '#src/domain/evaluation/key.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'
import { methodName, methodOf } from './held-out.ts'
import { paragraph, type ReportSection, type ReportTable } from './report.ts'
import type { Teller } from './teller.ts'

/** One method's settings in a sentence. */
function settingsLine(
  method: string,
  { halfLifeDays, transform, ordersWeight }: KeySettings,
  { locale, share }: Teller,
): string {
  return t(locale, 'evaluate.choice-settings', {
    name: methodName(locale, method),
    days: halfLifeDays,
    transform: t(locale, `evaluate.transform-${transform}`),
    orders: share(ordersWeight, 0),
    spend: share(1 - ordersWeight, 0),
  })
}

function fitsTable({ fits }: Evaluation, { locale, whole }: Teller): ReportTable {
  const named = [
    ['BG/NBD', fits.bgNbd],
    ['Pareto/NBD', fits.paretoNbd],
    ['Gamma-Gamma', fits.gammaGamma],
  ] as const
  const columns = ['model', 'parameters', 'likelihood', 'on-customers'] as const

  return {
    kind: 'table',
    columns: columns.map((column) => t(locale, `evaluate.${column}`)),
    words: [1],
    rows: named.flatMap(([name, fit]) =>
      fit
        ? [
            [
              name,
              Object.entries(fit.parameters)
                .map(([parameter, value]) => `${parameter} ${formatNumber(value, 4)}`)
                .join(', '),
              formatNumber(fit.logLikelihood, 2).replace('-', '−'),
              whole(fit.customers),
            ],
          ]
        : [],
    ),
  }
}

/** What was chosen, by what, and the models as fitted. */
export function choiceSection(evaluation: Evaluation, teller: Teller): ReportSection {
  const { chosen } = evaluation
  const { locale } = teller
  const decay = {
    name: methodName(locale, 'decay'),
    days: chosen.decay.halfLifeDays,
  }

  return {
    heading: t(locale, 'evaluate.choice-heading'),
    blocks: [
      paragraph(t(locale, `evaluate.choice-${chosen.by}`)),
      {
        kind: 'list',
        items: [
          settingsLine('key', chosen.key, teller),
          ...(methodOf(evaluation, 'previous') ? [settingsLine('previous', chosen.previous, teller)] : []),
          t(locale, 'evaluate.choice-decay', decay),
        ],
      },
      paragraph(t(locale, 'evaluate.fits')),
      fitsTable(evaluation, teller),
    ],
  }
}
