import type { Evaluation } from '#src/domain/evaluation/evaluation.ts'
import { t } from '#src/i18n/text.ts'
import { paragraph, type ReportSection } from './report.ts'
import type { Teller } from './teller.ts'

/** The tiers that count as lower: those whose shares `fromLower` sums up. */
function lowerTiers({ tiers }: Evaluation, { locale, tier }: Teller): string {
  const lower = tiers.slice(Math.ceil(tiers.length / 2))
  return lower.map(({ code }) => tier(code)).join(locale === 'zh' ? '、' : ', ')
}

/** How many of the next best sat where small customers sit. */
export const fairnessLead = (evaluation: Evaluation, teller: Teller): string =>
  t(teller.locale, 'evaluate.fair-lead', {
    share: teller.share(evaluation.fairness.fromLower, 0),
    tiers: lowerTiers(evaluation, teller),
  })

/** Where the next period's best customers sat before anyone could know it. */
export function fairnessSection(evaluation: Evaluation, teller: Teller): ReportSection {
  const { fairness, tiers, days } = evaluation
  const { locale, share, whole, fullTier } = teller
  const lowerFrom = Math.ceil(tiers.length / 2)

  return {
    heading: t(locale, 'evaluate.fair-heading'),
    blocks: [
      paragraph(fairnessLead(evaluation, teller)),
      {
        kind: 'chart',
        name: 'fairness',
        chart: {
          kind: 'bars',
          title: t(locale, 'evaluate.fair-title', { share: share(fairness.fromLower, 0) }),
          subtitle: t(locale, 'evaluate.fair-subtitle', { n: whole(fairness.top), days: days.judged }),
          bars: fairness.byStep.map((value, step) => ({
            label: fullTier(tiers[step]?.code ?? ''),
            value,
            shown: share(value),
            emphasis: step >= lowerFrom ? 'main' : 'plain',
          })),
        },
      },
    ],
  }
}
