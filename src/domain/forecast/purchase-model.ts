import type { Cohorts } from './cohorts.ts'
import type { PurchaseHistory } from './purchase-history.ts'

/** Parameters by name; all are positive. */
export type ParameterSet = Readonly<Record<string, number>>

/** A model of repeat purchases and dropout: stateless, the parameters come from a fit. Horizons are in weeks. */
export type PurchaseModel<P extends ParameterSet = ParameterSet> = {
  readonly name: 'BG/NBD' | 'MBG/NBD' | 'Pareto/NBD'
  /** Where a fit begins. */
  start(cohorts: Cohorts): P
  logLikelihood(parameters: P, cohorts: Cohorts): number
  /** P(alive) at the end of the observation. For wording, never for ranking; BG/NBD's is 1 without a repeat. */
  aliveProbability(parameters: P, history: PurchaseHistory): number
  /** Repeat purchases expected of a new customer in its first `weeks`. */
  expectedOfNew(parameters: P, weeks: number): number
  /** Purchases expected of this customer in the `weeks` after the observation. */
  expectedFrom(parameters: P, history: PurchaseHistory, weeks: number): number
  /** P(at least k purchases in the `weeks` after the observation), k = 0, 1, … until negligible. */
  atLeast(parameters: P, history: PurchaseHistory, weeks: number): readonly number[]
}
