import { asText, type Json } from '../fake-slack/json.ts'

/** Fields of messages and cards that somebody reads. */
const readable = new Set([
  'content',
  'title',
  'desc',
  'description',
  'btntxt',
  'sub_title_text',
  'quote_text',
  'keyname',
  'value',
  'text',
  'replaced',
  'filename',
])

/** The words of a message, in order. */
export function wordsOf(value: unknown, name = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => wordsOf(one, name))
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value as Json).flatMap(([key, one]) => wordsOf(one, key))
  }
  const text = asText(value)
  return text && readable.has(name) ? [text] : []
}
