import { z } from 'zod'
import { builtInDimensions } from '#src/domain/facts.ts'
import { bilingualSchema } from '#src/domain/locale.ts'
import { measureSchema } from './measure.ts'

const isBuiltIn = (name: string): boolean => builtInDimensions.some((known) => known === name)

/** One dimension of the key: spend, orders and engagement are known by name, any other says what it counts. */
export const dimensionRule = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/, 'a short name in small letters such as buying-power'),
    /** What people call it; the three that are known have names already. */
    label: bilingualSchema.optional(),
    /** Share of the key; the weights of a policy add up to 1. */
    weight: z.number().positive().max(1),
    /** Why it counts, and why this much. */
    why: bilingualSchema,
    /** What one order's amount is turned into: `sqrt` and `log1p` tame one-off giants. */
    transform: z.enum(['none', 'sqrt', 'log1p']),
    /** A dimension whose newest fact is older than this is stale (confidence ½). */
    freshDays: z.int().positive(),
    counts: measureSchema.optional(),
  })
  .refine(({ name, counts }) => isBuiltIn(name) || counts !== undefined, {
    path: ['counts'],
    message: 'A dimension of your own says what it counts.',
  })
  .refine(({ name, counts }) => !isBuiltIn(name) || counts === undefined, {
    path: ['counts'],
    message: 'Spend, orders and engagement are counted by the product: give your own dimension another name.',
  })
  .refine(({ name, label }) => isBuiltIn(name) || label !== undefined, {
    path: ['label'],
    message: 'A dimension of your own needs a name in both languages.',
  })

export type DimensionRule = z.infer<typeof dimensionRule>
