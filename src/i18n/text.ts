import { createInstance } from 'i18next'
import type { Locale } from '#src/domain/locale.ts'
import type { Catalog } from './catalog.ts'
import { type Texts, texts } from './texts.ts'

/** A text's key; its first segment names a row of the glossary (docs/terms.md). */
export type TextKey = keyof Texts

type NamesIn<S> = S extends `${string}{{${infer Name}}}${infer Rest}` ? Name | NamesIn<Rest> : never
type EnglishOf<K extends TextKey> = Texts[K]['en']
type Strings<E> = E extends string ? E : E extends { other: infer O } ? O : never
type CountOf<E> = E extends string ? never : 'count'
type ParamsOf<K extends TextKey> = NamesIn<Strings<EnglishOf<K>>> | CountOf<EnglishOf<K>>
type Args<K extends TextKey> = [ParamsOf<K>] extends [never]
  ? []
  : [params: Readonly<Record<ParamsOf<K>, string | number>>]

const resources = { en: { translation: flat('en') }, zh: { translation: flat('zh') } }

/** i18next's plural form: `key_one` and `key_other` beside each other. */
function flat(locale: Locale): Record<string, string> {
  return Object.fromEntries(
    Object.entries<Catalog[`${string}.${string}`]>(texts).flatMap(([key, entry]): [string, string][] => {
      const text = entry[locale]
      if (typeof text === 'string') return [[key, text]]

      return Object.entries(text).map(([form, words]) => [`${key}_${form}`, words])
    }),
  )
}

const i18n = createInstance()

// Cards are plain text and each renderer escapes, so nothing is escaped here. `initAsync: false` loads at once.
void i18n.init({
  resources,
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  interpolation: { escapeValue: false, skipOnVariables: true },
})

// i18next types its own resources globally; ours are typed here.
type Params = Readonly<Record<string, string | number>>
type Translate = (key: string, params: Params) => string
const fixed: Readonly<Record<Locale, Translate>> = {
  en: i18n.getFixedT('en') as Translate,
  zh: i18n.getFixedT('zh') as Translate,
}

const bare: Readonly<Record<Locale, Map<string, string>>> = { en: new Map(), zh: new Map() }

/** A text without params is always the same, and most of a card's are. */
function bareText(locale: Locale, key: string): string {
  const known = bare[locale].get(key)
  if (known !== undefined) return known

  const text = fixed[locale](key, {})
  bare[locale].set(key, text)
  return text
}

/** The words of `key` in one language; `params` fill `{{name}}` and are typed by the English text. */
export function t<K extends TextKey>(locale: Locale, key: K, ...args: Args<K>): string {
  if (args[0] === undefined) return bareText(locale, key)

  const params: Params = { ...args[0] }
  return fixed[locale](
    key,
    locale === 'zh' ? spacedParams(resources.zh.translation[key] ?? '', params) : params,
  )
}

/** Whether there is a text under this key: for codes that come from elsewhere. */
export const isTextKey = (key: string): key is TextKey => Object.hasOwn(texts, key)

/** A template that is no text of the catalogue, filled as those are. */
export function fillTemplate(template: string, params: Params): string {
  const spaced: Params = spacedParams(template, params)
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(spaced[name] ?? ''))
}

/** 由{{owner}}负责 with a Latin name is 由 Mei Lin 负责: a space where Latin words and Han would touch. */
function spacedParams(template: string, params: Params): Params {
  const spaced = Object.entries(params).map(([name, value]) => {
    const text = String(value)
    const [before = '', after = ''] = template.split(`{{${name}}}`)
    const left = /\p{Script=Han}$/u.test(before) && /^[A-Za-z]{2}/.test(text) ? ' ' : ''
    const right = /^\p{Script=Han}/u.test(after) && /[A-Za-z]{2}$/.test(text) ? ' ' : ''
    return [name, typeof value === 'number' ? value : `${left}${text}${right}`]
  })

  return Object.fromEntries(spaced)
}
