/** What an owner may be asked: bought elsewhere or by another way, been in touch lately, is the contact still there. */
export const questionKinds = ['unseen-orders', 'in-touch', 'contact'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** What the owner reckons was bought and never reached us, in a span of days: both ends included. */
export type Estimate = {
  readonly from: Date
  readonly to: Date
  /** Base-currency minor units; 0: nothing was. */
  readonly amountMinor: number
  readonly orders: number
}

/** What somebody who knows the customer said, and for how long it is taken at its word. */
export type Answer = {
  readonly asked: QuestionKind
  /** The code of the option that was tapped: `none`, `to-B`, `yes`, `gone` … */
  readonly said: string
  readonly expiresAt: Date
  readonly estimate?: Estimate
}

/** An answer as a customer's facts keep it: the newest of each kind. */
export type StandingAnswer = Answer & { readonly at: Date }
