/**
 * log2 of a sum of keys given as their log2 (κ): a group's sum in the unit of one key. Computed from the largest
 * down, so that no key is too large for a double and the order they come in changes no bit.
 * @returns undefined where there is none
 */
export function kappaOfSum(kappas: readonly number[]): number | undefined {
  const descending = kappas.toSorted((a, b) => b - a)
  const [largest] = descending
  if (largest === undefined) return undefined

  return largest + Math.log2(descending.reduce((sum, kappa) => sum + 2 ** (kappa - largest), 0))
}
