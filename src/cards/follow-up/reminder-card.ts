import type { Card, CardButton, CardFact } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { lastOrderLine, lastTouchLine } from '#src/cards/parts/last-seen.ts'
import { dayFor, joined, type Reader } from '#src/cards/parts/reader.ts'
import { standingTierName } from '#src/cards/parts/tier-name.ts'
import { whyButton } from '#src/cards/tier/tier-card.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Suggestion } from '#src/domain/preference.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import { capital, labelled, sentences, small } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import { draftButton } from './draft-card.ts'
import { alsoBoughtLine, recommendation } from './next-step.ts'
import { answerButton, outcomeButtons, snoozeSelect } from './reminder-actions.ts'
import { howLine, type ReminderAbout, whyNowLine } from './reminder-lines.ts'

/** What a reminder's card is made of; absent is what nobody knows. */
export type ReminderInput = ReminderAbout & {
  /** The newest note or remark on the customer. */
  readonly lastWords?: { readonly text: string; readonly at: Date } | undefined
  /** What the customer waits for, in one line. */
  readonly problem?: string | undefined
  /** What the base's customers buy together; named where a recommendation is the step. */
  readonly pairs?: readonly Suggestion[] | undefined
  /** The next one. */
  readonly birthday?: Date | undefined
  /** The days it can be put off to. */
  readonly snoozeDays?: readonly { readonly day: string; readonly at: Date }[]
  readonly now: Date
}

const mostWords = 160

/** One thing to do for one customer: who, why now, what is known, one goal, one call to action, and how it ended. */
export function reminderCard(locale: Locale, zone: string, input: ReminderInput): Card {
  const reader: Reader = { locale, zone, now: input.now }
  const { reminder, customer, snoozeDays = [] } = input
  const why = whyNowLine(reader, input)
  const title = titleOf(reader, input)
  const note = noteOf(locale, input)
  const isLate = reminder.isUrgent || reminder.since.getTime() < input.now.getTime() - 86_400_000
  const code = standingTier(customer, input.now)

  return {
    title,
    ...(code === undefined ? {} : { badge: [...code].slice(0, 3).join('') }),
    tone: isLate && reminder.kind !== 'timed' ? 'warning' : 'neutral',
    text: sentences(locale, [
      title,
      note,
      capital(why),
      t(locale, 'remind.in-words', { goal: small(reminder.goal[locale]) }),
      reminder.callToAction[locale],
    ]),
    body: [note].filter((line) => line !== ''),
    facts: [...taskFacts(reader, input, why), ...contextFacts(reader, input)],
    actions: [
      ...outcomeButtons(reader, reminder),
      ...answerButton(reader, reminder, customer),
      ...snoozeSelect(reader, reminder, snoozeDays),
      draftButton(locale, { reminder: reminder._id }),
      { ...quiet(whyButton(locale, customer)), spare: true },
    ],
  }
}

function titleOf({ locale, now }: Reader, { reminder, customer, policy }: ReminderInput): string {
  const name = clip(customer.name)
  if (reminder.kind === 'timed') return t(locale, 'remind.timed-title', { name })

  return t(locale, 'remind.title', { name, tier: standingTierName(locale, policy, customer, now) })
}

/** What the rep wrote to themselves. */
const noteOf = (locale: Locale, { reminder: { note } }: ReminderInput): string =>
  note === undefined || note === '' ? '' : labelled(locale, t(locale, 'remind.own-note'), clip(note, 500))

/** What is to be done; whoever timed it themselves knows, and gets the goal as a help. */
function taskFacts(reader: Reader, input: ReminderInput, why: string): readonly CardFact[] {
  const { locale } = reader
  const { reminder, customer, pairs } = input
  const named = reminder.action === recommendation ? alsoBoughtLine(locale, customer, pairs) : ''

  return [
    { label: t(locale, 'remind.why'), value: capital(why) },
    { label: t(locale, 'remind.how'), value: howLine(reader, reminder) },
    { label: t(locale, 'remind.goal'), value: capital(reminder.goal[locale]) },
    { label: t(locale, 'remind.ask'), value: reminder.callToAction[locale] },
    ...(named === '' ? [] : [{ label: t(locale, 'remind.suggest'), value: named }]),
  ]
}

/** What a person wants to have in mind before they call; what is not known has no line. */
function contextFacts(
  reader: Reader,
  { customer, lastWords, problem, birthday }: ReminderInput,
): readonly CardFact[] {
  const { locale } = reader
  const words = lastWords && joined([clip(lastWords.text, mostWords), dayFor(reader, lastWords.at)])
  const lines: readonly (readonly [string, string | undefined])[] = [
    [t(locale, 'remind.problem'), problem && clip(problem, mostWords)],
    [t(locale, 'remind.last-words'), words],
    [t(locale, 'order.last'), lastOrderLine(reader, customer, true)],
    [t(locale, 'touch.last'), lastTouchLine(reader, customer)],
    [t(locale, 'remind.birthday'), birthday && dayFor(reader, birthday)],
  ]

  return lines.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]))
}

/** How it ended is what the card asks for: one button stands out, not two. */
const quiet = ({ style: _, ...button }: CardButton): CardButton => button
