import type { RecordedWarning } from './warning-statistics.ts'
import { type Proportion, wilson } from './wilson.ts'

/** The warnings of one tenth of the scale from 0 to 1. */
export type StatedRow = {
  /** 1: stated at 0 to 10 %. */
  readonly decile: number
  /** Mean of what was stated. */
  readonly stated: number
  readonly observed: Proportion
}

const deciles = 10

/**
 * Stated frequency beside what came true, by decile of the stated one. Open warnings, those with no
 * track record yet, and empty deciles are left out.
 */
export function statedVsObserved(warnings: readonly RecordedWarning[]): readonly StatedRow[] {
  const rows = Array.from({ length: deciles }, () => ({ n: 0, stated: 0, came: 0 }))
  for (const { stated, outcome } of warnings) {
    if (stated === undefined || outcome.kind === 'open') continue
    const row = rows[Math.min(deciles - 1, Math.floor(stated * deciles))]
    if (!row) continue
    row.n++
    row.stated += stated
    if (outcome.kind === 'came-true') row.came++
  }

  return rows.flatMap(({ n, stated, came }, i) =>
    n === 0 ? [] : [{ decile: i + 1, stated: stated / n, observed: wilson(came, n) }],
  )
}

/** The widest gap between stated and observed, over deciles of at least so many warnings; 0 where there is none. */
export const widestGap = (rows: readonly StatedRow[], atLeast: number): number =>
  rows
    .filter(({ observed }) => observed.n >= atLeast)
    .reduce((gap, { stated, observed }) => Math.max(gap, Math.abs(stated - observed.share)), 0)
