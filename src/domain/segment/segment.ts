import { z } from 'zod'
import { bilingualSchema } from '#src/domain/locale.ts'
import { whereSchema } from './where-schema.ts'

/** A named group of customers, by a rule: who fits it belongs to it. */
export const segmentSchema = z.strictObject({
  /** Stable and short, as people type it: `east-key`, `华东重点`. */
  code: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u, 'letters, digits, - and _, at most 40, such as east-key'),
  name: bilingualSchema,
  where: whereSchema,
})

export type Segment = z.infer<typeof segmentSchema>

/** More than anyone looks at; the overlaps of this many are found in a second. */
const mostSegments = 100

/** A company's segments: each code once. */
export const segmentsSchema = z
  .array(segmentSchema)
  .max(mostSegments)
  .superRefine((segments, context) => {
    const seen = new Set<string>()
    for (const [i, { code }] of segments.entries()) {
      if (seen.has(code)) {
        context.addIssue({ code: 'custom', path: [i, 'code'], message: `The code ${code} stands twice.` })
      }
      seen.add(code)
    }
  })
