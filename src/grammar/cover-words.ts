import { readDateWords, type WhenWritten } from './date-words.ts'

/** Who covers from when to when, both days included; `for`: whose reminders, where they are not the asker's own. */
export type CoverWords =
  | { readonly kind: 'off'; readonly for?: string }
  | {
      readonly kind: 'cover'
      readonly by: string
      readonly for?: string
      readonly from: string
      readonly to: string
    }

const off = /^(?:(?<whom>.+)\s)?(?:off|none|end|取消|结束)$/iu
const loose = /(?:^|\s)(?:from|to|until|till|through|on|and)(?=\s|$)|[从到至~–—]+|(?:^|\s)-(?=\s|$)/giu

/** Reads `lei 20 Dec to 31 Dec`, `mei by lei next week Monday`, 代班 lei 12月20日到12月31日, `off`. */
export function readCover(words: string, when: WhenWritten): CoverWords | undefined {
  const ended = off.exec(words.trim())
  if (ended) {
    const whom = ended.groups?.['whom']
    return { kind: 'off', ...(whom === undefined ? {} : { for: whom }) }
  }

  const first = readDateWords(words, when)
  if (!first) return undefined
  const second = readDateWords(first.rest, when)
  const [from = first.day, to = first.day] = [first.day, second?.day ?? first.day].sort()
  const names = (second?.rest ?? first.rest).replace(loose, ' ').replace(/\s+/gu, ' ').trim()
  const [one = '', other] = names.split(/\s?(?:\bby\b|由)\s?/iu).map((name) => name.replace(/^@/, '').trim())
  const by = other ?? one
  if (by === '') return undefined

  return { kind: 'cover', by, ...(other === undefined || one === '' ? {} : { for: one }), from, to }
}
