import type { Question } from '#src/domain/question/question.ts'

/** What was asked of whom. A question whose time is over is gone. */
export type Questions = {
  /** Inserts one whose `_id` is new; false where it stood already. */
  put(question: Question): Promise<boolean>
  get(id: string): Promise<Question | undefined>
  /** What somebody was asked of late and may still answer, or has answered. */
  openTo(userId: string): Promise<readonly Question[]>
  /** Makes it one about another customer, where it is about `from`. */
  moveTo(id: string, from: string, to: string): Promise<void>
  /** The answer that counts is the newest. From then on the cards that ask it are to be closed. */
  markAnswered(id: string, answered: NonNullable<Question['answered']>): Promise<void>
  /** Those whose cards are to be closed since then or before. */
  cardsDue(by: Date, limit: number): Promise<readonly Question[]>
  /** They are closed, unless it was answered anew meanwhile. */
  cardsClosed(question: Question): Promise<void>
  removeSample(): Promise<number>
}
