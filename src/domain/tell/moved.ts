import type { Channel, FeedbackTopic } from '#src/domain/event.ts'

/** What a tier change rests on: the fact that has just come in, or that nothing did. */
export type Moved =
  | { readonly kind: 'order'; readonly at: Date; readonly amountMinor: number; readonly currency: string }
  | { readonly kind: 'refund' }
  | {
      readonly kind: 'touch'
      readonly at: Date
      readonly channel: Channel
      readonly direction: 'in' | 'out'
    }
  /** `rating` is the mean of those that are new, 1 to 5. */
  | { readonly kind: 'rating'; readonly at: Date; readonly topic: FeedbackTopic; readonly rating: number }
  | { readonly kind: 'complaint'; readonly at: Date }
  /** Nothing from the customer since then (absent: ever), while what was fades. */
  | { readonly kind: 'fading'; readonly since?: Date }
  /** Something has come in within these days, and less than what has faded. */
  | { readonly kind: 'outweighed' }
  /** Its owner's answer to a question: an estimate of what no source has told. */
  | { readonly kind: 'answer'; readonly at: Date }
  /** The customer has not moved: the tier's line has. */
  | { readonly kind: 'line' }
