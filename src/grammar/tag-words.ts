/** What a text puts on and takes off. */
export type TagWords = { readonly add: readonly string[]; readonly remove: readonly string[] }

const mostLetters = 30
const parting = /[\s,，、;；]+/u
const minus = /^[-－−–—]/u
const plus = /^[+＋]/u

/** `+vip -trial`, `vip, East`, 「+重点 -试用」: a word without a sign is put on. */
export function readTags(words: string): TagWords {
  const parts = words.split(parting).filter((part) => part !== '')
  const named = (part: string, sign: RegExp) =>
    [...part.replace(sign, '').normalize('NFKC')].slice(0, mostLetters).join('')
  const off = parts.filter((part) => minus.test(part)).map((part) => named(part, minus))
  const on = parts.filter((part) => !minus.test(part)).map((part) => named(part, plus))

  return { add: filled(on), remove: filled(off) }
}

const filled = (tags: readonly string[]): readonly string[] => [...new Set(tags.filter((tag) => tag !== ''))]
