import { capture } from './capture.ts'
import { lastThird } from './inner-split.ts'
import type { PurchasePanel } from './purchase-panel.ts'
import { decayedSpend } from './rankings.ts'

/** The half-lives, in days, that `decay` picks from. */
const grid = [30, 60, 90, 120, 180, 365] as const

type TriedHalfLife = { readonly halfLifeDays: number; readonly capture10: number }

/** The choice, and what was tried inside the calibration with the capture it gave there, best first. */
export type HalfLifeChoice = { readonly halfLifeDays: number; readonly tried: readonly TriedHalfLife[] }

/** Where the calibration is too short to judge by. */
const usual = 90

/** The half-life by capture@10 of the calibration's last third. Nothing after the split day can reach it. */
export function chooseHalfLife(history: PurchasePanel, splitDay: number): HalfLifeChoice {
  const inner = lastThird(history, splitDay)
  if (!inner) return { halfLifeDays: usual, tried: [] }

  const tried = grid.map((halfLifeDays) => ({
    halfLifeDays,
    capture10: capture(decayedSpend(halfLifeDays)(inner.history, inner.splitDay), inner.heldOut.spend, 0.1),
  }))
  tried.sort((a, b) => b.capture10 - a.capture10)

  return { halfLifeDays: tried[0]?.halfLifeDays ?? usual, tried }
}
