import type { Reminder } from '#src/domain/follow-up/reminder.ts'

/** What may change on a reminder once it is planned. */
export type ReminderChange = {
  readonly set: Partial<
    Pick<
      Reminder,
      | 'to'
      | 'dueAt'
      | 'channel'
      | 'state'
      | 'snoozedUntil'
      | 'toldAt'
      | 'note'
      | 'listedOn'
      | 'escalated'
      | 'result'
      | 'cardsDueAt'
    >
  >
  readonly unset?: readonly ('snoozedUntil' | 'result' | 'cardsDueAt')[]
}

/** What is to be done for whom, and what became of it. No `save()`: inserts are idempotent, changes conditional. */
export type Reminders = {
  /** Inserts those whose `_id` is new and answers these `_id`s; the others stay as they are. */
  plan(reminders: readonly Reminder[]): Promise<ReadonlySet<string>>
  get(id: string): Promise<Reminder | undefined>
  /** In no order; those that are not there are left out. */
  getMany(ids: readonly string[]): Promise<readonly Reminder[]>
  /**
   * One conditional update at `rev`, which it increments; false where somebody was quicker. What is due anew (`dueAt`)
   * has not been told yet.
   */
  change(id: string, rev: number, change: ReminderChange): Promise<boolean>
  /** Open ones on these people's lists that are due by then (absent: all), the earliest first. */
  openOf(userIds: readonly string[], by?: Date, limit?: number): Promise<readonly Reminder[]>
  /** Those on one person's list that are, or were, to be done within [from, to), whatever became of them. */
  listed(userId: string, from: Date, to: Date): Promise<readonly Reminder[]>
  /** Open ones for these customers, whoever has them, the earliest first. */
  openFor(customerIds: readonly string[]): Promise<readonly Reminder[]>
  /** Open ones of this kind that are due and not told yet, the earliest first: what a job moves to the outbox. */
  dueOf(kind: Reminder['kind'], by: Date, limit: number): Promise<readonly Reminder[]>
  /** Open ones first due before then, by `_id` after `afterId`: what may have to be escalated. */
  overdueSince(before: Date, afterId: string | undefined, limit: number): Promise<readonly Reminder[]>
  /** Those whose cards are to be closed since then or before, the earliest first. */
  cardsDue(by: Date, limit: number): Promise<readonly Reminder[]>
  /** All planned for a customer, newest first. */
  of(customerId: string, limit: number): Promise<readonly Reminder[]>
  /** Those first due within [from, to), whatever became of them: what compliance is measured on. */
  between(from: Date, to: Date): AsyncIterable<Reminder>
  removeSample(): Promise<number>
}
