import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')

const languageNames: ReadonlySet<string> = new Set([
  'language',
  'preferred language',
  'lang',
  'locale',
  '语言',
  '语种',
  '沟通语言',
])
const placeNames: ReadonlySet<string> = new Set(['city', 'country', 'region', '城市', '国家', '地区'])

const han = /\p{Script=Han}/u
const latinWords = /[A-Za-z]{3,}.*[A-Za-z]{3,}/su
const chinese = /^(?:zh|cn|chinese|mandarin|中|汉|普通话)/iu
const english = /^(?:en|english|英)/iu

const named = (text: string): Locale | undefined =>
  chinese.test(text) ? 'zh' : english.test(text) ? 'en' : undefined

/** Chinese places are written in Chinese by those who sell there; of others no language follows but not Chinese. */
const written = (text: string): Locale | undefined =>
  han.test(text) ? 'zh' : latinWords.test(text) ? 'en' : undefined

/**
 * The language that a customer is written to in: what its record says, else that of its name, of its own newest remark, of
 * its place. Undefined where nothing tells.
 */
export function languageOf(
  { name, attrs }: Pick<Customer, 'name' | 'attrs'>,
  remarks: readonly string[] = [],
): Locale | undefined {
  const values = (names: ReadonlySet<string>): readonly string[] =>
    Object.entries(attrs).flatMap(([key, value]) => (names.has(plain(key)) ? [String(value).trim()] : []))
  const guesses = [
    ...values(languageNames).map(named),
    han.test(name) ? ('zh' as const) : undefined,
    ...remarks.slice(0, 1).map(written),
    ...values(placeNames).map((place) => (han.test(place) ? 'zh' : 'en')),
  ] as const

  return guesses.find((guess) => guess !== undefined)
}
