import { withoutLegalForm } from '#src/domain/legal-forms.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import { hasHan, syllablesOf } from './romanise.ts'

/** What a customer is called. */
export type Named = { readonly ref: string; readonly name: string; readonly aliases: readonly string[] }

// Enough for every name in use; without a limit one pasted paragraph would fill the index.
const MAX_CHARS = 80
const MAX_STARTS = 24

/**
 * The normalised texts under which a customer is found by prefix: full name, name from each word on, Chinese
 * name from each character on (so 深圳 finds 中国银行深圳分行), the same in pinyin and in pinyin initials, with
 * and without the legal form, aliases and ref. About 20 keys for an English name, 80 for a long Chinese one.
 */
export function searchKeysOf({ ref, name, aliases }: Named): readonly string[] {
  const keys = new Set<string>([normaliseName(ref), ref.toLowerCase()])
  for (const called of [name, ...aliases]) {
    for (const key of keysOfName(normaliseName(called).slice(0, MAX_CHARS))) keys.add(key)
  }
  keys.delete('')
  return [...keys]
}

function keysOfName(full: string): string[] {
  const short = withoutLegalForm(full)
  const wordStarts = fromEachWord(short)
  const plain = [full, full.replaceAll(' ', ''), short, short.replaceAll(' ', ''), ...wordStarts]
  const initials = initialsOf(short.split(' '))
  if (!hasHan(full)) return [...plain, ...initials]

  const latin = new Set(full.match(/[^\p{Script=Han}\s]+/gu))
  return [
    ...plain,
    ...fromEachHan(short),
    ...pinyinKeys(syllablesOf(full), latin),
    ...pinyinStarts(syllablesOf(short), latin),
  ]
}

/** `bank of china` → itself, `of china`, `china`, and the words alone. */
function fromEachWord(text: string): string[] {
  const words = text.split(' ')
  return words.slice(0, MAX_STARTS).flatMap((word, at) => [words.slice(at).join(' '), word])
}

/** A Latin name's initials: `international business machines` → `ibm`. Two letters or more. */
const initialsOf = (words: readonly string[]): string[] =>
  words.length > 1 && words.every((word) => /^[\p{Script=Latin}\d]/u.test(word))
    ? [words.map((word) => word[0]).join('')]
    : []

/** Every contiguous ending that begins with a Chinese character, of two characters or more. */
function fromEachHan(text: string): string[] {
  const chars = [...text.replaceAll(' ', '')]
  return chars
    .map((char, at) => (hasHan(char) ? chars.slice(at).join('') : ''))
    .filter((ending) => [...ending].length > 1)
    .slice(0, MAX_STARTS)
}

const pinyinKeys = (syllables: readonly string[], latin: ReadonlySet<string>): string[] => [
  syllables.join(''),
  syllables.join(' '),
  shortened(syllables),
  shortened(syllables, latin),
]

/** Initials; what is written in letters may stay whole: `ABC科技` → `akj` and `abckj`. */
const shortened = (syllables: readonly string[], whole?: ReadonlySet<string>): string =>
  syllables.map((syllable) => (whole?.has(syllable) ? syllable : syllable[0])).join('')

/** Pinyin and initials from each syllable on: two or more, so that `shi` alone is no key of half the base. */
const pinyinStarts = (syllables: readonly string[], latin: ReadonlySet<string>): string[] =>
  syllables
    .map((_, at) => syllables.slice(at))
    .filter((ending) => ending.length > 1)
    .slice(0, MAX_STARTS)
    .flatMap((ending) => [ending.join(''), shortened(ending), shortened(ending, latin)])
