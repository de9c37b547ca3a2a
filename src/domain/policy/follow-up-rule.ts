import { z } from 'zod'
import { occasions } from '#src/domain/follow-up/reminder.ts'
import { bilingualSchema } from '#src/domain/locale.ts'

const count = z.int().positive()

/** How follow-up is planned: caps, the floor, and what is done at which occasion. */
export const followUpRule = z.strictObject({
  /** Touches of one customer over all reps and channels; what the customer began does not count. */
  customerCaps: z.strictObject({ day: count, week: count, month: count }),
  /** Planned touches a rep's list holds a day; a batch is one. */
  repPerDay: count,
  /** Unasked messages a rep gets a day beside the morning list. */
  unaskedPerDay: count,
  /** No customer that has not opted out goes longer without a touch or an attempt. */
  floor: z.strictObject({
    days: count.max(365),
    /** Planned so many days early. */
    planAheadDays: count,
    /** What its owner leaves open for so long goes to the manager. */
    leftOpenDays: count,
  }),
  /** Of a week's touches, for customers of the lower tiers that grow. */
  growingShare: z.number().min(0).max(0.5),
  /** A top customer's overdue touch goes to rep, manager, manager again after so many working days. */
  escalateAfterDays: z.tuple([count, count, count]),
  /** The cadence times this, for each unanswered touch in a row and each "not now", up to `most`. */
  lengthen: z.strictObject({
    unanswered: z.number().min(1).max(3),
    notNeeded: z.number().min(1).max(3),
    most: z.number().min(1).max(6),
  }),
  occasions: z.array(
    z.strictObject({
      name: z.enum(occasions),
      /** Reminded so many days ahead. */
      daysAhead: z.int().min(0).max(90),
      /** The attribute that holds its date; `first-order` needs none. */
      attribute: z.string().min(1).max(60).optional(),
      /** Tier codes; absent: all. */
      tiers: z.array(z.string()).optional(),
    }),
  ),
  /** A satisfaction call after the first order, and then every so often. */
  callBack: z.strictObject({ afterFirstOrderDays: count, everyDays: count }),
  /** Why a customer stopped buying, to choose from. */
  winBackReasons: z
    .array(z.strictObject({ code: z.string().regex(/^[a-z][a-z-]{1,29}$/), text: bilingualSchema }))
    .min(2)
    .max(10),
  /** Hours within which a problem is answered. */
  promiseHours: z.strictObject({ usual: count, byTier: z.record(z.string(), count).optional() }),
  /** A random share of non-urgent reminders is held back, to measure what follow-up earns; absent: none. */
  holdBack: z.strictObject({ share: z.number().min(0.05).max(0.1) }).optional(),
})

export type FollowUpRule = z.infer<typeof followUpRule>
