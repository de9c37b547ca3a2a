import type { Locale } from '#src/domain/locale.ts'
import { type DateWords, datesIn, type WhenWritten } from '#src/grammar/date-words.ts'
import type { NoteInput } from './shapes.ts'

/** When a note was written; a zone that is none (a name was taken out of it) is read as UTC. */
export function writtenAt({ nowMs, zone }: Pick<NoteInput, 'nowMs' | 'zone'>): WhenWritten {
  return { now: new Date(nowMs), zone: isZone(zone) ? zone : 'UTC' }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}

/** The days that a note names, as our own reader has them. */
export const daysNamed = (input: NoteInput): readonly DateWords[] => datesIn(input.text, writtenAt(input))

const weekdays = { en: 'en-GB', zh: 'zh-CN' } as const

/** `2026-12-16 (Wednesday)`. */
export function dayInWords(locale: Locale, day: string): string {
  const name = new Intl.DateTimeFormat(weekdays[locale], { weekday: 'long', timeZone: 'UTC' })
  const weekday = name.format(new Date(`${day}T12:00:00Z`))
  return locale === 'zh' ? `${day}（${weekday}）` : `${day} (${weekday})`
}
