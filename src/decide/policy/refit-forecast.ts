import type { DecideDeps } from '#src/decide/deps.ts'
import { customerPages } from '#src/decide/tiers/all-customers.ts'
import { type BaseForecast, type Buyer, buyerOf, fitBase } from '#src/domain/forecast/fit-base.ts'
import { thinned } from '#src/domain/forecast/thinned.ts'
import type { Policy } from '#src/domain/policy.ts'
import { productPairs, productsOf } from '#src/domain/preference.ts'
import type { Forecasts } from '#src/ports/forecasts.ts'

/** The ports that a fit needs. */
export type RefitDeps = Pick<DecideDeps, 'customers' | 'policies' | 'clock'> & {
  readonly forecasts: Forecasts
}

/**
 * An even sample of so many is fitted as well as a million, in about a second: whoever asks meanwhile is answered
 * within the three seconds that a surface waits.
 */
const MOST_BUYERS = 20_000

/** What goes together is as plain from so many, and their products take more room. */
const MOST_BASKETS = 20_000

/** Everybody who has bought, page by page, evenly thinned: memory does not grow with the base. */
async function buyersOf(deps: RefitDeps, policy: Policy, now: Date) {
  const buyers = thinned<Buyer>(MOST_BUYERS)
  const baskets = thinned<readonly string[]>(MOST_BASKETS)
  for await (const page of customerPages(deps)) {
    for (const { kind, facts } of page) {
      const buyer = kind === 'customer' ? buyerOf(facts, policy, now) : undefined
      if (!buyer) continue
      buyers.add(buyer)
      baskets.add(productsOf(facts))
    }
  }
  return { buyers: buyers.kept(), customers: buyers.seen(), pairs: productPairs(baskets.kept()) }
}

/**
 * Fits the base of the policy in force and stores it. Nothing is stored where no policy is in force or nobody has
 * bought.
 */
export async function refitForecast(deps: RefitDeps): Promise<BaseForecast | undefined> {
  const policy = await deps.policies.active()
  if (!policy) return undefined

  const now = deps.clock.now()
  const { buyers, customers, pairs } = await buyersOf(deps, policy, now)
  const fitted = fitBase(buyers, { policy, now, customers })
  const forecast = fitted && { ...fitted, ...(pairs.length > 0 && { pairs }) }
  if (forecast) await deps.forecasts.put(forecast)

  return forecast
}

/** Whether the policy in force has no fit yet: then the first run over the base asks for one. */
export async function lacksForecast({
  policies,
  forecasts,
}: Pick<RefitDeps, 'policies' | 'forecasts'>): Promise<boolean> {
  const policy = await policies.active()
  return policy !== undefined && (await forecasts.latest(policy.version)) === undefined
}
