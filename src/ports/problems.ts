import type { Problem } from '#src/domain/service/problem.ts'

/** What may change on a problem once it is reported. */
type ProblemChange = Partial<Pick<Problem, 'assignee' | 'state' | 'answer' | 'overdueToldAt' | 'customerId'>>

/** Customers' problems, who answers them, and what became of them. Inserts are idempotent, changes conditional. */
export type Problems = {
  /** False where it was there already: it stays as it is. */
  open(problem: Problem): Promise<boolean>
  get(id: string): Promise<Problem | undefined>
  /** One conditional update at `rev`, which it increments; false where somebody was quicker. */
  change(id: string, rev: number, set: ProblemChange): Promise<boolean>
  /** All that are open, the first due first. */
  allOpen(limit: number): Promise<readonly Problem[]>
  /** Open ones of these customers, the first due first. */
  openFor(customerIds: readonly string[]): Promise<readonly Problem[]>
  /** Open ones due before then that nobody has been told of, the first due first. */
  untoldSince(before: Date, limit: number): Promise<readonly Problem[]>
  /** Those answered since then, the newest first. */
  answeredSince(at: Date, limit: number): Promise<readonly Problem[]>
  /** All of a customer, newest first. */
  of(customerId: string, limit: number): Promise<readonly Problem[]>
  /** Those reported within [from, to), but for those that were taken back. */
  between(from: Date, to: Date): Promise<readonly Problem[]>
  removeSample(): Promise<number>
}
