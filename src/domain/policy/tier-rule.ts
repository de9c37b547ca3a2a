import { z } from 'zod'
import { bilingualSchema } from '#src/domain/locale.ts'
import { playbookStep } from './playbook.ts'

/** What a tier is measured on. Shares are fractions of its customers, money is per customer in the base currency. */
export const goalMetrics = [
  'active-share',
  'spend-per-customer',
  'orders-per-customer',
  'promoted-share',
  'satisfied-share',
  'response-share',
  'won-back-share',
] as const

const periods = ['month', 'quarter', 'half-year', 'year'] as const

/** A tier's operating goal: the number it is run by. */
const operatingGoal = z.strictObject({
  metric: z.enum(goalMetrics),
  target: z.number().positive(),
  period: z.enum(periods),
})

const isShare = (metric: string): boolean => metric.endsWith('-share')

export const tierRule = z
  .strictObject({
    code: z.string().min(1).max(20),
    name: bilingualSchema,
    meaning: bilingualSchema,
    goal: operatingGoal,
    /** Share of the ranked base, best tier first; all shares add up to 1. */
    share: z.number().positive().max(1),
    playbook: z
      .array(playbookStep)
      .min(1, 'A tier without an action is only a label: say what is done with it.'),
  })
  .refine(({ goal }) => !isShare(goal.metric) || goal.target <= 1, {
    path: ['goal', 'target'],
    message: 'A share is a fraction: write .8 for 80 %.',
  })

export type TierRule = z.infer<typeof tierRule>
