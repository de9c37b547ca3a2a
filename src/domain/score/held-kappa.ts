import type { FreshScore } from './score.ts'

/**
 * The κ that a tier is held by: good feedback counts, bad feedback does not. A complaint or bad ratings alone can
 * so never demote; they raise a flag (`riskOf`), and what they ask for is attention.
 */
export const heldKappa = ({
  kappa,
  multiplier,
}: Pick<FreshScore, 'kappa' | 'multiplier'>): number | undefined =>
  kappa === undefined || multiplier >= 1 ? kappa : kappa - Math.log2(multiplier)
