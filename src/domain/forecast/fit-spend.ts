import { type Fit, type FitOptions, fitBy } from './fit-purchases.ts'
import { spendWarnings } from './fit-warnings.ts'
import { type GammaGamma, meanAmount, spenders, spendLikelihood, startOfSpend } from './gamma-gamma.ts'
import { methodFor } from './method-for.ts'
import { standInSpend } from './priors.ts'
import type { SpendHistory } from './purchase-history.ts'

/**
 * The Gamma-Gamma parameters of a base, fitted to its customers with a repeat purchase of an amount above 0;
 * undefined where there is none.
 */
export function fitSpend(
  base: readonly SpendHistory[],
  options: FitOptions<GammaGamma> = {},
): Fit<GammaGamma> | undefined {
  const buyers = spenders(base)
  if (buyers.length === 0) return undefined

  const prior = options.prior ?? standInSpend(meanAmount(buyers))
  const method = options.method ?? methodFor(buyers.length, prior.source)
  const { converged, ...found } = fitBy(method, spendLikelihood(buyers), startOfSpend(buyers), prior)

  return {
    ...found,
    customers: buyers.length,
    method,
    warnings: [
      ...spendWarnings(found.parameters, { customers: buyers.length, converged }),
      ...(method !== 'mle' && prior.source === 'stand-in' ? [{ code: 'stand-in-prior' } as const] : []),
    ],
  }
}
