import { clip } from '#src/cards/parts/clip.ts'
import { agoFor, dayFor, joined, type Reader } from '#src/cards/parts/reader.ts'
import type { Customer } from '#src/domain/customer.ts'
import { findContactAction, type Reminder } from '#src/domain/follow-up/reminder.ts'
import type { Policy } from '#src/domain/policy.ts'
import { daysBetween } from '#src/i18n/calendar.ts'
import { labelled, small } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** What a line about a reminder needs to know. */
export type ReminderAbout = {
  readonly reminder: Reminder
  readonly customer: Customer
  readonly policy: Policy
  /** The day of its occasion, where that can be read. */
  readonly occasionAt?: Date | undefined
}

function reasonOf(reader: Reader, { reminder, customer, policy }: ReminderAbout): string {
  const { locale } = reader
  const lastAt = customer.facts.lastTouch?.at
  if (reminder.kind === 'touch')
    return lastAt
      ? t(locale, 'remind.why-touch', { ago: agoFor(reader, lastAt) })
      : t(locale, 'remind.why-touch-first')
  if (reminder.kind === 'floor') return t(locale, 'remind.why-floor', { days: policy.followUp.floor.days })
  if (reminder.kind === 'occasion') return t(locale, `remind.why-${reminder.occasion ?? 'occasion'}`)
  if (reminder.action === findContactAction) return t(locale, 'remind.why-contact-gone')

  return t(locale, `remind.why-${reminder.kind}`)
}

/** `open for 2 days`; undefined on its own day. A timed one has a moment, and no day it is measured by. */
function overdueLine({ locale, zone, now }: Reader, { kind, since }: Reminder): string | undefined {
  const count = daysBetween(zone, since, now)
  return count > 0 && kind !== 'timed' ? t(locale, 'remind.why-overdue', { count }) : undefined
}

/** Why somebody is reminded now, in a few words: what it is for, and how long it has been open. */
export const whyNowLine = (reader: Reader, about: ReminderAbout): string =>
  joined([
    reasonOf(reader, about),
    about.occasionAt && dayFor(reader, about.occasionAt),
    overdueLine(reader, about.reminder),
  ])

/** `Phone · service`: the channel, and what it is about. */
export const howLine = ({ locale }: Reader, { channel, content }: Reminder): string =>
  joined([t(locale, `channel.${channel}`), t(locale, `touch.content-${content}`)])

/** `Acme: last touch 9 days ago · win the next order`: the whole in one line, for a list's fallback. */
export const reminderInShort = (reader: Reader, about: ReminderAbout): string =>
  labelled(
    reader.locale,
    clip(about.customer.name, 40),
    joined([whyNowLine(reader, about), small(about.reminder.goal[reader.locale])]),
  )
