import { z } from 'zod'
import { channels, type FactKind, feedbackTopics } from '#src/domain/event.ts'
import { neverWeighs } from './never-weighs.ts'

const points = z.record(z.string().min(1).max(60), z.number().nonnegative())

/**
 * What a dimension of one's own counts, without code. All but the last two are sums over events; an attribute and
 * a tag count once, from the day they were last told, so that every dimension fades alike.
 */
export const measureSchema = z.discriminatedUnion('of', [
  /** One per order with a positive net amount; `products`: only of these. */
  z.strictObject({ of: z.literal('orders'), products: z.array(z.string().min(1)).min(1).optional() }),
  /** One per calendar month with such an order: loyalty. */
  z.strictObject({ of: z.literal('purchase-months') }),
  /** One per touch of these channels and this direction. */
  z.strictObject({
    of: z.literal('interactions'),
    channels: z.array(z.enum(channels)).min(1).optional(),
    direction: z.enum(['in', 'out']).optional(),
  }),
  /** One per rating of at least `rating` stars. */
  z.strictObject({
    of: z.literal('ratings'),
    topics: z.array(z.enum(feedbackTopics)).min(1).optional(),
    rating: z.int().min(1).max(5),
  }),
  /** So many points per stage that was reached: urgency. */
  z.strictObject({ of: z.literal('stages'), points }),
  /** An attribute's number, or the points of its text: buying power. */
  z.strictObject({
    of: z.literal('attribute'),
    attribute: z
      .string()
      .min(1)
      .max(60)
      .refine((name) => !neverWeighs(name), 'Age and sex may filter a segment; they never weigh.'),
    points: points.optional(),
  }),
  z.strictObject({ of: z.literal('tags'), points }),
])

export type Measure = z.infer<typeof measureSchema>

/** Measures that are read from a customer's profile, not from its events. */
export const isOfProfile = ({ of }: Measure): boolean => of === 'attribute' || of === 'tags'

/** The kinds of facts that feed each measure; a profile's are fed by none. */
export const feedsOf: Readonly<Record<Measure['of'], readonly FactKind[]>> = {
  orders: ['order', 'refund'],
  'purchase-months': ['order', 'refund'],
  interactions: ['interaction'],
  ratings: ['feedback'],
  stages: ['stage'],
  attribute: [],
  tags: [],
}
