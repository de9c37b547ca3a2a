import { type DateWords, readDateWords, type WhenWritten } from './date-words.ts'

/** The day that a text is and nothing else: `2026-12-04`, `next Tue`, 下周二, and 12-04 or 12.4 as well. */
export function readDayAlone(text: string, written: WhenWritten): DateWords | undefined {
  const plain = text.trim().replace(/^(\d{1,2})[-.](\d{1,2})$/u, '$1/$2')
  const said = readDateWords(plain, written)
  return said?.rest.trim() === '' ? said : undefined
}
