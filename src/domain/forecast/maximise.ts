import { minimise } from './nelder-mead.ts'
import type { ParameterSet } from './purchase-model.ts'

/** Log-normal: each parameter lies around its centre with this standard deviation of its logarithm. */
export type Prior<P extends ParameterSet> = { readonly centre: P; readonly sd: number }

/** Where a likelihood is highest, with the prior if one was given; `logLikelihood` is without it. */
export type Maximum<P extends ParameterSet> = {
  readonly parameters: P
  readonly logLikelihood: number
  readonly converged: boolean
}

/** Beyond e^±16 a likelihood is flat and the search would run on for ever. */
const farthest = 16

/** ln of the prior's density but for a constant. */
const logPrior = ({ sd }: { readonly sd: number }, centre: readonly number[], point: readonly number[]) =>
  -point.reduce((sum, at, axis) => sum + ((at - (centre[axis] ?? 0)) / sd) ** 2, 0) / 2

/** The maximum-likelihood (with a prior: maximum a posteriori) parameters, searched on their logarithms. */
export function maximise<P extends ParameterSet>(
  logLikelihood: (parameters: P) => number,
  start: P,
  prior?: Prior<P>,
): Maximum<P> {
  const names = Object.keys(start)
  const logsOf = (parameters: P) => names.map((name) => Math.log(parameters[name] ?? Number.NaN))
  const at = (point: readonly number[]) =>
    Object.fromEntries(names.map((name, axis) => [name, Math.exp(point[axis] ?? 0)])) as P
  const centre = prior && logsOf(prior.centre)
  const cost = (point: readonly number[]) => {
    if (point.some((value) => Math.abs(value) > farthest)) return Number.POSITIVE_INFINITY
    const value = logLikelihood(at(point)) + (prior && centre ? logPrior(prior, centre, point) : 0)
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : -value
  }

  const { point, converged } = minimise(cost, logsOf(prior?.centre ?? start))
  return { parameters: at(point), logLikelihood: logLikelihood(at(point)), converged }
}
