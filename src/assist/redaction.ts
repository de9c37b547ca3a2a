import { type Held, type HeldKind, type Stretch, stretchesOf } from './held.ts'
import { patterned } from './patterned.ts'
import { plain } from './plain.ts'

/** Texts of one talk with a model: what our records name is a placeholder in all of them, the same one each time. */
export type Redaction = {
  /** Of a text of ours or of people's: what only looks like a placeholder becomes words. */
  redact(text: string): string
  /** Of a text that has placeholders already. */
  cover(text: string): string
  /** What stood there, in place of each placeholder, at any depth. */
  restore<Value>(value: Value): Value
  /** Placeholders of a text that stand for nothing. */
  unknown(text: string): readonly string[]
}

const kinds = 'CUSTOMER|PERSON|PHONE|MAIL|ID'
/** As we write it, and as models write it after us: without the brackets, with a space. */
const placeholder = new RegExp(
  `[\\[【]\\s?(${kinds})[_ ]([A-Z]{1,3})\\s?[\\]】]|(?<![A-Za-z])(${kinds})_([A-Z]{1,3})(?![A-Za-z])`,
  'gu',
)
/** Whatever looks like one, in any writing. */
const lookalike = new RegExp(
  `[\\[【]?\\s?(?<![a-z])(${kinds})[_ ]?([a-z]{1,3})\\s?[\\]】]|(?<![a-z])(${kinds})_([a-z]{1,3})(?![a-z])`,
  'giu',
)

/** A, B … Z, AA, AB …: letters, since every figure of an answer has to stand in the material. */
const letters = (n: number): string =>
  n < 26 ? String.fromCharCode(65 + n) : `${letters(Math.floor(n / 26) - 1)}${letters(n % 26)}`

const keyOf = (kind: string, which: string): string => `[${kind}_${which}]`

/** The texts without their placeholders, for checks that look at words. */
export const withoutPlaceholders = (text: string): string => text.replace(placeholder, '')

/** Placeholders of a text, as we write them. */
export const placeholdersIn = (text: string): readonly string[] =>
  [...text.matchAll(placeholder)].map(([, ...groups]) => keyIn(groups))

/** Replaces these, and whatever is a phone, an address or an id by its look. */
export function redactionOf(held: readonly Held[]): Redaction {
  const all = [...held, ...patterned]
  const { keyFor, originals } = keysOf(held)
  const cover = (text: string): string => {
    const own = plain(text)
    let [done, from] = ['', 0]
    for (const stretch of stretchesOf(own, all)) {
      done += own.slice(from, stretch.at) + keyFor(stretch)
      from = stretch.at + stretch.text.length
    }
    return done + own.slice(from)
  }
  const put = (text: string): string =>
    text.replace(placeholder, (match, ...groups: string[]) => originals.get(keyIn(groups)) ?? match)
  const strange = (text: string): readonly string[] =>
    [...text.matchAll(placeholder)].flatMap(([match, ...groups]) =>
      originals.has(keyIn(groups)) ? [] : [match],
    )

  return {
    redact: (text) => cover(plain(text).replace(lookalike, (match) => match.replace(/[[\]【】_]/g, ' '))),
    cover,
    restore: (value) => deep(value, put),
    // One that is written so that it cannot be put back would be read as it stands.
    unknown: (text) => [...strange(text), ...(text.replace(placeholder, '').match(lookalike) ?? [])],
  }
}

/** Hands out placeholders, the same for the same. */
function keysOf(held: readonly Held[]) {
  const originals = new Map<string, string>()
  const keys = new Map<string, string>()
  const counts = new Map<HeldKind, number>()

  /** A customer and a person are one whatever they are called; a number is itself alone. */
  const keyFor = ({ held: one, text }: Stretch): string => {
    const isOne = one.kind === 'CUSTOMER' || one.kind === 'PERSON'
    const identity = isOne ? String(held.indexOf(one)) : `${one.kind} ${text.toLowerCase()}`
    const n = counts.get(one.kind) ?? 0
    const known = keys.get(identity)
    if (known !== undefined) return known

    const key = keyOf(one.kind, letters(n))
    counts.set(one.kind, n + 1)
    keys.set(identity, key)
    originals.set(key, text)
    return key
  }
  return { keyFor, originals }
}

const keyIn = ([kind = '', which = '', bareKind = '', bareWhich = '']: readonly (
  | string
  | undefined
)[]): string => keyOf(kind || bareKind, which || bareWhich)

function deep<Value>(value: Value, put: (text: string) => string): Value {
  if (typeof value === 'string') return put(value) as Value
  if (Array.isArray(value)) return value.map((each) => deep(each, put)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, deep(each, put)])) as Value
}

/** Every text of a value, at any depth. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
