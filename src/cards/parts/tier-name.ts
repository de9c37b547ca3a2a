import { prospectName } from '#src/cards/prospect/prospect-lines.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import { nameFor } from '#src/domain/policy/name-rule.ts'
import type { Policy } from '#src/domain/policy.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import { t } from '#src/i18n/text.ts'

/** A tier's name as the policy has it; its code where the policy does not know it any more. */
export function tierName(locale: Locale, policy: Policy | undefined, code: string): string {
  return policy?.tiers.find((tier) => tier.code === code)?.name[locale] ?? code
}

/** The name inside a sentence: `tier A`, `A类`; the whole name where it has no short beginning. */
export function shortTierName(locale: Locale, policy: Policy | undefined, code: string): string {
  const head = tierName(locale, policy, code).split('·')[0]?.trim() ?? code
  return locale === 'en' && [...head].length <= 2 ? `tier ${head}` : head
}

/**
 * What a customer is called: by tier and lifecycle where the policy has such names, else `A类·重点客户`; or that
 * there is no tier yet. A prospect is called by its own tier.
 */
export function standingTierName(
  locale: Locale,
  policy: Policy | undefined,
  customer: Customer,
  now: Date,
): string {
  const code = standingTier(customer, now)
  if (code === undefined) return nameWithoutTier(locale, policy, customer)

  return nameFor(policy?.names, code, customer.lifecycle)?.[locale] ?? tierName(locale, policy, code)
}

function nameWithoutTier(locale: Locale, policy: Policy | undefined, { kind, prospect }: Customer): string {
  if (kind !== 'prospect') return t(locale, 'tier.none')
  return prospect && policy ? prospectName(locale, policy, prospect) : t(locale, 'lifecycle.prospect')
}
