import { z } from 'zod'
import { lifecycles, valueStates } from '#src/domain/customer.ts'
import { channels } from '#src/domain/event.ts'
import { contentCategories } from '#src/domain/follow-up/content.ts'
import { bilingualSchema } from '#src/domain/locale.ts'

/** One contact: by this channel, with one goal and one thing to ask. */
export const playbookTouch = z.strictObject({
  /** What is done, as a short name: `named-manager`, `step-up-coupon`. */
  action: z.string().regex(/^[a-z][a-z-]{1,39}$/, 'a short name in small letters such as early-access'),
  channel: z.enum(channels),
  content: z.enum(contentCategories),
  goal: bilingualSchema,
  callToAction: bilingualSchema,
})

/** What to do with a tier's customers of one lifecycle, or of one named state, which goes before the lifecycle. */
export const playbookStep = z
  .strictObject({
    lifecycle: z.enum(lifecycles).optional(),
    state: z.enum(valueStates).optional(),
    cadenceDays: z.int().positive().max(365),
    /** Taken in turn. */
    touches: z.array(playbookTouch).min(1).max(6),
  })
  .refine(({ lifecycle, state }) => (lifecycle === undefined) !== (state === undefined), {
    message: 'A step is for one lifecycle or for one named state.',
  })

export type PlaybookStep = z.infer<typeof playbookStep>
