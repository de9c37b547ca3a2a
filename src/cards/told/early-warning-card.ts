import type { Card, CardFact } from '#src/cards/card.ts'
import { nextStepLines } from '#src/cards/follow-up/next-step.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { lastOrderLine } from '#src/cards/parts/last-seen.ts'
import { joined, type Reader } from '#src/cards/parts/reader.ts'
import { shortTierName, tierName } from '#src/cards/parts/tier-name.ts'
import { whyButton } from '#src/cards/tier/tier-card.ts'
import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import type { Care } from '#src/domain/follow-up/next-step.ts'
import type { BaseForecast } from '#src/domain/forecast/fit-base.ts'
import { usualGapDays } from '#src/domain/lifecycle.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { explain } from '#src/domain/tier/explain.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { capital, sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import type { EarlyWarningNotice } from '#src/ports/outbox.ts'
import { expectedLine, rangeLine, recordLine } from './warning-lines.ts'

/** What an early warning is made of; the card is built at delivery, while it still stands. */
export type EarlyWarningInput = {
  readonly customer: Customer
  readonly notice: EarlyWarningNotice
  readonly policy: Policy
  /** The newest cut, for today's points. */
  readonly cut?: Cut
  /** The base's fit, for the named state that chooses the next step. */
  readonly forecast?: BaseForecast | undefined
  /** What is planned: the next step is the same there and here. */
  readonly care?: Care | undefined
  /** The owner's name, where somebody else reads it. */
  readonly owner?: string | undefined
  readonly now: Date
  readonly calendar?: WorkCalendar | undefined
}

/** Tells the owner of a demotion before it happens: which, when, how often that comes true, what faded, what to do now. */
export function earlyWarningCard(locale: Locale, zone: string, input: EarlyWarningInput): Card {
  const reader: Reader = { locale, zone, now: input.now, calendar: input.calendar }
  const { customer, notice, policy } = input
  const tier = shortTierName(locale, policy, notice.to)
  const title = t(locale, 'early-warning.title', {
    name: clip(customer.name),
    tier: tierName(locale, policy, notice.to),
  })
  const range = expectedLine(reader, notice, tier)
  const record = recordLine(locale, notice)
  const step = nextStepLines(reader, input)

  return {
    title,
    badge: [...notice.from].slice(0, 3).join(''),
    tone: 'warning',
    text: sentences(locale, [
      title,
      range,
      capital(record),
      step ? t(locale, 'next-step.in-words', { step: step.short }) : '',
    ]),
    body: [t(locale, 'early-warning.if-base', { range }), t(locale, 'early-warning.saved')],
    facts: factsOf(reader, input, step?.full),
    actions: [
      whyButton(locale, customer),
      {
        kind: 'button',
        label: t(locale, 'tier.refresh'),
        call: { command: 'tier', input: { customer: customer.ref } },
      },
    ],
  }
}

function factsOf(reader: Reader, input: EarlyWarningInput, step: string | undefined): readonly CardFact[] {
  const { locale } = reader
  const { notice, policy, owner } = input
  const from = tierName(locale, policy, notice.from)
  const to = tierName(locale, policy, notice.to)

  return [
    { label: t(locale, 'promotion.change-label'), value: t(locale, 'promotion.change', { from, to }) },
    { label: t(locale, 'early-warning.when'), value: capital(rangeLine(reader, notice)) },
    { label: t(locale, 'early-warning.record-label'), value: capital(recordLine(locale, notice)) },
    ...pointsFact(reader, input),
    { label: t(locale, 'early-warning.faded'), value: fadedLine(reader, input) },
    ...(owner === undefined ? [] : [{ label: t(locale, 'owner.label'), value: owner }]),
    ...(step === undefined ? [] : [{ label: t(locale, 'promotion.do-now'), value: step }]),
  ]
}

/** Today's points beside the line that keeps the tier. */
function pointsFact(
  { locale }: Reader,
  { customer, cut, policy, now }: EarlyWarningInput,
): readonly CardFact[] {
  const explained = cut && explain({ customer, cut, policy, now })
  if (explained?.tier?.keepPoints === undefined) return []

  const value = t(locale, 'early-warning.keep', {
    points: formatNumber(explained.points.total),
    keep: formatNumber(explained.tier.keepPoints),
    tier: shortTierName(locale, policy, explained.tier.code),
  })
  return [{ label: t(locale, 'points.label'), value }]
}

/** The last order, and the rhythm it was expected in: one order alone shows none. */
function fadedLine(reader: Reader, { customer, policy }: EarlyWarningInput): string {
  const usual = Math.max(1, Math.round(usualGapDays(customer.facts, policy)))
  const hasRhythm = customer.facts.purchaseDays > 1

  const order = lastOrderLine(reader, customer, true)
  return joined([
    t(reader.locale, 'early-warning.last-order', { order }),
    hasRhythm ? t(reader.locale, 'early-warning.rhythm', { count: usual }) : undefined,
  ])
}
