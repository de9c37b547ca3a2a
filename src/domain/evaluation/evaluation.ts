import type { DecileRow } from './calibration-by-decile.ts'
import type { ClassAudit } from './class-audit.ts'
import type { ConfidenceDrop } from './confidence-drop.ts'
import type { Dynamics } from './dynamics.ts'
import type { ForecastFits, RepeatsOfWeek } from './evaluate-forecast.ts'
import type { Fairness } from './fairness.ts'
import type { MethodResult } from './judge-methods.ts'
import type { KeySettings } from './key.ts'
import type { Migration } from './migration.ts'
import type { Misplaced } from './misplaced.ts'
import type { SameAgePsi } from './psi-same-age.ts'
import type { Split } from './split-orders.ts'
import type { StatedRow } from './stated-vs-observed.ts'
import type { TierRow } from './tiers-table.ts'
import type { WarningStatistics } from './warning-statistics.ts'

/** A customer of the class audit, by the name the file has for it. */
export type ListedCustomer = Misplaced & { readonly customerId: string }

/** The company's own classes on trial (分级体检). */
export type OwnClassesAudit = Omit<ClassAudit, 'listed'> & {
  /** Wrongly up or down by two tiers or more, the widest apart first. */
  readonly listed: readonly ListedCustomer[]
  /** Customers with several classes on one day. */
  readonly contradictory: number
}

/** From tier at the split (row) to tier on the last judged day (column), both in the order of `tiers`. */
export type TierMigration = Migration & {
  readonly codes: readonly string[]
  /** By row: who bought nothing in the days held out, whichever tier it stands in at their end. */
  readonly gone: readonly number[]
}

/** Early warnings of the weekly runs, each stated from what earlier weeks had shown alone. */
export type WarningReport = WarningStatistics & {
  /** Demotions that no warning had announced. */
  readonly unannounced: number
  /** Stated beside observed frequency, by tenth of the stated one. */
  readonly deciles: readonly StatedRow[]
  /** The widest gap (a fraction) over deciles of at least `gapOver` warnings. */
  readonly widestGap: number
  readonly gapOver: number
}

/** Older and newer customers at the same ages: whether a score still means what it meant. */
export type CohortPsi = SameAgePsi & {
  /** ISO day: those first seen up to it are the reference, those after it are compared. */
  readonly bornUntil: string
}

/** Everything scored at the split and judged on what came after; shares are fractions, money is major units. */
export type Evaluation = {
  readonly customers: number
  readonly newcomers: Split['heldOut']['newcomers']
  /** ISO days: the first purchase, the split, and the last day that was looked at. */
  readonly period: { readonly first: string; readonly split: string; readonly last: string }
  /** Held out, and how many of them the file has. */
  readonly days: { readonly asked: number; readonly judged: number }
  readonly methods: readonly MethodResult[]
  /** What was chosen inside the calibration, or given by the policy, and the policy it is compared with. */
  readonly chosen: {
    readonly key: KeySettings
    readonly by: 'calibration' | 'policy'
    readonly decay: { readonly halfLifeDays: number }
    readonly previous: KeySettings
  }
  /** By the key. `satisfied` only where ratings were given. */
  readonly tiers: readonly (TierRow & { readonly code: string })[]
  readonly fairness: Fairness
  readonly migration: TierMigration
  /** BG/NBD × Gamma-Gamma's expected spend beside the real one; absent where amounts had no fit. */
  readonly calibration?: readonly DecileRow[]
  readonly fits: ForecastFits
  readonly tracking: readonly RepeatsOfWeek[]
  readonly dynamics: Dynamics
  readonly warnings: WarningReport
  /** Of the key. */
  readonly psi: CohortPsi
  /** From the split to the last judged day, as order rows alone tell. */
  readonly confidence: ConfidenceDrop
  readonly ownClasses?: OwnClassesAudit
}
