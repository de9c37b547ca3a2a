import type { IncomingHttpHeaders } from 'node:http'
import { z } from 'zod'
import type { Asked, FakeLlmOptions } from './shapes.ts'
import { strictFaults } from './strict-schema.ts'

/** Why a request is refused, in the shape of OpenAI's errors. */
export type Refusal = { readonly status: number; readonly message: string; readonly code: string }

const refusal = (status: number, code: string, message: string): Refusal => ({ status, code, message })

const message = z.strictObject({
  role: z.enum(['system', 'user', 'assistant']),
  content: z.string().min(1),
})

const body = z.strictObject({
  model: z.string(),
  messages: z.array(message).min(1),
  stream: z.boolean().optional(),
  max_tokens: z.int().min(1).max(16_384).optional(),
  max_completion_tokens: z.int().min(1).max(16_384).optional(),
  temperature: z.number().min(0).max(2).optional(),
  reasoning_effort: z.string().optional(),
  response_format: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('text') }),
      z.strictObject({ type: z.literal('json_object') }),
      z.strictObject({
        type: z.literal('json_schema'),
        json_schema: z.strictObject({
          name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
          strict: z.boolean().optional(),
          schema: z.record(z.string(), z.unknown()),
        }),
      }),
    ])
    .optional(),
})

/** Why the way in is wrong: method, path, content type, key. */
export function checkWay(
  { method, path, headers }: { method: string; path: string; headers: IncomingHttpHeaders },
  { apiKey }: Pick<FakeLlmOptions, 'apiKey'>,
): Refusal | undefined {
  if (path !== '/v1/chat/completions') return refusal(404, 'unknown_url', `Invalid URL (${method} ${path})`)
  if (method !== 'POST') return refusal(405, 'method_not_supported', `Not allowed to ${method}`)
  if (!headers['content-type']?.startsWith('application/json')) {
    return refusal(400, 'invalid_content_type', 'Content-Type has to be application/json')
  }
  // An endpoint without keys looks at none that is sent, as Ollama.
  if (apiKey === null || headers.authorization === `Bearer ${apiKey}`) return undefined
  return refusal(401, 'invalid_api_key', `Incorrect API key provided: ${headers.authorization ?? 'none'}`)
}

function checkTurns({ messages }: Asked): Refusal | undefined {
  const roles = messages.map(({ role }) => role)
  if (roles.lastIndexOf('system') > 0) return refusal(400, 'invalid_messages', 'system comes first, and once')
  if (roles.at(-1) !== 'user')
    return refusal(400, 'invalid_messages', 'the last message has to be the user’s')
  const talk = roles.filter((role) => role !== 'system')
  return talk.some((role, at) => role !== (at % 2 === 0 ? 'user' : 'assistant'))
    ? refusal(400, 'invalid_messages', 'user and assistant have to take turns')
    : undefined
}

function checkFormat(
  { response_format: format, messages }: Asked,
  { takes = 'json-schema' }: FakeLlmOptions,
) {
  if (!format || format.type === 'text') return undefined
  if (takes === 'text') return refusal(400, 'unsupported_parameter', 'Unknown parameter: response_format')
  if (format.type === 'json_object') {
    // OpenAI, DeepSeek and Qwen all want the word somewhere in the messages.
    return messages.some(({ content }) => /json/i.test(content))
      ? undefined
      : refusal(400, 'invalid_request_error', "'messages' must contain the word 'json' in some form")
  }
  if (takes === 'json-object') {
    return refusal(400, 'invalid_request_error', 'This response_format type is unavailable now')
  }
  const faults = format.json_schema?.strict ? strictFaults(format.json_schema.schema) : []
  return faults[0] === undefined
    ? undefined
    : refusal(400, 'invalid_json_schema', `Invalid schema for response_format: ${faults[0]}`)
}

function checkParameters(asked: Asked, options: FakeLlmOptions): Refusal | undefined {
  const { limit = 'max_tokens', temperature = true, streams, efforts = ['none'] } = options
  const wrong = limit === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens'
  if (asked[wrong] !== undefined) {
    return refusal(400, 'unsupported_parameter', `Unsupported parameter: '${wrong}'. Use '${limit}' instead.`)
  }
  if (!temperature && asked.temperature !== undefined) {
    return refusal(400, 'unsupported_value', "Unsupported value: 'temperature' does not support 0 here.")
  }
  const effort = asked.reasoning_effort
  if (effort !== undefined && !efforts.includes(effort)) {
    return refusal(400, 'unsupported_value', `Unsupported value: 'reasoning_effort' is not '${effort}' here.`)
  }
  return streams === 'only' && !asked.stream
    ? refusal(400, 'invalid_request_error', 'This model only supports stream mode')
    : undefined
}

/** The request, or why it is refused. */
export function checkBody(text: string, options: FakeLlmOptions & { model: string }): Asked | Refusal {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return refusal(400, 'invalid_json', 'We could not parse the JSON body of your request.')
  }
  const parsed = body.safeParse(given)
  if (!parsed.success) return refusal(400, 'invalid_request_error', z.prettifyError(parsed.error))

  const asked = parsed.data as Asked
  if (asked.model !== options.model) {
    return refusal(404, 'model_not_found', `The model '${asked.model}' does not exist`)
  }
  return checkTurns(asked) ?? checkFormat(asked, options) ?? checkParameters(asked, options) ?? asked
}
