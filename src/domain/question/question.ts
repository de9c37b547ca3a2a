import type { Candidate } from './candidate.ts'

/** A question as it was put to somebody. `_id` is `question|mei|2026-11-23`: one a person and local day. */
export type Question = Candidate & {
  readonly _id: string
  /** User id of whoever is asked. */
  readonly to: string
  readonly askedAt: Date
  /** Until when it can be answered; then it is gone. */
  readonly expiresAt: Date
  readonly sample?: true
  /** Since when its cards ask what is answered: they are to be closed. */
  readonly cardsDueAt?: Date
  readonly answered?: { readonly code: string; readonly by: string; readonly at: Date }
}

export const questionId = (userId: string, day: string): string => `question|${userId}|${day}`

/** A question that nobody has answered for so long is not asked any more. */
export const answerableDays = 14
