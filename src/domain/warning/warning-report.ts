import { type Proportion, wilson } from '#src/domain/evaluation/wilson.ts'
import type { CustomerWarning } from './customer-warning.ts'

/** What a digest says of a period's warnings. */
export type WarningReport = {
  /** Given in the period. */
  readonly issued: number
  /** Of those whose outcome became known in the period: the demotion came, or the customer came back and stayed. */
  readonly cameTrue: number
  readonly averted: number
  /** The date was wrong: nothing happened. */
  readonly missed: number
  /** Came true of all that settled, with its 95 % interval. */
  readonly hit: Proportion
}

type Reported = Pick<CustomerWarning, 'issuedAt' | 'settled'>

/** Warnings from a moment up to, but not with, another. */
export function warningReport(warnings: readonly Reported[], from: Date, to: Date): WarningReport {
  const isWithin = (at: Date | undefined) => at !== undefined && at >= from && at < to
  const settled = warnings.filter((warning) => isWithin(warning.settled?.at))
  const count = (outcome: string) => settled.filter((warning) => warning.settled?.outcome === outcome).length
  const [cameTrue, averted, missed] = [count('came-true'), count('averted'), count('missed')]

  return {
    issued: warnings.filter(({ issuedAt }) => isWithin(issuedAt)).length,
    cameTrue,
    averted,
    missed,
    hit: wilson(cameTrue, cameTrue + averted + missed),
  }
}
