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
  /** Of those whose outcome is known. */
  readonly cameTrue: Proportion
  readonly averted: number
  readonly open: number
  /** Median days from the warning to the demotion; undefined where none came true. */
  readonly leadDays: number | undefined
  /** Days by which demotions missed the stated range: 0 inside it, the median and the mean. */
  readonly dateError:
    | { readonly median: number; readonly mean: number; readonly inRange: Proportion }
    | undefined
}

/** Days outside the range. */
const missedBy = (on: number, from: number, to: number): number => Math.max(0, from - on, on - to)

/** The track record of warnings. */
export function warningStatistics(warnings: readonly RecordedWarning[]): WarningStatistics {
  const demoted = warnings.flatMap(({ issuedOn, expectedFrom, expectedTo, outcome }) =>
    outcome.kind === 'came-true'
      ? [{ lead: outcome.on - issuedOn, missed: missedBy(outcome.on, expectedFrom, expectedTo) }]
      : [],
  )
  const averted = warnings.filter(({ outcome }) => outcome.kind === 'averted').length
  const median = (values: readonly number[]) => medianOf(Float64Array.from(values))
  const missed = demoted.map((one) => one.missed)
  const n = demoted.length

  return {
    issued: warnings.length,
    cameTrue: wilson(n, n + averted),
    averted,
    open: warnings.length - n - averted,
    leadDays: n === 0 ? undefined : median(demoted.map(({ lead }) => lead)),
    dateError:
      n === 0
        ? undefined
        : {
            median: median(missed),
            mean: missed.reduce((sum, days) => sum + days, 0) / n,
            inRange: wilson(missed.filter((days) => days === 0).length, n),
          },
  }
}
