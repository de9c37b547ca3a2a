import type { Channel, FactKind, FeedbackTopic } from './event.ts'
import type { ContentCategory } from './follow-up/content.ts'
import type { TouchOutcome } from './follow-up/outcome.ts'
import type { StandingAnswer } from './question/answer.ts'

/** The dimensions that need no telling what they count. */
export const builtInDimensions = ['spend', 'orders', 'engagement'] as const
type BuiltIn = (typeof builtInDimensions)[number]

/** A dimension of the key, by the name its policy gives it. */
export type Dimension = string

/** One value per dimension: the known ones always, a policy's own where it has some. */
export type ByDimension = Readonly<Record<BuiltIn, number> & Record<Dimension, number>>

/** The names in one fixed order, so that sums over them come to the same last bit everywhere. */
export const dimensionNames = (by: ByDimension): readonly Dimension[] => {
  const known = new Set<Dimension>(builtInDimensions)
  const own = Object.keys(by).filter((name) => !known.has(name))
  return [...builtInDimensions, ...own.sort()]
}

/** An order as a card shows it. */
export type OrderBrief = {
  readonly at: Date
  readonly amountMinor: number
  readonly currency: string
  readonly product?: string
}

/** A touch as a card shows it. */
export type TouchBrief = {
  readonly at: Date
  readonly channel: Channel
  readonly direction: 'in' | 'out'
  readonly answered?: boolean
  readonly by?: string
  readonly content?: ContentCategory
  readonly outcome?: TouchOutcome
  readonly nextAt?: Date
}

/** The stage of a sale as a card shows it. */
export type StageBrief = { readonly at: Date; readonly stage: string; readonly note?: string }

/** Ratings of one topic: `ratingSum / count` is the mean, 1 to 5. */
export type RatingTally = { readonly count: number; readonly ratingSum: number; readonly lastAt: Date }

/** What one source has said of this customer: which kinds, and until when. */
export type SourceSeen = { readonly kinds: readonly FactKind[]; readonly lastAt: Date }

/**
 * The fold of a set of events. A month's facts and a customer's facts have one shape, so that the merge of
 * months is the fold of all. No list in it is longer than 24.
 */
export type Facts = {
  /** Forward-decayed sums G_j from the policy's landmark; may be negative before the clip at 0. */
  readonly sums: ByDimension
  /** Orders with a positive net amount. */
  readonly orderCount: number
  readonly refundCount: number
  /** Days (company's zone: UTC day) with a purchase, zero amounts included: what the purchase models count. */
  readonly purchaseDays: number
  /** Forward-decayed net spend without any transform, base-currency major units: value now is this, decayed to today. */
  readonly valueSum: number
  /** Net amounts in base-currency minor units, undecayed. */
  readonly netSpendMinor: number
  /**
   * What was bought on the day of the oldest purchase, net as above: the rest was bought on the repeat days that the
   * models of spend look at.
   */
  readonly firstDayMinor: number
  /** Oldest and newest purchase, zero amounts and returned orders included: what rhythm is read from. */
  readonly firstOrderAt?: Date
  readonly lastPurchaseAt?: Date
  /** Newest order with a positive net amount; the amount is net of its refunds. */
  readonly lastOrder?: OrderBrief
  /** Newest last, at most 24. */
  readonly recentOrders: readonly OrderBrief[]
  readonly touchesOut: number
  readonly touchesIn: number
  readonly lastTouch?: TouchBrief
  /** Newest last, at most 24, both ways: what caps, rotation and the usual channel and hour are read from. */
  readonly recentTouches: readonly TouchBrief[]
  /** Newest sign of life: order, inbound or answered interaction, feedback. */
  readonly lastFromCustomerAt?: Date
  readonly ratings: Readonly<Partial<Record<FeedbackTopic, RatingTally>>>
  readonly lastComplaintAt?: Date
  /** The newest stage that was told. */
  readonly lastStage?: StageBrief
  /** The owner's newest answer to each kind of question, expired ones too; absent: nobody has answered. */
  readonly answers?: readonly StandingAnswer[]
  readonly sources: Readonly<Record<string, SourceSeen>>
  /** Where the policy reads the profile: when attributes and tags were last told. */
  readonly profileAt?: Date
  readonly eventCount: number
  readonly lastEventAt?: Date
}

/** The facts of one calendar month (UTC) of one customer. `_id` is `customerId|YYYY-MM`. */
export type EventMonth = {
  readonly _id: string
  readonly customerId: string
  readonly month: string
  /** The policy version whose half-life, landmark and transforms made the sums. */
  readonly policyVersion: number
  /** Which shape of the fold made it; absent: the first. A month of another shape is folded again. */
  readonly foldVersion?: number
  readonly facts: Facts
  /** How often a refund of this month was re-booked; absent: never. With the count of events it orders folds in time. */
  readonly rebooked?: number
}
