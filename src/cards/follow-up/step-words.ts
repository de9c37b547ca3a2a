import { dayFor, type Reader } from '#src/cards/parts/reader.ts'
import type { Channel } from '#src/domain/event.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Bilingual } from '#src/domain/locale.ts'
import { labelled, sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** One touch of a plan: by what, for what, and the one thing to ask for. */
type PlannedTouch = {
  readonly channel: Channel
  readonly goal: Bilingual
  readonly callToAction: Bilingual
}

/** `next-step.by`: the day is still to come. */
function whenOf({ zone, now }: Reader, dueAt: Date) {
  const [due, today] = [localDay(dueAt, zone), localDay(now, zone)]
  if (due === today) return 'next-step.today'
  return due < today ? 'next-step.overdue' : 'next-step.by'
}

/** `Phone by Fri 27 Nov: win the next order`, in full with the one thing to ask and what else there is to say. */
export function stepWords(
  reader: Reader,
  { channel, goal, callToAction }: PlannedTouch,
  dueAt: Date,
  more = '',
): { readonly short: string; readonly full: string } {
  const { locale } = reader
  const words = { channel: t(locale, `channel.${channel}`), day: dayFor(reader, dueAt) }
  const when = t(locale, whenOf(reader, dueAt), words)
  const short = labelled(locale, when, goal[locale])

  return { short, full: sentences(locale, [short, callToAction[locale], more]) }
}
