import { z } from 'zod'
import { type Lifecycle, lifecycles } from '#src/domain/customer.ts'
import { type Bilingual, bilingualSchema } from '#src/domain/locale.ts'
import type { TierRule } from './tier-rule.ts'

/** What a customer is called by tier × lifecycle, where a policy wants other names than its tiers'. */
const nameRule = z.strictObject({
  name: bilingualSchema,
  /** Only in these tiers, by code; absent: in all. */
  tiers: z.array(z.string().min(1)).min(1).optional(),
  /** Only in these lifecycles; absent: in all. */
  lifecycles: z.array(z.enum(lifecycles)).min(1).optional(),
})

/** The first that fits holds, so the last fits everybody. */
export const nameRules = z
  .array(nameRule)
  .min(1)
  .max(12)
  .refine((rules) => isForAll(rules.at(-1)), {
    message: 'The last name has neither tiers nor lifecycles: nobody is left without one.',
  })

type NameRule = z.infer<typeof nameRule>

const isForAll = (rule: NameRule | undefined): boolean =>
  rule !== undefined && rule.tiers === undefined && rule.lifecycles === undefined

/** Tiers that the names speak of and the policy does not have. */
export function unknownTiers(rules: readonly NameRule[], tiers: readonly TierRule[]): readonly string[] {
  const known = new Set(tiers.map(({ code }) => code))
  return rules.flatMap((rule) => rule.tiers ?? []).filter((code) => !known.has(code))
}

/** The name of a customer in this tier and lifecycle; undefined where the policy names by tiers alone. */
export const nameFor = (
  rules: readonly NameRule[] | undefined,
  code: string,
  lifecycle: Lifecycle,
): Bilingual | undefined =>
  rules?.find(
    (rule) => (rule.tiers?.includes(code) ?? true) && (rule.lifecycles?.includes(lifecycle) ?? true),
  )?.name
