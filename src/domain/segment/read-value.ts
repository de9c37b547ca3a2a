import { editDistance } from '#src/domain/edit-distance.ts'
import { type FieldType, typeOf } from './fields.ts'
import { readNumber } from './number-literal.ts'
import { textKey } from './text-key.ts'
import type { Token } from './tokenise.ts'
import { attributeOf, type Field, type Value } from './where.ts'
import type { FaultWords } from './where-fault.ts'
import { isReserved, kindWords, lifecycleWords } from './words.ts'

export type ReadValue = { readonly value: Value } | { readonly fault: FaultWords }

const bad = (expected: string, remedy: string, nearest?: string): ReadValue => ({
  fault: { reason: 'bad-value', expected, remedy, nearest },
})

/** How a field's values are read; attributes are texts or numbers. */
export const valueType = (field: Field): FieldType | 'attribute' =>
  attributeOf(field) === undefined ? typeOf(field as Exclude<Field, `attr.${string}`>) : 'attribute'

/** Whether a field's values stand in an order: numbers, and tiers from the best to the lowest. */
export const isOrdered = (field: Field): boolean =>
  !['lifecycle', 'kind', 'text', 'tags'].includes(valueType(field))

/** The value a token gives to a field: a code for lifecycle and kind, a number for counts, money and days. */
export function readValue(field: Field, token: Token): ReadValue {
  if (token.kind === 'word' && isReserved(token.text)) {
    return bad(
      'a value',
      `Put ${token.raw} in quotes if it is meant as a value; ask for a value by “known” first.`,
    )
  }

  const type = valueType(field)
  if (type === 'lifecycle') return choice(lifecycleWords, token)
  if (type === 'kind') return choice(kindWords, token)
  if (type === 'attribute') return attributeValue(token)
  if (type === 'tier' || type === 'text' || type === 'tags') return textValue(token)
  return numberValue(type, token)
}

function textValue({ raw }: Token): ReadValue {
  const value = raw.trim()
  return value === ''
    ? bad('a text', 'Write “not known” and the field for those without a value: not known owner.')
    : { value }
}

/** Quotes make a text of a number: `attr.code = "007"`. */
function attributeValue(token: Token): ReadValue {
  const number = token.kind === 'word' ? readNumber(token.text) : undefined
  return number === undefined ? textValue(token) : { value: number.value }
}

const kinds: Readonly<Record<string, string>> = {
  count: 'a number',
  money: 'an amount in your base currency',
  days: 'a number of days',
  share: 'a share from 0 to 1, or from 0% to 100%',
  flag: '1 (there has been one) or 0 (none)',
}

const numberExamples: Readonly<Record<string, string>> = {
  count: 'orders >= 3',
  money: 'spend >= 5万',
  days: 'days since order > 90',
  share: 'confidence < 60%',
  flag: 'complaints = 1, and days since complaint < 30 for when',
}

const unitFits = (unit: FieldType | undefined, type: FieldType): boolean =>
  unit === undefined || unit === type || (type === 'flag' && unit === 'count')

function inRange(value: number, type: FieldType): boolean {
  if (type === 'flag') return value === 0 || value === 1
  return type !== 'share' || (value >= 0 && value <= 1)
}

function numberValue(type: FieldType, token: Token): ReadValue {
  const number = token.kind === 'word' ? readNumber(token.text) : undefined
  const fits = number !== undefined && unitFits(number.unit, type) && inRange(number.value, type)
  if (fits) return { value: number.value }

  return bad(kinds[type] ?? 'a number', `Write it like ${numberExamples[type]}.`)
}

type Choices = Readonly<Record<string, readonly [string, ...string[]]>>

/** One of a closed list, by its code or by any of its words. */
function choice(choices: Choices, { raw }: Token): ReadValue {
  const typed = textKey(raw)
  const words = Object.entries(choices).flatMap(([code, names]) =>
    [code, ...names].map((name) => ({ code, name })),
  )
  const found = words.find(({ name }) => name === typed)
  if (found) return { value: found.code }

  const nearest = words.find(({ name }) => editDistance(typed, name, name.length > 4 ? 2 : 1) <= 2)
  const list = Object.entries(choices).map(([code, [name]]) => `${code} (${name})`)
  return bad(`one of ${list.join(', ')}`, 'Write one of these, in either language.', nearest?.name)
}
