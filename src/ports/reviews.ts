import type { Review } from '#src/domain/review.ts'

/** Reviews by manager and month. */
export type Reviews = {
  get(id: string): Promise<Review | undefined>
  /** Writes it over the one before (`rev` one less; 1: there is none); false where another came first. */
  put(review: Review): Promise<boolean>
  /** The newest of a manager, newest first. */
  latest(userId: string, limit: number): Promise<readonly Review[]>
  clear(): Promise<number>
}
