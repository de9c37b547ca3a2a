import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { streamText } from 'ai'
import type { ModelQuestion } from '#src/ports/model.ts'
import { type Dialect, parametersOf, systemText } from './dialect.ts'
import { refused } from './failures.ts'

/** Where a model is asked. */
export type Endpoint = {
  /** Up to and with `/v1`, as the provider's page gives it. */
  readonly baseUrl: string
  /** Absent: none is sent, as a model on one's own machine wants none. */
  readonly apiKey?: string | undefined
  readonly model: string
}

/** Our name for the provider: what stands under it in `providerOptions` goes into the request as it is. */
const PROVIDER = 'llm'

/** A token is hardly ever longer: what grows past so many characters for each is not going to end. */
const MOST_CHARS_A_TOKEN = 8

/** Nobody is followed to another address: the talk and the key belong to this one. */
const stayingThere: typeof fetch = (input, init) => fetch(input, { ...init, redirect: 'error' })

const endings: Readonly<Record<string, string>> = {
  'content-filter': 'declines to answer this',
  length: 'had not ended within its limit of tokens',
}

type Stream = ReturnType<typeof streamText>['fullStream']
type Part = Stream extends AsyncIterable<infer One> ? One : never

/** @throws where this part says that no answer of use is coming. */
function assertWell(part: Part, name: string): void {
  if (part.type === 'error') throw part.error
  if (part.type === 'abort') throw new Error('aborted')
  const ending = part.type === 'finish' ? endings[part.finishReason] : undefined
  if (ending !== undefined) throw refused(name, ending)
}

/** Takes the answer in; stops it where it grows past all limits, what it thinks aloud included. */
async function gather(stream: Stream, name: string, most: number): Promise<string> {
  let text = ''
  let grown = 0
  for await (const part of stream) {
    assertWell(part, name)
    if (part.type === 'text-delta') text += part.text
    if (part.type === 'text-delta' || part.type === 'reasoning-delta') grown += part.text.length
    if (grown > most) throw refused(name, `went on past ${most} characters`)
  }
  return text
}

/**
 * One request in one dialect, streamed: all endpoints can, some can nothing else, and what is of no use can be stopped.
 * @throws AppError `model-refused`, or what the SDK throws (see `failureOf`)
 */
export async function streamAnswer(
  endpoint: Endpoint,
  { question, dialect, signal }: { question: ModelQuestion; dialect: Dialect; signal: AbortSignal },
): Promise<string> {
  const { baseUrl, apiKey, model } = endpoint
  const provider = createOpenAICompatible({
    name: PROVIDER,
    baseURL: baseUrl,
    fetch: stayingThere,
    ...(apiKey === undefined ? {} : { apiKey }),
  })
  const stop = new AbortController()
  const { fullStream } = streamText({
    model: provider(model),
    instructions: systemText(question),
    messages: question.turns.map(({ by, text }) => ({
      role: by === 'us' ? 'user' : 'assistant',
      content: text,
    })),
    providerOptions: { [PROVIDER]: parametersOf(dialect, question) as Record<string, string> },
    maxRetries: 0,
    abortSignal: AbortSignal.any([signal, stop.signal]),
    onError: () => undefined, // comes as a part of the stream too, and is thrown there
  })
  try {
    return await gather(fullStream, model, question.mostTokens * MOST_CHARS_A_TOKEN)
  } finally {
    stop.abort()
  }
}
