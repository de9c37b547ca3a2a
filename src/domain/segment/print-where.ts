import type { Locale } from '#src/domain/locale.ts'
import { type KnownField, wordOf } from './fields.ts'
import { readNumber } from './number-literal.ts'
import { resolveField } from './resolve-field.ts'
import { tokenise } from './tokenise.ts'
import { attributeOf, type Condition, type Field, type Value, type Where } from './where.ts'
import { isReserved, kindWords, lifecycleWords, shownWord } from './words.ts'

/** The canonical text of a segment, in one language. Law: `parseWhere` of it is the same `where` again. */
export function printWhere(where: Where, locale: Locale = 'en'): string {
  if (where.op === 'not') return negated(where.part, locale)
  if (where.op !== 'and' && where.op !== 'or') return condition(where, locale)

  const parts = where.parts.map((part) => {
    const text = printWhere(part, locale)
    return where.op === 'and' && part.op === 'or' ? `(${text})` : text
  })
  return parts.join(` ${shownWord(where.op, locale)} `)
}

function negated(part: Where, locale: Locale): string {
  if (part.op === '=' && part.field !== 'tag') return compared(part.field, '!=', part.value, locale)
  if (part.op === 'in') return list(part, 'not in', locale)

  const text = printWhere(part, locale)
  return `${shownWord('not', locale)} ${part.op === 'and' || part.op === 'or' ? `(${text})` : text}`
}

function condition(where: Condition, locale: Locale): string {
  if (where.op === 'known') return `${shownWord('known', locale)} ${fieldText(where.field, locale)}`
  if (where.op === 'in') return list(where, 'in', locale)
  if (where.op !== '=' || where.field !== 'tag') return compared(where.field, where.op, where.value, locale)
  return `${fieldText('tag', locale)} ${valueText('tag', where.value, locale)}`
}

const compared = (field: Field, sign: string, value: Value, locale: Locale) =>
  `${fieldText(field, locale)} ${sign} ${valueText(field, value, locale)}`

const list = ({ field, values }: Extract<Where, { op: 'in' }>, word: 'in' | 'not in', locale: Locale) =>
  `${fieldText(field, locale)} ${shownWord(word, locale)} (${values.map((value) => valueText(field, value, locale)).join(', ')})`

/** Bare where the parser reads it as the same attribute, else behind `attr.`, in quotes where it must be. */
function fieldText(field: Field, locale: Locale): string {
  const name = attributeOf(field)
  if (name === undefined) return wordOf(field as KnownField, locale)

  const prefix = locale === 'zh' ? '属性.' : 'attr.'
  return [name, `${prefix}${name}`].find((text) => readsAs(field, text)) ?? `${prefix}${quoted(name)}`
}

function readsAs(field: Field, text: string): boolean {
  if (!isOneWord(text)) return false

  const resolved = resolveField([text])
  return 'field' in resolved && resolved.field === field
}

const plain = /^[\p{L}\p{N}_.]+$/u

/** Without a quote or sign in it, so that reading its tokens cannot fail. */
function isOneWord(text: string): boolean {
  if (!plain.test(text)) return false

  const [token, ...more] = tokenise(text)
  return more.length === 0 && token?.kind === 'word' && token.raw === text
}

/** Texts in quotes; codes bare where they read as one word; the closed lists by their words. */
function valueText(field: Field, value: Value, locale: Locale): string {
  if (typeof value === 'number') return String(value)
  if (field === 'lifecycle') return chosen(lifecycleWords, value, locale)
  if (field === 'kind') return chosen(kindWords, value, locale)

  const bare = field === 'tier' && isOneWord(value) && !isReserved(value.toLowerCase())
  return bare && readNumber(value.toLowerCase()) === undefined ? value : quoted(value)
}

const chosen = (
  words: Readonly<Record<string, readonly [string, ...string[]]>>,
  code: string,
  locale: Locale,
) => (locale === 'zh' ? words[code]?.[0] : undefined) ?? code

const quoted = (text: string): string => `"${text.replace(/["“”„＂\\]/g, '\\$&')}"`
