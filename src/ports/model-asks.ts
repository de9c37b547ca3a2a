import type { ModelTurn } from './model.ts'

/** What has left the house for a model, as it left: names, phones, e-mails and ids are placeholders. */
export type ModelAsk = {
  readonly _id: string
  readonly at: Date
  /** User id. */
  readonly who: string
  /** Name and version: `ask@1`. */
  readonly prompt: string
  readonly model: string
  /** Whose machine it went to. */
  readonly host: string
  /** Ids of the customers it was about, as far as they were known; the model was not told. */
  readonly customers: readonly string[]
  readonly system: string
  readonly turns: readonly ModelTurn[]
  /** How it ended: `model` where its answer was used, else the code of why not; absent: under way. */
  readonly outcome?: string
}

/** Kept for 90 days, for whoever has to say what a model was sent. */
export type ModelAsks = {
  /** Inserts it, or replaces the one of its `_id`. */
  put(ask: ModelAsk): Promise<void>
  /** The newest first. */
  newest(limit: number, who?: string): Promise<readonly ModelAsk[]>
}
