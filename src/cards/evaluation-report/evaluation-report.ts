import type { Evaluation } from '#src/domain/evaluation/evaluation.ts'
import { t } from '#src/i18n/text.ts'
import { calibrationSection } from './calibration.ts'
import { choiceSection } from './choice.ts'
import { classCheckSummary } from './class-check.ts'
import { confidenceSection, driftSection } from './drift.ts'
import { fairnessLead, fairnessSection } from './fairness.ts'
import { heldOutSection, heldOutVerdict } from './held-out.ts'
import { migrationSection } from './migration.ts'
import { paragraph, type Report, type ReportBlock } from './report.ts'
import { stabilityLead, stabilitySection } from './stability.ts'
import { type ReportReader, type Teller, tellerFor } from './teller.ts'
import { tiersLead, tiersSection } from './tiers.ts'
import { trackingLead, trackingSection } from './tracking.ts'
import { warningsLead, warningsSection } from './warnings.ts'

/** Who was judged, when, and what of. */
function frame({ customers, newcomers, period, days }: Evaluation, { locale, whole }: Teller): ReportBlock {
  return paragraph(
    t(locale, 'evaluate.frame', { customers: whole(customers), ...period, days: days.judged }),
    days.judged < days.asked && t(locale, 'evaluate.ends-early', days),
    newcomers.customers > 0 && t(locale, 'evaluate.newcomers', { customers: whole(newcomers.customers) }),
  )
}

/** The report's answers, one sentence each; the sections below show what they rest on. */
function inAMinute(evaluation: Evaluation, teller: Teller, classCheckFile: string): ReportBlock {
  const items = [
    heldOutVerdict(evaluation, teller),
    tiersLead(evaluation, teller),
    fairnessLead(evaluation, teller),
    stabilityLead(evaluation, teller),
    warningsLead(evaluation, teller),
    trackingLead(evaluation, teller),
    classCheckSummary(evaluation, teller, classCheckFile),
  ]
  return { kind: 'list', items: items.filter((item) => item !== '') }
}

const sections = [
  heldOutSection,
  tiersSection,
  migrationSection,
  fairnessSection,
  stabilitySection,
  warningsSection,
  calibrationSection,
  trackingSection,
  driftSection,
  confidenceSection,
  choiceSection,
]

/**
 * Whether the tiers meant something, for a person: the answers first, then each with its picture and table.
 * @param classCheckFile where the page on the company's own classes stands, if there is one
 */
export function evaluationReport(
  evaluation: Evaluation,
  reader: ReportReader,
  classCheckFile: string,
): Report {
  const teller = tellerFor(reader)
  return {
    title: t(reader.locale, 'evaluate.title'),
    lead: [
      frame(evaluation, teller),
      { kind: 'heading', text: t(reader.locale, 'evaluate.in-a-minute') },
      inAMinute(evaluation, teller, classCheckFile),
      ...(evaluation.ownClasses
        ? [{ kind: 'link' as const, text: t(reader.locale, 'class-check.title'), file: classCheckFile }]
        : []),
      paragraph(t(reader.locale, 'evaluate.interval-note')),
    ],
    sections: sections.map((section) => section(evaluation, teller)),
  }
}
