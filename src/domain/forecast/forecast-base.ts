import { modelNamed, type PurchaseFit } from './fit-purchases.ts'
import type { PurchaseHistory } from './purchase-history.ts'

/** Purchases expected of the whole base in the next `weeks`, from its present customers alone. */
export function forecastBase(
  { model, parameters }: Pick<PurchaseFit, 'model' | 'parameters'>,
  base: readonly PurchaseHistory[],
  weeks: number,
): number {
  const { expectedFrom } = modelNamed(model)
  return base.reduce((sum, history) => sum + expectedFrom(parameters, history, weeks), 0)
}
