/**
 * Facts as they arrive: append-only, idempotent by `_id` (`source|externalId`).
 * Instants are `Date`s in UTC, money is integer minor units with an ISO 4217 code.
 */
type EventBase = {
  /** `source|externalId`: the same fact sent twice is one document. */
  readonly _id: string
  readonly customerId: string
  /** The system it came from: `sample`, `orders-csv`, `chat` … */
  readonly source: string
  /** When it happened. */
  readonly at: Date
  /** When it counts: a refund linked to an order counts on the order's day, all else at `at`. */
  readonly bookedAt: Date
  readonly receivedAt: Date
}

export type OrderEvent = EventBase & {
  readonly kind: 'order'
  /** The order's number in its source; rows of one order share it, refunds name it. */
  readonly orderNumber?: string
  /** Integer minor units of `currency`, ≥ 0. */
  readonly amountMinor: number
  readonly currency: string
  readonly product?: string
  readonly quantity?: number
}

export type RefundEvent = EventBase & {
  readonly kind: 'refund'
  readonly orderNumber?: string
  /** Integer minor units given back, ≥ 0. */
  readonly amountMinor: number
  readonly currency: string
}

export const channels = [
  'phone',
  'wechat',
  'mail',
  'sms',
  'social',
  'visit',
  'event',
  'web',
  'other',
] as const
export type Channel = (typeof channels)[number]

/** `out`: we reached out. `in`: the customer did (an answer, a visit, a call). */
export type InteractionEvent = EventBase & {
  readonly kind: 'interaction'
  readonly channel: Channel
  readonly direction: 'in' | 'out'
  /** For `out`: did anyone answer? An unanswered touch is no sign of life. */
  readonly answered?: boolean
  /** The user who logged or made it. */
  readonly by?: string
  readonly note?: string
}

export const feedbackTopics = ['product', 'service', 'overall'] as const
export type FeedbackTopic = (typeof feedbackTopics)[number]

export type FeedbackEvent = EventBase & {
  readonly kind: 'feedback'
  readonly topic: FeedbackTopic
  /** 1 (bad) to 5 (good). */
  readonly rating: 1 | 2 | 3 | 4 | 5
  readonly complaint?: boolean
  readonly note?: string
}

type NoteEvent = EventBase & { readonly kind: 'note'; readonly text: string; readonly by?: string }

type StageEvent = EventBase & { readonly kind: 'stage'; readonly stage: string }

export type FactEvent = OrderEvent | RefundEvent | InteractionEvent | FeedbackEvent | NoteEvent | StageEvent
export type FactKind = FactEvent['kind']
