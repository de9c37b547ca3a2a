import type { FormField } from '#src/cards/form.ts'
import { calendarDayFor, type Reader } from './reader.ts'

/** Whose words a value is shown in. */
export type ForWhom = Pick<Reader, 'locale' | 'now'>

/** A field's value in words: as its options say it, a day as people write one. */
export function shownValue(reader: ForWhom, { options = [], kind }: FormField, value: string): string {
  if (kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return calendarDayFor(reader, value)
  const wordOf = (one: string) => options.find((option) => option.value === one)?.label ?? one
  return kind === 'choices' ? value.split(',').map(wordOf).join(' · ') : wordOf(value)
}
