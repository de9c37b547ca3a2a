/** A reminder has been left open too long: for whoever has it (level 1), then for their manager (2, and again 3). */
export type EscalationNotice = {
  readonly kind: 'escalation'
  readonly reminderId: string
  readonly customerId: string
  readonly level: 1 | 2 | 3
  /** `top`: a customer of the top tier; `floor`: the attention floor of anybody else. */
  readonly reason: 'top' | 'floor'
  /** How long it has been open: working days of a top customer's, days of the floor's. */
  readonly days: number
  readonly at: Date
}
