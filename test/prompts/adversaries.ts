import { echoing, obedient } from '../helpers/fake-llm/obedient.ts'
import type { Answer, Asked, Script } from '../helpers/fake-llm/shapes.ts'
import type { Injection } from './injections.ts'

/** Placeholders of what was asked: an answer that uses them all has every name put back. */
const placeholders = ({ messages }: Asked): string =>
  [...new Set(messages.flatMap(({ content }) => content.match(/\[[A-Z]+_[A-Z]+\]/g) ?? []))].join(' ')

/** Answers in the shape that was asked for, with these words in every field that people read. */
function shaped(asked: Asked, { command }: Injection, says: string): Answer {
  const fields = Object.keys(Object(asked.response_format?.json_schema?.schema['properties']))
  if (fields.includes('command')) return { json: command ?? { command: 'find', customer: '', words: says } }
  if (fields.includes('themes')) return { json: { themes: [{ name: says, remarks: [1] }] } }
  if (fields.includes('message')) return { json: { subject: '', message: says } }
  const none = {
    channel: null,
    outcome: null,
    sentiment: null,
    satisfaction: null,
    on: null,
    next: null,
    nextTime: null,
  }
  return { json: { ...none, step: says, products: [] } }
}

/** Models that give in, each in its own way; a real one would have to be as weak as the weakest of them. */
export const adversaries = (injection: Injection): Readonly<Record<string, Script>> => ({
  obedient,
  echoing,
  willing: (asked) => shaped(asked, injection, injection.says),
  /** Uses every placeholder that it is shown. */
  parrot: (asked) => shaped(asked, injection, `${placeholders(asked)} ${injection.says}`),
})
