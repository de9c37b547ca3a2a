import { dayFor, type Reader } from '#src/cards/parts/reader.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { ProspectExplanation } from '#src/domain/prospect/explain-prospect.ts'
import type { ProspectState } from '#src/domain/prospect/prospect-state.ts'
import { capital } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** A prospect tier's name as the policy has it; its code where the policy does not know it any more. */
export const prospectTierName = (locale: Locale, policy: Policy | undefined, code: string): string =>
  policy?.prospects.tiers.find((tier) => tier.code === code)?.name[locale] ?? code

/** What a prospect is called: by its tier, or by how it ended. */
export function prospectName(
  locale: Locale,
  policy: Policy | undefined,
  { tier, outcome }: ProspectState,
): string {
  if (!outcome) return prospectTierName(locale, policy, tier)
  return t(locale, outcome.kind === 'lost' ? 'prospect.lost-name' : 'prospect.won-name')
}

/** Since when it stands there, or how it ended; and that it is no customer yet. */
export function prospectLines(
  reader: Reader,
  { state, ageDays }: ProspectExplanation,
  policy: Policy,
): readonly string[] {
  const { locale } = reader
  const { outcome, since } = state
  if (!outcome) {
    const tier = prospectTierName(locale, policy, state.tier)
    const standing = t(locale, 'prospect.since', { tier, day: dayFor(reader, since) })
    return [capital(standing), t(locale, 'prospect.not-yet')]
  }

  const words = { day: dayFor(reader, outcome.at), days: ageDays }
  if (outcome.kind === 'converted') return [t(locale, 'prospect.won', words)]
  if (outcome.reason === undefined)
    return [t(locale, 'prospect.lost', words), t(locale, 'prospect.lost-next')]
  return [
    t(locale, 'prospect.lost-because', { ...words, reason: outcome.reason }),
    t(locale, 'prospect.lost-next'),
  ]
}
