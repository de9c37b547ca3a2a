import { isoDay } from './day-number.ts'
import type { CohortPsi } from './evaluation.ts'
import { type FixedKey, fixedKeyAt } from './fixed-key.ts'
import { type AgedScores, psiSameAge } from './psi-same-age.ts'
import { type PurchasePanel, rowsFrom } from './purchase-panel.ts'
import { medianOf } from './select.ts'

/** Every four weeks of a customer's first year. */
const everyDays = 28
const oldestDays = 364

/** Scores of these customers at each age they have reached by the last day. */
function aged(
  panel: PurchasePanel,
  key: FixedKey,
  lastDay: number,
  among: (firstDay: number) => boolean,
): AgedScores {
  const ageDays: number[] = []
  const scores: number[] = []
  for (let i = 0; i < panel.ids.length; i++) {
    const first = panel.day[rowsFrom(panel, i)] ?? 0
    if (!among(first)) continue
    for (let age = everyDays; age <= oldestDays && first + age <= lastDay; age += everyDays) {
      ageDays.push(age)
      scores.push(fixedKeyAt(panel, i, first + age, key))
    }
  }
  return { ageDays, scores: Float64Array.from(scores) }
}

/**
 * Whether the key of the newer half of the customers stands where that of the older half stood at the same ages,
 * its scales held still. A base that merely grows older shows nothing here.
 */
export function cohortPsi(panel: PurchasePanel, key: FixedKey, lastDay: number): CohortPsi {
  const born = Float64Array.from(panel.ids, (_, i) => panel.day[rowsFrom(panel, i)] ?? 0)
  const middle = Math.floor(medianOf(born))
  const older = aged(panel, key, lastDay, (first) => first <= middle)
  const newer = aged(panel, key, lastDay, (first) => first > middle)

  return { ...psiSameAge(older, newer), bornUntil: isoDay(middle) }
}
