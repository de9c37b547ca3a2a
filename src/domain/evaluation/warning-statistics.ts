import { medianOf } from './select.ts'
import { type Proportion, wilson } from './wilson.ts'

/** An early warning as it was recorded when it was given, with what became of it. Days are UTC day numbers. */
export type RecordedWarning = {
  readonly issuedOn: number
  /** The range in which the demotion was expected. */
  readonly expectedFrom: number
  readonly expectedTo: number
  /** How often such warnings had come true by then, 0 to 1, known from earlier weeks alone. */
  readonly stated: number
  readonly outcome:
    | { readonly kind: 'came-true'; readonly on: number }
    /** The customer bought or answered, and stayed. */
    | { readonly kind: 'averted'; readonly on: number }
    /** Not yet known. */
    | { readonly kind: 'open' }
}

export type WarningStatistics = {
  readonly issued: number
  readonly cameTrue: number
  readonly averted: number
  /** Outcome not yet known. */
  readonly open: number
  /** Came true, of those whose outcome is known. */
  readonly frequency: Proportion
  /** Median days from the warning to the demotion; undefined where none came true. */
  readonly leadDays: number | undefined
  /** Median days by which demotions missed the stated range, 0 inside it; undefined where none came true. */
  readonly dateError: number | undefined
  /** The mean of the same, and how many fell inside the range. */
  readonly dates: { readonly meanError: number; readonly inRange: Proportion } | undefined
}

/** Days outside the range. */
const missedBy = (on: number, from: number, to: number): number => Math.max(0, from - on, on - to)

const median = (values: readonly number[]): number => medianOf(Float64Array.from(values))

/** The track record of warnings. */
export function warningStatistics(warnings: readonly RecordedWarning[]): WarningStatistics {
  const demoted = warnings.flatMap(({ issuedOn, expectedFrom, expectedTo, outcome }) =>
    outcome.kind === 'came-true'
      ? [{ lead: outcome.on - issuedOn, missed: missedBy(outcome.on, expectedFrom, expectedTo) }]
      : [],
  )
  const averted = warnings.filter(({ outcome }) => outcome.kind === 'averted').length
  const missed = demoted.map((one) => one.missed)
  const n = demoted.length
  const some = n > 0

  return {
    issued: warnings.length,
    cameTrue: n,
    averted,
    open: warnings.length - n - averted,
    frequency: wilson(n, n + averted),
    leadDays: some ? median(demoted.map(({ lead }) => lead)) : undefined,
    dateError: some ? median(missed) : undefined,
    dates: some
      ? {
          meanError: missed.reduce((sum, days) => sum + days, 0) / n,
          inRange: wilson(missed.filter((days) => days === 0).length, n),
        }
      : undefined,
  }
}
