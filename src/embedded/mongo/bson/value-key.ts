import { isNum, numberKey } from './number.ts'
import { typeOrder } from './type.ts'
import type { Binary, BSONRegExp, Code, Doc, Maybe, ObjectId, Timestamp, Value } from './value.ts'

const docKey = (doc: Doc): string =>
  Object.keys(doc)
    .map((field) => `${field.length}:${field}${valueKey(doc[field])}`)
    .join('')

const sized = (text: string) => `${text.length}:${text}`

const keyByOrder: Readonly<Record<number, (v: never) => string>> = {
  15: (v: Value) => `s${sized(typeof v === 'string' ? v : String((v as { value: string }).value))}`,
  20: (v: Doc) => `o{${docKey(v)}}`,
  25: (v: Value[]) => `a[${v.map(valueKey).join('')}]`,
  30: (v: Binary) => `b${v.sub_type}.${sized(Buffer.from(v.value()).toString('base64'))}`,
  35: (v: ObjectId) => `i${v.toHexString()}`,
  40: (v: boolean) => (v ? 't' : 'f'),
  45: (v: Date) => `d${v.getTime()};`,
  47: (v: Timestamp) => `T${v.toString()};`,
  50: (v: BSONRegExp) => `r${sized(v.pattern)}${sized(v.options)}`,
  60: (v: Code) => `c${sized(v.code)}`,
  65: (v: Code) => `C${sized(v.code)}${docKey((v.scope ?? {}) as Doc)}`,
}

/**
 * A text that is equal for two values exactly when BSON calls them equal (1 and 1.0 share theirs), for hash maps:
 * `_id`s, unique keys, groups, sets.
 */
export const valueKey = (v: Maybe): string => {
  if (typeof v === 'string') return `s${v.length}:${v}`
  if (v === undefined) return 'u'
  if (v === null) return 'n'
  if (isNum(v)) return `#${numberKey(v)};`
  const order = typeOrder(v)
  const key = keyByOrder[order]
  return key ? key(v as never) : `k${order}`
}
