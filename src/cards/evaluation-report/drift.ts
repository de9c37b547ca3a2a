import type { Evaluation } from '#src/domain/evaluation/evaluation.ts'
import { t } from '#src/i18n/text.ts'
import { paragraph, type ReportSection } from './report.ts'
import type { Teller } from './teller.ts'

/** Lewis's conventions (1994). */
const alike = 0.1
const shifted = 0.25

/** The drift of the score, in words. */
function driftLine({ psi: { psi, bornUntil } }: Evaluation, { locale }: Teller): string {
  if (psi === undefined) return t(locale, 'evaluate.psi-none')
  const verdict = psi < alike ? 'stable' : psi < shifted ? 'watch' : 'shifted'
  return t(locale, `evaluate.psi-${verdict}`, { psi: psi.toFixed(2), until: bornUntil })
}

/** Whether a score still means what it meant. */
export const driftSection = (evaluation: Evaluation, teller: Teller): ReportSection => ({
  heading: t(teller.locale, 'evaluate.psi-heading'),
  blocks: [paragraph(driftLine(evaluation, teller), t(teller.locale, 'evaluate.psi-explain'))],
})

/** How far the data behind the tiers has thinned out. */
export function confidenceSection({ confidence }: Evaluation, teller: Teller): ReportSection {
  const { locale, share, points, whole } = teller
  return {
    heading: t(locale, 'confidence.heading'),
    blocks: [
      paragraph(
        t(locale, 'confidence.lead', {
          before: share(confidence.before),
          after: share(confidence.after),
          change: points(-confidence.drop),
        }),
        confidence.newlyUnsure > 0
          ? t(locale, 'confidence.unsure', { n: whole(confidence.newlyUnsure) })
          : t(locale, 'confidence.none-unsure'),
        t(locale, 'confidence.orders-only'),
      ),
    ],
  }
}
