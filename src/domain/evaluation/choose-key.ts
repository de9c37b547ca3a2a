import { transforms } from '#src/domain/score/transform.ts'
import { captures } from './capture.ts'
import { innerSplits } from './inner-split.ts'
import { decayedSum, decayOfRows, type KeySettings, keyOf, orderFigure, scaled } from './key.ts'
import type { PurchasePanel } from './purchase-panel.ts'
import type { Split } from './split-orders.ts'

/** Settings with the mean capture they gave inside the calibration. */
type TriedKey = KeySettings & { readonly capture: number }

/** The choice, and what it was chosen from, best first. */
export type KeyChoice = { readonly settings: KeySettings; readonly tried: readonly TriedKey[] }

const halfLives = [30, 45, 60, 75, 90, 120, 150, 180, 270, 365, 540] as const
const transformNames = ['none', 'sqrt', 'log1p'] as const
const orderWeights = [0, 0.15, 0.3, 0.45, 0.6] as const
/** How much of the calibration is judged by: from half, the nearest to the outer split, to a quarter. */
const innerShares = [1 / 2, 5 / 12, 1 / 3, 1 / 4] as const
/** A cut alone is noisy; half, all and twice the top tier together say more of the order near it. */
const topShares = [0.05, 0.1, 0.2] as const

/** Where the calibration is too short to judge by. */
const usual: KeySettings = { halfLifeDays: 90, transform: 'none', ordersWeight: 0.3 }

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** The captures of one split: by half-life, transform and weight, in the grid's order. */
function triedOn({ history, splitDay, heldOut }: Split): number[] {
  return halfLives.flatMap((halfLifeDays) => {
    const decay = decayOfRows(history, splitDay, halfLifeDays)
    const orders = scaled(decayedSum(history, decay, orderFigure))
    return transformNames.flatMap((name) => {
      const spend = scaled(decayedSum(history, decay, transforms[name].apply))
      return orderWeights.map((weight) =>
        mean(captures(keyOf(spend, orders, weight), heldOut.spend, topShares)),
      )
    })
  })
}

const grid: readonly KeySettings[] = halfLives.flatMap((halfLifeDays) =>
  transformNames.flatMap((transform) =>
    orderWeights.map((ordersWeight) => ({ halfLifeDays, transform, ordersWeight })),
  ),
)

/**
 * Half-life, transform and weights by their mean capture over several splits inside the calibration; nothing after
 * the split day can reach it.
 */
export function chooseKey(history: PurchasePanel, splitDay: number): KeyChoice {
  const bySplit = innerSplits(history, splitDay, innerShares).map(triedOn)
  if (bySplit.length === 0) return { settings: usual, tried: [] }

  const tried = grid.map((settings, i) => ({ ...settings, capture: mean(bySplit.map((of) => of[i] ?? 0)) }))
  tried.sort((a, b) => b.capture - a.capture)
  const { capture: _, ...settings } = tried[0] ?? { ...usual, capture: 0 }

  return { settings, tried }
}
