import type { Card, CardBar } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { dataFooter } from '#src/cards/parts/footer.ts'
import type { Reader } from '#src/cards/parts/reader.ts'
import type { TierCardInput } from '#src/cards/tier/card-input.ts'
import { customerOpeners, whyButton } from '#src/cards/tier/tier-card.ts'
import { viewLines } from '#src/cards/tier/view-lines.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { ProspectExplanation } from '#src/domain/prospect/explain-prospect.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { capital, labelled, sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import { prospectHistory, prospectOutlook, prospectPoints } from './prospect-facts.ts'
import { fitLine } from './prospect-fit.ts'
import { prospectLines, prospectName } from './prospect-lines.ts'
import { prospectStepLines } from './prospect-step.ts'

/** What the card of a prospect is made of. */
export type ProspectCardInput = Omit<TierCardInput, 'explained'> & { readonly prospect: ProspectExplanation }

/** Where a prospect stands among prospects, why, how old it is, and what to do next. */
export function prospectCard(locale: Locale, zone: string, input: ProspectCardInput): Card {
  const reader: Reader = { locale, zone, now: input.now, calendar: input.calendar }
  const { customer, policy, prospect } = input
  const step = stepOf(reader, input)
  const body = [...viewLines(reader, input.view, policy), ...prospectLines(reader, prospect, policy)]

  return {
    title: titleOf(locale, input),
    tone: toneOf(input),
    text: sentences(locale, [
      inWords(locale, input),
      ...body,
      prospectPoints(locale, prospect),
      step ? t(locale, 'next-step.in-words', { step: step.short }) : '',
    ]),
    body,
    facts: [
      { label: t(locale, 'points.label'), value: prospectPoints(locale, prospect) },
      { label: t(locale, 'fit.label'), value: capital(fitLine(locale, prospect.fit, policy)) },
      ...prospectOutlook(reader, prospect, policy),
      ...prospectHistory(reader, customer, prospect, policy, input.owner),
      ...(step ? [{ label: t(locale, 'next-step.label'), value: step.full }] : []),
    ],
    bars: barsOf(locale, prospect),
    actions: [whyButton(locale, customer, input.view), ...customerOpeners(locale, input)],
    footer: dataFooter(reader, policy, input.dataUpTo, input.rests),
  }
}

/** The same for service: tier, promise, history and owner, without points. */
export function serviceProspectCard(locale: Locale, zone: string, input: ProspectCardInput): Card {
  const reader: Reader = { locale, zone, now: input.now, calendar: input.calendar }
  const { customer, policy, prospect, owner } = input
  const body = prospectLines(reader, prospect, policy)
  const every = stepOf(reader, input)?.cadenceDays
  const promise =
    every === undefined
      ? []
      : [{ label: t(locale, 'tier.promise'), value: t(locale, 'cadence.every', { count: every }) }]

  return {
    title: titleOf(locale, input),
    tone: 'neutral',
    text: sentences(locale, [
      inWords(locale, input),
      ...body,
      ...promise.map(({ label, value }) => labelled(locale, label, value)),
    ]),
    body,
    facts: [...promise, ...prospectHistory(reader, customer, prospect, policy, owner ?? null)],
    footer: dataFooter(reader, policy, input.dataUpTo, input.rests),
  }
}

const nameOf = (locale: Locale, { policy, prospect }: ProspectCardInput): string =>
  prospectName(locale, policy, prospect.state)

const titleOf = (locale: Locale, input: ProspectCardInput): string =>
  t(locale, 'tier.title', { name: clip(input.customer.name), tier: nameOf(locale, input) })

const inWords = (locale: Locale, input: ProspectCardInput): string =>
  t(locale, 'tier.in-words', { tier: nameOf(locale, input), name: clip(input.customer.name) })

/** One that has ended needs nothing by a plan. */
const stepOf = (reader: Reader, { prospect, ...input }: ProspectCardInput) =>
  prospect.state.outcome ? undefined : prospectStepLines(reader, input, prospect.state.tier)

/** Good in the best tier, a warning where competitors have had the time, else neutral. */
function toneOf({ policy, prospect }: ProspectCardInput): Card['tone'] {
  if (prospect.state.outcome) return 'neutral'
  if (prospect.isOld) return 'warning'
  return prospect.state.tier === policy.prospects.tiers[0]?.code ? 'good' : 'neutral'
}

/** Both parts on one scale; the mark is the average customer's fit. */
const barsOf = (locale: Locale, { fit, engagement }: ProspectExplanation): readonly CardBar[] => [
  {
    label: t(locale, 'fit.label'),
    share: fit.fit / 100,
    mark: 0.5,
    value: t(locale, 'fit.against-average', { fit: formatNumber(fit.fit) }),
  },
  {
    label: t(locale, 'part.engagement'),
    share: engagement / 100,
    value: t(locale, 'prospect.of-hundred', { points: formatNumber(engagement) }),
  },
]
