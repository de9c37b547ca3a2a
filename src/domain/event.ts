import type { ContentCategory } from './follow-up/content.ts'
import type { TouchOutcome } from './follow-up/outcome.ts'
import type { Answer } from './question/answer.ts'
import type { NoteTopic } from './service/need.ts'

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
  /** Customers it was recorded for before they were merged, the latest first. */
  readonly movedFrom?: readonly string[]
  /**
   * `_id`s of the months (`customerId|YYYY-MM`) in which it was booked, or said something else, before; one entry for
   * each change, so that their folds can be told apart.
   */
  readonly leftMonths?: readonly string[]
}

/** An amount of another currency in the company's base currency, exact at the rate named. */
export type BaseAmount = {
  /** Integer minor units of `currency`, rounded once, half away from zero. */
  readonly amountMinor: number
  readonly currency: string
  /** What one unit of the event's currency was worth: a decimal number as text. */
  readonly rate: string
  /** YYYY-MM-DD: the day whose rate it is, up to 7 days before the order's where that one has none. */
  readonly rateDay: string
}

export type OrderEvent = EventBase & {
  readonly kind: 'order'
  /** The order's number in its source; rows of one order share it, refunds name it. */
  readonly orderNumber?: string
  /** Integer minor units of `currency`, ≥ 0. */
  readonly amountMinor: number
  readonly currency: string
  /** Where `currency` is not the company's: what counts. */
  readonly base?: BaseAmount
  readonly product?: string
  readonly quantity?: number
}

export type RefundEvent = EventBase & {
  readonly kind: 'refund'
  readonly orderNumber?: string
  /** Integer minor units given back, ≥ 0. */
  readonly amountMinor: number
  readonly currency: string
  /** Where `currency` is not the company's: what counts, at the rate of its order where that is known. */
  readonly base?: BaseAmount
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
  /** What it was about. */
  readonly content?: ContentCategory
  readonly outcome?: TouchOutcome
  /** When customer and rep agreed to speak again. */
  readonly nextAt?: Date
  /** The reminder that it answers. */
  readonly reminderId?: string
}

export const feedbackTopics = ['product', 'service', 'overall'] as const
export type FeedbackTopic = (typeof feedbackTopics)[number]

export type FeedbackEvent = EventBase & {
  readonly kind: 'feedback'
  readonly topic: FeedbackTopic
  /** 1 (bad) to 5 (good). */
  readonly rating: 1 | 2 | 3 | 4 | 5
  readonly complaint?: boolean
  /** Why, by a code of the policy's (`winBackReasons`). */
  readonly reason?: string
  readonly note?: string
}

export type NoteEvent = EventBase & {
  readonly kind: 'note'
  readonly text: string
  readonly by?: string
  /** What it reports: a problem of use, or a need that sales goes on with. */
  readonly topic?: NoteTopic
  /** Why a dormant customer stopped buying, by a code of the policy's (`winBackReasons`). */
  readonly reason?: string
  /** The owner's answer to a question, in `text` as it was worded; an estimate with an end, no order. */
  readonly answer?: Answer
  /** Taken back by whoever said it: its place is kept, what it said is gone. */
  readonly retracted?: true
}

export type StageEvent = EventBase & {
  readonly kind: 'stage'
  readonly stage: string
  /** Why, in the words of whoever set it: for what reason it was lost, say. */
  readonly note?: string
}

export const factKinds = ['order', 'refund', 'interaction', 'feedback', 'note', 'stage'] as const
export type FactKind = (typeof factKinds)[number]

export type FactEvent = OrderEvent | RefundEvent | InteractionEvent | FeedbackEvent | NoteEvent | StageEvent
