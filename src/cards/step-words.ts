import type { Channel } from '#src/domain/event.ts'
import type { Bilingual } from '#src/domain/locale.ts'
import { labelled, sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import { dayFor, type Reader, workingDayFor } from './reader.ts'

/** One touch of a plan: by what, for what, and the one thing to ask for. */
type PlannedTouch = {
  readonly channel: Channel
  readonly goal: Bilingual
  readonly callToAction: Bilingual
}

/** `Phone by Fri 27 Nov: win the next order`, on a working day, and in full with the one thing to ask and what else there is to say. */
export function stepWords(
  reader: Reader,
  { channel, goal, callToAction }: PlannedTouch,
  dueAt: Date,
  more = '',
): { readonly short: string; readonly full: string } {
  const { locale, now } = reader
  const due = workingDayFor(reader, dueAt)
  const words = { channel: t(locale, `channel.${channel}`), day: dayFor(reader, due) }
  const when = t(locale, due < now ? 'next-step.overdue' : 'next-step.by', words)
  const short = labelled(locale, when, goal[locale])

  return { short, full: sentences(locale, [short, callToAction[locale], more]) }
}
