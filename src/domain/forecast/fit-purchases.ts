import { bgNbd } from './bg-nbd.ts'
import { type Cohorts, compress } from './cohorts.ts'
import { type FitWarning, purchaseWarnings } from './fit-warnings.ts'
import { type Maximum, maximise } from './maximise.ts'
import { mbgNbd } from './mbg-nbd.ts'
import { type FitMethod, methodFor } from './method-for.ts'
import { paretoNbd } from './pareto-nbd.ts'
import { type NamedPrior, standInPurchases } from './priors.ts'
import type { PurchaseHistory } from './purchase-history.ts'
import type { ParameterSet, PurchaseModel } from './purchase-model.ts'

/** What a fit gives back: plain data, to be stored and read again by the model's name. */
export type Fit<P extends ParameterSet = ParameterSet> = Omit<Maximum<P>, 'converged'> & {
  readonly customers: number
  readonly method: FitMethod
  readonly warnings: readonly FitWarning[]
}

export type PurchaseFit = Fit & { readonly model: PurchaseModel['name'] }

/** How to fit: the rule of `methodFor` and the stand-in prior, unless told otherwise. */
export type FitOptions<P extends ParameterSet = ParameterSet> = {
  readonly prior?: NamedPrior<P>
  readonly method?: FitMethod
}

const models: Readonly<Record<PurchaseModel['name'], PurchaseModel>> = {
  'BG/NBD': bgNbd,
  'MBG/NBD': mbgNbd,
  'Pareto/NBD': paretoNbd,
}

/** The model that a stored fit names. */
export const modelNamed = (name: PurchaseModel['name']): PurchaseModel => models[name]

/** The parameters by the method asked for; fixed ones are the prior's, with the likelihood they have here. */
export function fitBy<P extends ParameterSet>(
  method: FitMethod,
  logLikelihood: (parameters: P) => number,
  start: P,
  prior: NamedPrior<P>,
): Maximum<P> {
  if (method === 'fixed')
    return { parameters: prior.centre, logLikelihood: logLikelihood(prior.centre), converged: true }

  return maximise(logLikelihood, start, method === 'map' ? prior : undefined)
}

/** The parameters of a base; 23,570 customers take a quarter of a second (Pareto/NBD: two thirds). */
export function fitPurchases(
  name: PurchaseModel['name'],
  base: readonly PurchaseHistory[] | Cohorts,
  options: FitOptions = {},
): PurchaseFit {
  const cohorts = 'count' in base ? base : compress(base)
  const { customers } = cohorts
  const model = modelNamed(name)
  const prior = options.prior ?? standInPurchases[name]
  const method = options.method ?? methodFor(customers, prior.source)
  const { converged, ...found } = fitBy(
    method,
    (parameters) => model.logLikelihood(parameters, cohorts),
    model.start(cohorts),
    prior,
  )

  return {
    model: name,
    ...found,
    customers,
    method,
    warnings: [
      ...purchaseWarnings(found.parameters, { customers, converged }),
      ...(method !== 'mle' && prior.source === 'stand-in' ? [{ code: 'stand-in-prior' } as const] : []),
    ],
  }
}

/** Whether P(alive) may be put into words: not where dropout cannot be seen. */
export const aliveMayBeShown = ({ warnings }: PurchaseFit): boolean =>
  !warnings.some(({ code }) => code === 'no-dropout-visible' || code === 'not-converged')
