import type { Card, CardFact } from '#src/cards/card.ts'
import { carePlanFact } from '#src/cards/follow-up/care-plan.ts'
import { nextStepLines } from '#src/cards/follow-up/next-step.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { lastOrderLine } from '#src/cards/parts/last-seen.ts'
import { dayFor, joined, type Reader } from '#src/cards/parts/reader.ts'
import { standingTierName, tierName } from '#src/cards/parts/tier-name.ts'
import { movedLine } from '#src/cards/tier/moved-lines.ts'
import { pointsValue, rankLine } from '#src/cards/tier/points-line.ts'
import { whyButton } from '#src/cards/tier/tier-card.ts'
import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import type { Care } from '#src/domain/follow-up/next-step.ts'
import type { BaseForecast } from '#src/domain/forecast/fit-base.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { type TierWay, tierWay } from '#src/domain/tell/tier-way.ts'
import { explain } from '#src/domain/tier/explain.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import { formatPercent } from '#src/i18n/format.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import type { TierChangeNotice } from '#src/ports/outbox.ts'

/** What a notice of a change is made of; the card is built at delivery, when more may have happened. */
export type TierChangeInput = {
  readonly customer: Customer
  readonly notice: TierChangeNotice
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

/** Tells the owner that a tier has changed: from, to, why, and what to do now. */
export function tierChangeCard(locale: Locale, zone: string, input: TierChangeInput): Card {
  const reader: Reader = { locale, zone, now: input.now, calendar: input.calendar }
  const { customer, notice } = input
  const way = tierWay(input.policy, notice)
  const title = titleOf(locale, input, way)
  const reason = reasonOf(locale, input)
  const moved = notice.moved && !isRefunded(notice) ? movedLine(reader, notice.moved) : ''
  const since = sinceThen(locale, input)
  const step = nextStepLines(reader, input)

  return {
    title,
    badge: [...notice.to].slice(0, 3).join(''),
    tone: way === 'up' ? 'good' : way === 'down' ? 'warning' : 'neutral',
    text: sentences(locale, [
      title,
      moved,
      reason,
      since,
      step ? t(locale, 'next-step.in-words', { step: step.short }) : '',
    ]),
    body: [moved, reason, since].filter((line) => line !== ''),
    facts: factsOf(reader, input),
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

function titleOf(locale: Locale, { customer, notice, policy }: TierChangeInput, way: TierWay): string {
  const words = { name: clip(customer.name), tier: tierName(locale, policy, notice.to) }
  return t(locale, `promotion.${way}-title`, words)
}

/** A promotion that a refund has called back: its reason says both. */
const isRefunded = ({ evidence, moved }: TierChangeNotice): boolean =>
  evidence.reason === 'withdrawn' && moved?.kind === 'refund'

/** The evidence of that moment in one sentence. */
function reasonOf(locale: Locale, { notice, policy }: TierChangeInput): string {
  if (isRefunded(notice)) return t(locale, 'promotion.why-refunded')
  const { reason, kappa, cutKappa } = notice.evidence
  if (reason === 'demoted')
    return t(locale, 'promotion.why-down', { days: String(policy.hysteresis.confirmDays) })
  if (reason !== 'promoted') return t(locale, `promotion.why-${reason}`)
  if (kappa === undefined || cutKappa === undefined) return ''

  const percent = formatPercent(locale, 2 ** (kappa - cutKappa) - 1)
  return t(locale, 'promotion.why-up', { percent })
}

/** A message may be read late: what stands now goes before what it was about. */
function sinceThen(locale: Locale, { customer, notice, policy, now }: TierChangeInput): string {
  if (standingTier(customer, now) === notice.to) return ''
  return t(locale, 'promotion.since-then', { tier: standingTierName(locale, policy, customer, now) })
}

function factsOf(reader: Reader, input: TierChangeInput): readonly CardFact[] {
  const { locale } = reader
  const { customer, notice, policy, cut, owner, now } = input
  const to = tierName(locale, policy, notice.to)
  const change = notice.from === undefined ? to : arrow(locale, tierName(locale, policy, notice.from), to)
  const explained = cut && explain({ customer, cut, policy, now })
  const step = nextStepLines(reader, input)
  const stands = standingTier(customer, now) === notice.to
  const plan = stands ? carePlanFact(reader, policy, notice.plan) : undefined

  return [
    { label: t(locale, 'promotion.change-label'), value: joined([change, dayFor(reader, notice.at)]) },
    ...(explained
      ? [
          {
            label: t(locale, 'points.label'),
            value: joined([pointsValue(locale, explained), rankLine(locale, explained)]),
          },
        ]
      : []),
    ...(owner === undefined ? [] : [{ label: t(locale, 'owner.label'), value: owner }]),
    { label: t(locale, 'order.last'), value: lastOrderLine(reader, customer, true) },
    ...(step ? [{ label: t(locale, 'promotion.do-now'), value: step.full }] : []),
    ...(plan ? [plan] : []),
  ]
}

const arrow = (locale: Locale, from: string, to: string): string =>
  t(locale, 'promotion.change', { from, to })
