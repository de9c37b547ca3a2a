import { localTime } from '#src/domain/local-time.ts'
import { readDateWords, type WhenWritten } from './date-words.ts'

/**
 * The text with the moment that it names as a date, so that it means the same whenever it is read: 明天下午3点 谈续约 said on
 * 23 November is `2026-11-24 15:00 谈续约`.
 */
export function datedWords(text: string, written: WhenWritten): string {
  const found = readDateWords(text, written)
  if (!found || !text.startsWith(found.said, found.from)) return text

  const { from, said, day, at, hasTime } = found
  const fixed = hasTime ? `${day} ${localTime(at, written.zone)}` : day
  return [text.slice(0, from).trimEnd(), fixed, text.slice(from + said.length).trimStart()]
    .filter((part) => part !== '')
    .join(' ')
}
