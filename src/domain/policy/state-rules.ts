import { z } from 'zod'

const share = z.number().gt(0).lt(1)

/**
 * When a customer's value now and its value to come point different ways. Large and small are read against the
 * customers who are not dormant. Measured on held-out months: docs/value-states.md.
 */
export const stateRules = z.strictObject({
  oneOff: z.strictObject({
    /** Large: among this share of the base by value now. */
    largeShare: share,
    /** One order holds at least this much of its value now. */
    orderShare: share,
    /** Later than its usual gap times this. */
    lateFactor: z.number().min(1),
  }),
  growing: z.strictObject({
    /** Small: not above this share of the base, counted from the smallest. */
    smallShare: share,
    /** At least so many orders. */
    orders: z.int().min(2),
    /** Orders of late, per day, are at least so many times the usual. */
    rise: z.number().gt(1),
    /** What "of late" means: a half-life shorter than the policy's. */
    shortHalfLifeDays: z.number().min(7),
  }),
})

export type StateRules = z.infer<typeof stateRules>
