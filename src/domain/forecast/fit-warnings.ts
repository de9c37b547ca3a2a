import type { ParameterSet } from './purchase-model.ts'

/** What to know before trusting a fit. `degenerate` names the parameter that ran off and where to. */
export type FitWarning =
  | { readonly code: 'degenerate'; readonly parameter: string; readonly value: number }
  | { readonly code: 'no-dropout-visible' | 'not-converged' | 'few-customers' | 'stand-in-prior' }
  | { readonly code: 'infinite-mean-spend' }

const tooLarge = 1e3
const tooSmall = 1e-3
const noDropout = 1e-4
const few = 50

const degenerate = (parameters: ParameterSet): readonly FitWarning[] =>
  Object.entries(parameters)
    .filter(([, value]) => !(value <= tooLarge && value >= tooSmall))
    .map(([parameter, value]) => ({ code: 'degenerate', parameter, value }))

/** The chance to drop out after a purchase where a model has one. */
const dropoutOf = ({ a, b }: ParameterSet): number => (a !== undefined && b !== undefined ? a / (a + b) : 1)

/**
 * Warnings on purchase parameters. Where one ran off, or nobody seems ever to leave (wholesale bases end at a ≈ 0,
 * b ≈ 1e5), dropout cannot be told from a long pause: P(alive) is then not shown.
 */
export function purchaseWarnings(
  parameters: ParameterSet,
  { customers, converged }: { readonly customers: number; readonly converged: boolean },
): readonly FitWarning[] {
  const ranOff = degenerate(parameters)
  return [
    ...ranOff,
    ...(ranOff.length > 0 || dropoutOf(parameters) < noDropout
      ? [{ code: 'no-dropout-visible' } as const]
      : []),
    ...(converged ? [] : [{ code: 'not-converged' } as const]),
    ...(customers < few ? [{ code: 'few-customers' } as const] : []),
  ]
}

/** Warnings on amounts. `v` carries the currency's scale, so only the shapes can run off; q ≤ 1 has no mean. */
export function spendWarnings(
  { p, q }: { readonly p: number; readonly q: number },
  { customers, converged }: { readonly customers: number; readonly converged: boolean },
): readonly FitWarning[] {
  return [
    ...degenerate({ p, q }),
    ...(q <= 1 ? [{ code: 'infinite-mean-spend' } as const] : []),
    ...(converged ? [] : [{ code: 'not-converged' } as const]),
    ...(customers < few ? [{ code: 'few-customers' } as const] : []),
  ]
}
