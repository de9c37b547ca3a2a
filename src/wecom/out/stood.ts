import { z } from 'zod'

const stoodSchema = z.object({
  /** WeCom's id of the message. */
  id: z.string().optional(),
  /** Changes that card once, within 72 h (developer.work.weixin.qq.com/document/path/94888). */
  code: z.string().optional(),
  /** What the card is called there: `task_id`. */
  task: z.string().optional(),
  atMs: z.number(),
})

/** A message as it stands at WeCom. */
export type Stood = z.infer<typeof stoodSchema>

/** The reference that is kept of it. */
export const refOf = (stood: Stood): string => JSON.stringify(stood)

/** What a reference says. */
export const stoodOf = (ref: string): Stood => stoodSchema.parse(JSON.parse(ref))
