/**
 * A customer's problem: reported, for whoever is to answer it; answered, for the customer's owner; late, for service and
 * the manager. The card is made of the problem as it stands at delivery.
 */
export type ProblemNotice = {
  readonly kind: 'problem-opened' | 'problem-answered' | 'problem-overdue'
  readonly problemId: string
  readonly customerId: string
  readonly at: Date
}
