/** A parsed JSON object, read with care. */
export type Json = { readonly [key: string]: unknown }

/** Whether a value is an object, and no list. */
export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The list a value is, or an empty one. */
export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** The objects of a list. */
export const asObjects = (value: unknown): readonly Json[] => asList(value).filter(isJson)

/** A text, or nothing. */
export const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** JSON.parse that answers undefined for what is no JSON. */
export const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // The callers refuse it in Slack's words.
  }
}

/** Every object of a payload, wherever it stands. */
export const nodesOf = (value: unknown): readonly Json[] => {
  if (Array.isArray(value)) return value.flatMap(nodesOf)
  return isJson(value) ? [value, ...Object.values(value).flatMap(nodesOf)] : []
}

/** The texts of one type of text object. */
export const textsOf = (value: unknown, type: string): readonly string[] =>
  nodesOf(value).flatMap((node) => (node['type'] === type ? [String(node['text'])] : []))
