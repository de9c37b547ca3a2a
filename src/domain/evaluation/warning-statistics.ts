import { medianOf } from './select.ts'
import { type Proportion, wilson } from './wilson.ts'

/** An early warning as it was recorded when it was given, with what became of it. Days are UTC day numbers. */
export type RecordedWarning = {
  readonly issuedOn: number
  /** The range in which the demotion was expected. */
  readonly expectedFrom: number
  readonly expectedTo: number
  /** How often such warnings had come true by then, 0 to 1, known from earlier weeks alone; undefined while too few had settled. */
  readonly stated: number | undefined
  readonly outcome:
    | { readonly kind: 'came-true'; readonly on: number }
    /** The customer bought or answered, and stayed. */
    | { readonly kind: 'averted'; readonly on: number }
    /** Nothing happened, and the tier stood all the same. */
    | { readonly kind: 'missed' }
    /** Not yet known. */
    | { readonly kind: 'open' }
}

export type WarningStatistics = {
  readonly issued: number
  readonly cameTrue: number
  readonly averted: number
  readonly missed: number
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
const daysOff = (on: number, from: number, to: number): number => Math.max(0, from - on, on - to)

const median = (values: readonly number[]): number => medianOf(Float64Array.from(values))

/** The track record of warnings. */
export function warningStatistics(warnings: readonly RecordedWarning[]): WarningStatistics {
  const demoted = warnings.flatMap(({ issuedOn, expectedFrom, expectedTo, outcome }) =>
    outcome.kind === 'came-true'
      ? [{ lead: outcome.on - issuedOn, off: daysOff(outcome.on, expectedFrom, expectedTo) }]
      : [],
  )
  const count = (kind: RecordedWarning['outcome']['kind']) =>
    warnings.filter(({ outcome }) => outcome.kind === kind).length
  const [averted, missed, open] = [count('averted'), count('missed'), count('open')]
  const errors = demoted.map(({ off }) => off)
  const n = demoted.length
  const some = n > 0

  return {
    issued: warnings.length,
    cameTrue: n,
    averted,
    missed,
    open,
    frequency: wilson(n, warnings.length - open),
    leadDays: some ? median(demoted.map(({ lead }) => lead)) : undefined,
    dateError: some ? median(errors) : undefined,
    dates: some
      ? {
          meanError: errors.reduce((sum, days) => sum + days, 0) / n,
          inRange: wilson(errors.filter((days) => days === 0).length, n),
        }
      : undefined,
  }
}
