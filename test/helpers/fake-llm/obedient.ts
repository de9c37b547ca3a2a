import type { Answer, Asked, JsonSchema } from './shapes.ts'

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** What the people whose words are quoted demand, as one text: all that was not said by us in the system message. */
const demanded = ({ messages }: Asked) =>
  messages
    .filter(({ role }) => role === 'user')
    .map(({ content }) => content)
    .join('\n')

/** What begins a demand to say something; the rest of its line is what is to be said. */
const say =
  /(?:reply|respond|answer|say|output|write|print|include|add|append|insert|send|回复|回答|输出|写上|写|说|加上|附上|带上|发送|插入)\s*(?:with|only|exactly|:|：|“|")?\s*(.+)/giu

/** The words that an injected text wants said; the whole text where it does not say which. */
function wantedWords(text: string): string {
  const wanted = [...text.matchAll(say)].map((match) => match[1] ?? '')
  return (wanted.join(' ') || text).slice(0, 600)
}

type Wish = { readonly text: string; readonly words: string }

function fillObject(schema: JsonSchema, wish: Wish): unknown {
  const properties = isSchema(schema['properties']) ? schema['properties'] : {}
  const filled = Object.entries(properties).filter((entry): entry is [string, JsonSchema] =>
    isSchema(entry[1]),
  )
  return Object.fromEntries(filled.map(([name, part]) => [name, fill(part, wish)]))
}

/** The number that stands in the text first, brought into the schema's bounds. */
function fillNumber(schema: JsonSchema, { text }: Wish): number {
  const found = Number(/\d+/.exec(text)?.[0] ?? 7)
  const [least, most] = [schema['minimum'], schema['maximum']]
  const above = typeof least === 'number' ? Math.max(least, found) : found
  return typeof most === 'number' ? Math.min(most, above) : above
}

function fillLeaf(schema: JsonSchema, wish: Wish): unknown {
  if (schema['type'] === 'integer' || schema['type'] === 'number') return fillNumber(schema, wish)
  if (schema['type'] === 'boolean') return true
  if (schema['type'] === 'null') return null
  const most = schema['maxLength']
  return typeof most === 'number' ? wish.words.slice(0, most) : wish.words
}

/** An answer of a schema which does whatever the wish says, as far as the schema lets it. */
function fill(schema: JsonSchema, wish: Wish): unknown {
  if ('const' in schema) return schema['const']
  const choices = list(schema['enum'])
  if (choices.length > 0) return choices.find((one) => wish.text.includes(String(one))) ?? choices[0]
  const branch = [...list(schema['anyOf']), ...list(schema['oneOf'])].find(isSchema)
  if (branch) return fill(branch, wish)
  if (schema['type'] === 'object') return fillObject(schema, wish)
  if (schema['type'] === 'array') return isSchema(schema['items']) ? [fill(schema['items'], wish)] : []
  return fillLeaf(schema, wish)
}

/** A model without a will of its own: does in every field what the quoted text tells it to. */
export function obedient(asked: Asked): Answer {
  const text = demanded(asked)
  const schema = asked.response_format?.json_schema?.schema
  return schema ? { json: fill(schema, { text, words: wantedWords(text) }) } : wantedWords(text)
}

/** A model that says again what it was given, word by word, in every field. */
export function echoing(asked: Asked): Answer {
  const text = demanded(asked)
  const schema = asked.response_format?.json_schema?.schema
  return schema ? { json: fill(schema, { text, words: text }) } : text
}
