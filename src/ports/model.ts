/** A turn of the talk with a model: what it is given, and, where its answer was of no use, that answer and what was wrong. */
export type ModelTurn = { readonly by: 'us' | 'model'; readonly text: string }

/** What a model is asked. All of it has been through redaction: it may leave the house. */
export type ModelQuestion = {
  /** The prompt's name and version, for logs and the audit: `ask@1`. */
  readonly prompt: string
  /** What it is told to do: our own words alone, never a customer's. */
  readonly system: string
  readonly turns: readonly ModelTurn[]
  /** JSON Schema of the answer. */
  readonly schema: Readonly<Record<string, unknown>>
  readonly mostTokens: number
}

/** A language model behind a network: slow, wrong at times, away at times. */
export type Model = {
  /** As it is configured: `qwen-plus`. */
  readonly name: string
  /** Whose machine it runs on: `dashscope.aliyuncs.com`. */
  readonly host: string
  /**
   * The text of its answer, which is to be JSON of the schema and is not looked at here.
   * @throws AppError `model-slow`, `model-busy`, `model-refused`, `model-away` (also while the circuit is open),
   * `model-setup` (key, address or model name is wrong).
   */
  answer(question: ModelQuestion): Promise<string>
}
