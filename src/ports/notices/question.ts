/** A question to the customer's owner. The card is made of the question as it stands at delivery. */
export type QuestionNotice = {
  readonly kind: 'question'
  readonly questionId: string
  readonly customerId: string
  readonly at: Date
}
