import type { Customer, Lifecycle } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import type { Policy } from '#src/domain/policy.ts'

/** Tiers as steps: 0 is the best. */
export type Ladder = {
  readonly codes: readonly string[]
  readonly lowest: number
  /** κ that each step begins at; −∞ for the lowest and for one the cut does not know. */
  readonly cuts: readonly number[]
  /** log2(1+δ): what a promotion must clear a cut by. */
  readonly up: number
  /** log2(1−δ), negative: what a demotion must fall below it by. */
  readonly down: number
}

/** @returns the policy's tiers with the thresholds of one cut. */
export function ladderOf(policy: Policy, { thresholds }: Pick<Cut, 'thresholds'>): Ladder {
  const kappas = new Map(thresholds.map(({ code, kappa }) => [code, kappa]))
  const codes = policy.tiers.map(({ code }) => code)
  const lowest = codes.length - 1

  return {
    codes,
    lowest,
    cuts: codes.map((code, i) => (i === lowest ? -Infinity : (kappas.get(code) ?? Infinity))),
    up: Math.log2(1 + policy.hysteresis.band),
    down: Math.log2(1 - policy.hysteresis.band),
  }
}

/** The best step whose cut, moved by `shift`, κ reaches; without κ the lowest. */
export function stepAt(ladder: Ladder, kappa: number | undefined, shift = 0): number {
  if (kappa === undefined) return ladder.lowest
  return ladder.cuts.findIndex((cut) => kappa >= cut + shift)
}

/** Whether κ stands under this step's own cut moved by `shift`. */
export const isUnder = (ladder: Ladder, step: number, kappa: number | undefined, shift = 0): boolean =>
  (kappa ?? -Infinity) < (ladder.cuts[step] ?? -Infinity) + shift

/** The worst step this customer may be shown in: new ones and prospects never stand in the lowest. */
export const floorOf = (ladder: Ladder, kind: Customer['kind'], lifecycle: Lifecycle): number =>
  kind === 'prospect' || lifecycle === 'new' ? ladder.lowest - 1 : ladder.lowest
