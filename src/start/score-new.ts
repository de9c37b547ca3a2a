import type { DecideDeps } from '#src/decide/deps.ts'
import { ensurePolicy } from '#src/decide/policy/ensure-policy.ts'
import { lacksForecast, type RefitDeps, refitForecast } from '#src/decide/policy/refit-forecast.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { type RetierResult, retier } from '#src/decide/tiers/retier.ts'

const PORTION = 5_000

/**
 * Decides everybody on whom something new has come in, then cuts the base, and fits its forecast where there is none:
 * what ends an import. A store without
 * a policy gets the retail preset in the import's currency.
 * @param onDecided how many customers are decided so far.
 */
export async function scoreNew(
  deps: DecideDeps & RefitDeps,
  currency: string,
  onDecided: (customers: number) => void = () => undefined,
): Promise<RetierResult> {
  await ensurePolicy(deps, currency)
  let decided = 0
  for (;;) {
    const ids = await deps.customers.dirtyIds(0, PORTION)
    if (ids.length === 0) break

    const before = decided
    await rescoreMany(deps, ids, (done) => onDecided(before + done))
    decided += ids.length
  }
  const result = await retier(deps)
  if (await lacksForecast(deps)) await refitForecast(deps)
  return result
}
