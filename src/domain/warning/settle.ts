import { addDays } from '#src/domain/days.ts'
import type { EarlyWarning } from './warn.ts'

/** What happened to a warned customer since. */
export type SinceWarning = {
  /** Its first demotion after the warning, whatever the reason. */
  readonly demotedAt?: Date
  /** Its first sign of life after the warning: an order, an answer, a visit. */
  readonly cameBackAt?: Date
}

export type WarningOutcome =
  | { readonly kind: 'came-true'; readonly at: Date }
  /** The customer came back and no demotion followed in time. */
  | { readonly kind: 'averted'; readonly at: Date }
  /** Nothing happened and the tier stands all the same: the date was wrong. */
  | { readonly kind: 'missed' }

/** Days after the range within which a demotion still counts as the one that was warned of. */
const graceDays = 14

/** When the outcome is known for sure, whatever it is: counted earlier, what comes true late would be left out. */
const settlesAt = ({ expectedTo }: Pick<EarlyWarning, 'expectedTo'>): Date => addDays(expectedTo, graceDays)

/** Warnings whose range had ended by then can be settled now. */
export const endedBy = (now: Date): Date => addDays(now, -graceDays)

/** What became of a warning; undefined before its day. */
export function settle(
  warning: Pick<EarlyWarning, 'expectedTo'>,
  { demotedAt, cameBackAt }: SinceWarning,
  now: Date,
): WarningOutcome | undefined {
  const until = settlesAt(warning)
  if (now < until) return undefined
  if (demotedAt !== undefined && demotedAt <= until) return { kind: 'came-true', at: demotedAt }
  if (cameBackAt !== undefined && cameBackAt <= until) return { kind: 'averted', at: cameBackAt }

  return { kind: 'missed' }
}
