import type { DecideDeps } from '#src/decide/deps.ts'
import { ensurePolicy } from '#src/decide/ensure-policy.ts'
import { rescoreMany } from '#src/decide/rescore-many.ts'
import { type RetierResult, retier } from '#src/decide/retier.ts'

const PORTION = 5_000

/**
 * Decides everybody on whom something new has come in, then cuts the base: what ends an import. A store without
 * a policy gets the retail preset in the import's currency.
 * @param onDecided how many customers are decided so far.
 */
export async function scoreNew(
  deps: DecideDeps,
  currency: string,
  onDecided: (customers: number) => void = () => undefined,
): Promise<RetierResult> {
  await ensurePolicy(deps, currency)
  let decided = 0
  for (;;) {
    const ids = await deps.customers.dirtyIds(0, PORTION)
    if (ids.length === 0) return retier(deps)

    const before = decided
    await rescoreMany(deps, ids, (done) => onDecided(before + done))
    decided += ids.length
  }
}
