import type { Card, CardFact } from '#src/cards/card.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import { dayFor, type Reader } from '#src/cards/parts/reader.ts'
import { tierName } from '#src/cards/parts/tier-name.ts'
import { toMinor } from '#src/domain/money.ts'
import type { Policy } from '#src/domain/policy.ts'
import { formatNumber, formatPercent } from '#src/i18n/format.ts'
import { formatMoney } from '#src/i18n/money.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { isTextKey, t } from '#src/i18n/text.ts'
import type { StoredEvaluation } from '#src/ports/evaluations.ts'

/** Nothing has been judged yet. */
export const noEvaluationCard = ({ locale }: Reader): Card =>
  plainCard(locale, t(locale, 'evaluate.none-title'), [t(locale, 'evaluate.none')])

type Judged = StoredEvaluation & { readonly result: NonNullable<StoredEvaluation['result']> }

function factsOf({ locale }: Reader, { result }: Judged): readonly CardFact[] {
  const key = result.methods.find(({ method }) => method === 'key')
  const { frequency } = result.warnings
  return [
    ...(key
      ? [
          {
            label: t(locale, 'evaluate.top-tenth'),
            value: t(locale, 'evaluate.top-tenth-value', { percent: formatPercent(locale, key.capture10) }),
          },
        ]
      : []),
    { label: t(locale, 'evaluate.from-lower'), value: formatPercent(locale, result.fairness.fromLower) },
    ...(frequency.n > 0
      ? [
          {
            label: t(locale, 'evaluate.warned'),
            value: t(locale, 'evaluate.warned-value', {
              percent: formatPercent(locale, frequency.share),
              n: frequency.n,
            }),
          },
        ]
      : []),
  ]
}

function tableOf({ locale }: Reader, { result, currency }: Judged, policy: Policy): Card['table'] {
  const hasSatisfied = result.tiers.some(({ satisfied }) => satisfied !== undefined)
  const columns = ['tier', 'customers', 'spend-share', 'spend-each', 'active'] as const
  return {
    columns: [
      ...columns.map((key) => t(locale, `evaluate.${key}`)),
      ...(hasSatisfied ? [t(locale, 'evaluate.satisfied')] : []),
    ],
    rows: result.tiers.map(({ code, customers, spendShare, spendEach, active, satisfied }) => [
      tierName(locale, policy, code),
      formatNumber(customers),
      formatPercent(locale, spendShare),
      formatMoney(locale, { amountMinor: toMinor(spendEach, currency), currency }),
      formatPercent(locale, active.share),
      ...(hasSatisfied ? [satisfied ? formatPercent(locale, satisfied.share) : '–'] : []),
    ]),
  }
}

/** Why a period could not be judged; a code that has no words yet keeps its operator's sentence. */
function refusedCard(reader: Reader, { refused, asOf, days }: StoredEvaluation): Card {
  const { locale } = reader
  const key = `evaluate.refused-${refused?.code ?? ''}`
  // Keys of this family take no parameters.
  const words = isTextKey(key) ? t(locale, key as 'evaluate.refused-next') : refused?.reason
  const period = t(locale, 'evaluate.refused-period', { days, from: dayFor(reader, asOf) })

  return plainCard(locale, t(locale, 'evaluate.refused-title'), [
    period,
    words ?? t(locale, 'evaluate.none'),
    t(locale, 'evaluate.refused-next'),
  ])
}

/** The newest period that was judged, with its figures, or why it could not be. */
export function evaluateCard(reader: Reader, evaluation: StoredEvaluation, policy: Policy): Card {
  const { locale } = reader
  const { result, asOf, days, customers, sampled, policyVersion: version } = evaluation
  if (!result) return refusedCard(reader, evaluation)

  const judged: Judged = { ...evaluation, result }
  const title = t(locale, 'evaluate.card-title', { from: dayFor(reader, asOf) })
  const facts = factsOf(reader, judged)
  const table = tableOf(reader, judged, policy)
  return {
    title,
    tone: 'neutral',
    text: sentences(locale, [
      title,
      ...(table?.rows ?? []).map((row) => row.join(' ')),
      ...facts.map(({ label, value }) => `${label} ${value}`),
    ]),
    facts,
    ...(table ? { table } : {}),
    footer: t(locale, 'evaluate.footer', {
      days,
      customers: formatNumber(customers),
      sampled: formatNumber(sampled),
      version,
    }),
  }
}
