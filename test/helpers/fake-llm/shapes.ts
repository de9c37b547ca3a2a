/** What a language model's endpoint is asked, as it came over the wire; all of it passed the fake's checks. */
export type Asked = {
  readonly model: string
  readonly messages: readonly { readonly role: 'system' | 'user' | 'assistant'; readonly content: string }[]
  readonly stream?: boolean
  readonly max_tokens?: number
  readonly max_completion_tokens?: number
  readonly temperature?: number
  readonly reasoning_effort?: string
  readonly response_format?: {
    readonly type: string
    readonly json_schema?: { readonly name: string; readonly strict?: boolean; readonly schema: JsonSchema }
  }
}

export type JsonSchema = Readonly<Record<string, unknown>>

/** What the endpoint does with a request. A text is the model's answer, an object under `json` is one as JSON. */
export type Answer =
  | string
  | { readonly json: unknown; readonly afterMs?: number }
  | {
      readonly text: string
      readonly afterMs?: number
      readonly finish?: 'stop' | 'length' | 'content_filter'
    }
  /** `<status>`, in OpenAI's shape of an error; `retryAfter` in seconds. */
  | {
      readonly status: number
      readonly retryAfter?: number | string
      readonly message?: string
      readonly location?: string
    }
  /** The model says in OpenAI's own field that it will not. */
  | { readonly refusal: string }
  /** Begins to answer, then says nothing more and stays connected. */
  | { readonly hangsAfter: string }
  /** Begins to answer, then the connection is gone. */
  | { readonly breaksAfter: string }
  /** A body as it stands, with status 200. */
  | { readonly raw: string; readonly contentType?: string }
  /** Thinks aloud first, in a field of its own as DeepSeek's reasoner does. */
  | { readonly reasoning: string; readonly text: string }

/** An answer, or how one is come by. */
export type Script = Answer | ((asked: Asked) => Answer)

/** What the endpoint takes: JSON Schema, `json_object` alone, or no `response_format` at all. */
type Takes = 'json-schema' | 'json-object' | 'text'

export type FakeLlmOptions = {
  readonly model?: string
  /** null: the endpoint has no keys, as Ollama. */
  readonly apiKey?: string | null
  readonly takes?: Takes
  /** `only`: refuses requests that are not streamed. */
  readonly streams?: 'also' | 'only'
  /** The name under which it takes the limit of tokens; newer models of OpenAI want `max_completion_tokens`. */
  readonly limit?: 'max_tokens' | 'max_completion_tokens'
  /** False: refuses any `temperature`, as models that reason do. */
  readonly temperature?: boolean
  /** The words for how hard to think that it takes; none: it knows no such parameter. */
  readonly efforts?: readonly string[]
}

/** A request as it came, whatever became of it. */
export type Recorded = {
  readonly method: string
  readonly path: string
  readonly authorization: string | undefined
  /** The text of the body, for tests that look for leaks. */
  readonly body: string
  /** What it was answered with; undefined while it is under way. */
  status?: number
  /** True: whoever asked went away before the answer was whole. */
  aborted?: true
}
