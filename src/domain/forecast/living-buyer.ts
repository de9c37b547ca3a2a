import hyp2f1 from '@stdlib/math-base-special-hyp2f1'
import { countTail } from './negative-binomial.ts'

/**
 * A customer known to be alive under BG/NBD or MBG/NBD: it buys at a rate from Gamma(shape, scale) and drops out
 * after each purchase with a chance from Beta(a, b); the two are independent given what was seen.
 */
export type LivingBuyer = {
  readonly shape: number
  readonly scale: number
  readonly a: number
  readonly b: number
}

/**
 * P(at least k purchases in `weeks`), exactly: the k-th falls into the horizon and the k − 1 before it were
 * survived, P(N ≥ k) · B(a, b+k−1) / B(a, b).
 */
export function atLeastWhileLiving({ shape, scale, a, b }: LivingBuyer, weeks: number): readonly number[] {
  let survived = 1
  return countTail(shape, scale, weeks).map((tail, k) => {
    if (k > 1) survived *= (b + k - 2) / (a + b + k - 2)
    return tail * survived
  })
}

/**
 * Expected purchases in `weeks`: (a+b−1)/(a−1) · [1 − (s/(s+t))^r · ₂F₁(r, b; a+b−1; t/(s+t))] (Fader, Hardie & Lee
 * 2005, eq. 10), shape r and scale s. Where that is not to be trusted it is the sum of P(at least k), twenty times
 * slower and without any of its troubles.
 */
export function expectedWhileLiving(buyer: LivingBuyer, weeks: number): number {
  const { shape, scale, a, b } = buyer
  if (weeks <= 0) return 0
  if (isSafe(buyer)) {
    const series = hyp2f1(shape, b, a + b - 1, weeks / (scale + weeks))
    const expected = ((a + b - 1) / (a - 1)) * (1 - (scale / (scale + weeks)) ** shape * series)
    if (expected > 0 && Number.isFinite(expected)) return expected
  }

  return atLeastWhileLiving(buyer, weeks).reduce((sum, chance, k) => (k === 0 ? sum : sum + chance), 0)
}

/**
 * At a = 1 the closed form is 0/0; with many purchases the series overflows; and where a − r is whole but for the
 * last few bits, the library's ₂F₁ is wrong by factors (its transformation for arguments near 1 divides by zero).
 */
function isSafe({ shape, a, b }: LivingBuyer): boolean {
  const offWhole = Math.abs(a - shape - Math.round(a - shape))
  return Math.abs(a - 1) > 0.01 && shape < 50 && b < 1_000 && offWhole > 1e-9
}
