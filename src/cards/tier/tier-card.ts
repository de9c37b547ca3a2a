import type { Card, CardAction, CardButton, CardFact } from '#src/cards/card.ts'
import { draftButton } from '#src/cards/follow-up/draft-card.ts'
import { nextStepLines } from '#src/cards/follow-up/next-step.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { dataFooter } from '#src/cards/parts/footer.ts'
import { type FormCommand, formOpener } from '#src/cards/parts/form-openers.ts'
import { joined, type Reader } from '#src/cards/parts/reader.ts'
import { standingTierName } from '#src/cards/parts/tier-name.ts'
import { toneOf } from '#src/cards/parts/tone.ts'
import type { Customer } from '#src/domain/customer.ts'
import { wantsNothing } from '#src/domain/follow-up/opted-out.ts'
import type { Locale } from '#src/domain/locale.ts'
import { present } from '#src/domain/present.ts'
import type { Explanation } from '#src/domain/tier/explain.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import { labelled, sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import type { TierCardInput } from './card-input.ts'
import { partBars } from './part-bars.ts'
import { pointsLine, rankLine } from './points-line.ts'
import { standingLines } from './standing.ts'
import { serviceFacts, tierFacts } from './tier-facts.ts'
import { type CardView, lateRows, viewLines } from './view-lines.ts'

type Step = NonNullable<ReturnType<typeof nextStepLines>>

/** The tier of one customer: where it stands, why, what is about to change, and what to do next. */
export function tierCard(locale: Locale, zone: string, input: TierCardInput): Card {
  const reader: Reader = { locale, zone, now: input.now, calendar: input.calendar }
  const { customer, policy } = input
  const explained = explainedOf(input)
  const tier = standingTierName(locale, policy, customer, input.now)
  const step = stepOf(reader, input)

  return {
    ...headOf(reader, input, tier),
    tone: toneOf(reader, customer, explained),
    text: textOf(reader, input, tier, step),
    facts: [...tierFacts(reader, { ...input, explained }), ...stepFact(reader, step)],
    ...(explained ? { bars: partBars(reader, explained) } : {}),
    actions: [
      ...(explained ? [whyButton(locale, customer, input.view)] : []),
      ...customerOpeners(locale, input),
    ],
    ...(input.view?.late.length ? { rows: lateRows(reader, input.view) } : {}),
    footer: dataFooter(reader, policy, input.dataUpTo, input.rests),
  }
}

/** What is next, in short and in full; what was needs none. */
const stepOf = (reader: Reader, input: TierCardInput): Step | undefined =>
  input.view?.asOf
    ? undefined
    : nextStepLines(reader, { ...input, ...present({ pairs: input.forecast?.pairs }) })

const stepFact = ({ locale }: Reader, step: Step | undefined): readonly CardFact[] =>
  step ? [{ label: t(locale, 'next-step.label'), value: step.full }] : []

/** What one does next with a customer; nothing of it to what was or would be. */
export function customerOpeners(
  locale: Locale,
  { customer, view }: Pick<TierCardInput, 'customer' | 'view'>,
): readonly CardAction[] {
  if (view) return []
  const { ref, kind } = customer
  const open = (command: FormCommand) => formOpener(locale, command, { customer: ref })
  const words = wantsNothing(customer) ? [] : [draftButton(locale, { customer: ref })]

  // A prospect's tier is not set by hand.
  return [open('log'), ...words, open('remind'), ...(kind === 'customer' ? [open('override')] : [])]
}

/** Points, rank and outlook belong to a tier: without one there is nothing to explain. */
const explainedOf = ({ customer, explained }: TierCardInput): Explanation | undefined =>
  customer.tier ? explained : undefined

/** The same for service: tier, promise and owner, without amounts. */
export function serviceTierCard(locale: Locale, zone: string, input: TierCardInput): Card {
  const reader: Reader = { locale, zone, now: input.now }
  const tier = standingTierName(locale, input.policy, input.customer, input.now)
  const facts = serviceFacts(reader, input)
  const inWords = facts.slice(0, 2).map(({ label, value }) => labelled(locale, label, value))

  return {
    ...headOf(reader, input, tier),
    tone: 'neutral',
    text: sentences(locale, [
      t(locale, 'tier.in-words', { tier, name: clip(input.customer.name) }),
      ...standingLines(reader, input),
      ...inWords,
    ]),
    facts,
    footer: dataFooter(reader, input.policy, input.dataUpTo, input.rests),
  }
}

/** The button that leads to the evidence. */
export const whyButton = (locale: Locale, { ref }: Customer, view?: CardView): CardButton => ({
  kind: 'button',
  label: t(locale, 'why.button'),
  call: { command: 'why', input: { customer: ref, ...view?.input } },
  style: 'primary',
})

function headOf(reader: Reader, input: TierCardInput, tier: string) {
  const { customer, now } = input
  const code = standingTier(customer, now)

  return {
    title: t(reader.locale, 'tier.title', { name: clip(customer.name), tier }),
    ...(code === undefined ? {} : { badge: [...code].slice(0, 3).join('') }),
    body: [...viewLines(reader, input.view, input.policy), ...standingLines(reader, input)],
  }
}

function textOf(reader: Reader, input: TierCardInput, tier: string, step: Step | undefined): string {
  const { locale } = reader
  const { customer, policy } = input
  const explained = explainedOf(input)

  return sentences(locale, [
    t(locale, 'tier.in-words', { tier, name: clip(customer.name) }),
    ...viewLines(reader, input.view, policy),
    ...standingLines(reader, input),
    explained ? joined([pointsLine(locale, explained), rankLine(locale, explained)]) : '',
    step ? t(locale, 'next-step.in-words', { step: step.short }) : '',
  ])
}
