import type { BetaGeometric } from './beta-geometric.ts'
import type { GammaGamma } from './gamma-gamma.ts'
import type { Prior } from './maximise.ts'
import type { PriorSource } from './method-for.ts'
import type { ParetoNbd } from './pareto-nbd.ts'
import type { ParameterSet, PurchaseModel } from './purchase-model.ts'

/** A prior that says whose values it holds. */
export type NamedPrior<P extends ParameterSet = ParameterSet> = Prior<P> & { readonly source: PriorSource }

/** One standard deviation is a factor of 1.65 either way. */
const sd = 0.5

const standIn = <P extends BetaGeometric | ParetoNbd | GammaGamma>(centre: P): NamedPrior<P> => ({
  centre,
  sd,
  source: 'stand-in',
})

/**
 * What to lean on until a company has earlier values of its own: the fits of 23,570 first-time buyers of an online
 * music shop over 39 weeks of 1997 (the CDNOW panel of Fader & Hardie); times are in weeks.
 */
export const standInPurchases: Readonly<Record<PurchaseModel['name'], NamedPrior>> = {
  'BG/NBD': standIn({ r: 0.2516, alpha: 4.7889, a: 0.7234, b: 2.1611 }),
  'MBG/NBD': standIn({ r: 0.6371, alpha: 7.3103, a: 0.8075, b: 1.2284 }),
  'Pareto/NBD': standIn({ r: 0.5974, alpha: 11.5857, s: 0.5222, beta: 8.8277 }),
}

/** The stand-in for amounts, with `v` at the base's own mean amount: another company's currency means nothing here. */
export function standInSpend(meanAmount: number): NamedPrior<GammaGamma> {
  const [p, q] = [6.2753, 3.6244]
  return standIn({ p, q, v: (meanAmount * (q - 1)) / p })
}
