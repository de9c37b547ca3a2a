import { ensurePolicy } from '#src/decide/policy/ensure-policy.ts'
import { refitForecast } from '#src/decide/policy/refit-forecast.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { retier } from '#src/decide/tiers/retier.ts'
import { loadSample } from '#src/ingest/sample/load-sample.ts'
import { withPast } from '#src/start/sample-past.ts'
import type { LifeSpec, LivingCompany } from './company.ts'
import type { World } from './open-world.ts'

const CURRENCY = 'CNY'

/** Puts the company in as it stands on the morning of the first day, with half a year of tiers behind it, live. */
export async function loadCompany(
  { store, worker: { deps } }: World,
  company: LivingCompany,
  { seed, from }: LifeSpec,
): Promise<void> {
  const loaded = await loadSample({ ...deps, refs: store.refs }, { seed, endDay: from }, async () => {
    const policy = await ensurePolicy(deps, CURRENCY)
    return withPast(deps, policy, { company: company.past, endDay: from })
  })
  await rescoreMany(deps, loaded.customerIds)
  await retier(deps)
  await refitForecast(deps)
}
