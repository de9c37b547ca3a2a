import type { Policy } from '#src/domain/policy.ts'

/** `same`: a tier that the policy does not have, so that nobody can say which is the better one. */
export type TierWay = 'up' | 'down' | 'same'

/** Which way a change goes, by the policy's order of tiers, best first. */
export function tierWay(
  { tiers }: Pick<Policy, 'tiers'>,
  change: { readonly from?: string | undefined; readonly to: string },
): TierWay {
  const codes = tiers.map(({ code }) => code)
  const from = codes.indexOf(change.from ?? '')
  const to = codes.indexOf(change.to)
  if (from < 0 || to < 0 || from === to) return 'same'

  return to < from ? 'up' : 'down'
}
