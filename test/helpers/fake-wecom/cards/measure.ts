import { asText, type Json } from '../../fake-slack/json.ts'

/** UTF-8 bytes, which WeCom counts wherever its table says B. */
export const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8')

/** Characters (字): a surrogate pair is one. */
const charsOf = (text: string): number => [...text].length

/** How much a field takes, and in what it is counted. */
export type Limit = { readonly most: number; readonly in: 'bytes' | 'chars' }
export const bytes = (most: number): Limit => ({ most, in: 'bytes' })
export const chars = (most: number): Limit => ({ most, in: 'chars' })

/** Whether a text is within a limit and made of whole characters. */
export const fits = (text: string, limit: Limit): boolean =>
  text.isWellFormed() && (limit.in === 'bytes' ? bytesOf(text) : charsOf(text)) <= limit.most

/** A text cut to so many bytes, never inside a character. */
export const cutToBytes = (text: string, most: number): string => {
  let [kept, size] = ['', 0]
  for (const one of text) {
    size += bytesOf(one)
    if (size > most) return kept
    kept += one
  }
  return kept
}

/** Whether a field is a text with something in it that fits. */
export const isText = (card: Json, name: string, limit: Limit): boolean => {
  const text = asText(card[name])
  return text !== undefined && text !== '' && fits(text, limit)
}

/** Whether a field is missing, or a text that fits. */
export const isTextOrNone = (card: Json, name: string, limit: Limit): boolean =>
  card[name] === undefined || fits(asText(card[name]) ?? '\ud800', limit)
