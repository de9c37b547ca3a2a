import type { ModelQuestion } from '#src/ports/model.ts'
import { type Quiet, quietsOf } from './quiet.ts'
import { keepsStrict } from './strict-schema.ts'

/** How an endpoint is held to JSON: by a schema, as any JSON object, or by our words alone. */
type Format = 'json-schema' | 'json-object' | 'text'

/** What differs between endpoints that all call themselves compatible; found out by asking. */
export type Dialect = {
  readonly format: Format
  /** OpenAI's newer models refuse the older name. */
  readonly limit: 'max_tokens' | 'max_completion_tokens'
  /** Models that reason refuse any temperature. */
  readonly temperature: boolean
  /** What it may be told so that it does not think aloud first, best first. */
  readonly quiets: readonly Quiet[]
}

/** What is tried first: the strictest that most take. */
export const firstDialect = (hostname: string): Dialect => ({
  format: 'json-schema',
  limit: 'max_tokens',
  temperature: true,
  quiets: quietsOf(hostname),
})

const coarser: Readonly<Record<Format, Format | undefined>> = {
  'json-schema': 'json-object',
  'json-object': 'text',
  text: undefined,
}

/** The next thing to say about thinking; undefined: nothing is said of it already. */
const louder = (dialect: Dialect): Dialect | undefined =>
  dialect.quiets.length > 1 ? { ...dialect, quiets: dialect.quiets.slice(1) } : undefined

/** What it complains of by name. */
function complainedOf(dialect: Dialect, complaint: string): Dialect | undefined {
  if (dialect.limit === 'max_tokens' && complaint.includes('max_completion_tokens')) {
    return { ...dialect, limit: 'max_completion_tokens' }
  }
  if (dialect.temperature && complaint.includes('temperature')) return { ...dialect, temperature: false }
  return /reasoning|thinking/.test(complaint) ? louder(dialect) : undefined
}

/**
 * What to try next where an endpoint refuses a request: what it complains of by name, else a coarser format, and at last
 * all formats again without a word about thinking. `complaint` is its own words.
 * @returns undefined: nothing is left to try
 */
export function nextDialect(dialect: Dialect, complaint: string): Dialect | undefined {
  const named = complainedOf(dialect, complaint)
  if (named) return named
  const format = coarser[dialect.format]
  if (format) return { ...dialect, format }
  return dialect.quiets.length > 1 ? { ...dialect, format: 'json-schema', quiets: [{}] } : undefined
}

/** `ask@1` as a name that a schema may have. */
const schemaName = (prompt: string) => prompt.replaceAll(/[^a-zA-Z0-9_-]/g, '_').slice(0, 64)

function responseFormat({ format }: Dialect, { prompt, schema }: ModelQuestion): object {
  if (format === 'text') return {}
  if (format === 'json-object') return { response_format: { type: 'json_object' } }
  const asked = { name: schemaName(prompt), strict: keepsStrict(schema), schema }
  return { response_format: { type: 'json_schema', json_schema: asked } }
}

/** The fields of a request that are said in the endpoint's dialect. */
export const parametersOf = (dialect: Dialect, question: ModelQuestion): Record<string, unknown> => ({
  [dialect.limit]: question.mostTokens,
  ...(dialect.temperature ? { temperature: 0 } : {}),
  ...dialect.quiets[0],
  ...responseFormat(dialect, question),
})

/**
 * The system text with the shape of the answer: said in words too, since many endpoints take a schema and look away, and
 * all want the word JSON where an object is asked for.
 */
export const systemText = ({ system, schema }: ModelQuestion): string =>
  `${system}\n\nAnswer with one JSON object of this JSON Schema and nothing else:\n${JSON.stringify(schema)}`
