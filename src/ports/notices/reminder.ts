/** The moment of a reminder that a rep has timed themselves. The card is made of what stands at delivery. */
export type ReminderNotice = {
  readonly kind: 'reminder'
  readonly reminderId: string
  readonly customerId: string
  readonly at: Date
}
