import { z } from 'zod'
import { localeSchema } from '#src/domain/locale.ts'

/** What somebody says, and the commands that they may use. */
export const askInput = z.strictObject({
  locale: localeSchema,
  sentence: z.string().min(1).max(1_000),
  commands: z
    .array(
      z.strictObject({
        name: z.string(),
        shown: z.strictObject({ en: z.string(), zh: z.string() }),
        help: z.string(),
      }),
    )
    .max(100),
  /** The customers that the sentence names, in its own words; of no others is anything said. */
  named: z.array(z.string().min(1).max(200)).max(10),
  /** Codes of the policy's tiers. */
  tiers: z.array(z.string().min(1).max(20)).max(10),
})
export type AskInput = z.infer<typeof askInput>

/** One command with its arguments as one would type them; `unknown` where it is not sure which. */
export const understood = z.strictObject({
  command: z.string().max(40).describe('one of the commands, or "unknown"'),
  customer: z.string().max(200).describe('the customer as the sentence names it, or an empty string'),
  words: z.string().max(400).describe('what stands behind the customer, or an empty string'),
})
export type Understood = z.infer<typeof understood>
