import { tierName } from '#src/cards/parts/tier-name.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { t } from '#src/i18n/text.ts'

/** `A`, `A类`: what a tier's name begins with. */
const headOf = (locale: Locale, policy: Policy, code: string): string =>
  tierName(locale, policy, code).split('·')[0]?.trim() ?? code

/** `B → A`, `B类 → A类`: a change of tier in a line of a list. */
export const changeInShort = (
  locale: Locale,
  policy: Policy,
  { from, to }: { readonly from?: string | undefined; readonly to: string },
): string =>
  from === undefined
    ? headOf(locale, policy, to)
    : t(locale, 'promotion.change', { from: headOf(locale, policy, from), to: headOf(locale, policy, to) })
