/**
 * Customers have another owner: `assigned` for whoever has them now, `reassigned` for whoever had them. One message an
 * assignment, however many they are; the card is made of those of which that still holds at delivery.
 */
export type AssignedNotice = {
  readonly kind: 'assigned' | 'reassigned'
  /** User id of whoever did it. */
  readonly by: string
  /** Of `reassigned`: who has them now; absent: nobody. */
  readonly owner?: string
  /** The most valuable first; of very many the first ones. */
  readonly customerIds: readonly string[]
  readonly count: number
  readonly at: Date
}
