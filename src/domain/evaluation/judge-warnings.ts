import type { Policy } from '#src/domain/policy.ts'
import { dateOfDay } from './day-number.ts'
import type { WarningReport } from './evaluation.ts'
import type { PurchasePanel } from './purchase-panel.ts'
import { statedVsObserved, widestGap } from './stated-vs-observed.ts'
import { openWarningBook } from './warning-book.ts'
import { type RecordedWarning, warningStatistics } from './warning-statistics.ts'
import type { WeeklyRuns } from './weekly-scores.ts'
import { warnedRuns } from './weekly-warnings.ts'

export type WeeklyWarnings = {
  readonly warnings: readonly RecordedWarning[]
  /** Demotions that no warning had announced. */
  readonly unannounced: number
}

/** Deciles of fewer warnings say more of chance. */
const gapOver = 500

/** Whom this run has put into a lower tier. */
function* demotedIn(steps: Int8Array, before: Int8Array): Generator<number> {
  for (const [customer, step] of steps.entries()) {
    const was = before[customer] ?? -1
    if (was >= 0 && step > was) yield customer
  }
}

/**
 * Weekly runs as the product would have warned in them, each frequency stated from warnings that had settled by
 * then. One warning at a time a customer.
 */
export function weeklyWarnings(panel: PurchasePanel, policy: Policy, runs: WeeklyRuns): WeeklyWarnings {
  const book = openWarningBook(panel, runs.halfLifeDays)
  let before: Int8Array = new Int8Array(panel.ids.length).fill(-1)
  let unannounced = 0
  for (const { day, steps, warnings } of warnedRuns(panel, policy, runs)) {
    const now = dateOfDay(day)
    for (const customer of demotedIn(steps, before)) if (!book.demoted(customer, now)) unannounced++
    book.settleDue(now)
    for (const { customer, warning } of warnings(book.isWarned)) book.give(customer, warning)
    before = steps
  }

  return { warnings: book.all(), unannounced }
}

/** What became of them, and how far the stated frequencies were from the observed ones. */
export function judgeWarnings(panel: PurchasePanel, policy: Policy, runs: WeeklyRuns): WarningReport {
  const { warnings, unannounced } = weeklyWarnings(panel, policy, runs)
  const deciles = statedVsObserved(warnings)
  return {
    ...warningStatistics(warnings),
    unannounced,
    deciles,
    widestGap: widestGap(deciles, gapOver),
    gapOver,
  }
}
