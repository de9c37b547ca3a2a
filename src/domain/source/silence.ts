import { addDays, daysBetween } from '#src/domain/days.ts'
import type { Policy } from '#src/domain/policy.ts'
import { restedDays } from './rests.ts'
import { pauseDays, type SourceState } from './source-state.ts'

export type SilenceRule = NonNullable<Policy['sources']['silence']>

/** What holds where a policy says nothing of it. */
export const usualSilence: SilenceRule = { factor: 1.5, leastDays: 2, graceDays: 2 }

export const silenceRuleOf = ({ sources }: Pick<Policy, 'sources'>): SilenceRule =>
  sources.silence ?? usualSilence

/** A source that has delivered once may well be one that delivers monthly. */
const unknownGapDays = 31
/** Until a source is known for four weeks, its weekends and holidays may not have been seen. */
const youngDays = 28
const youngLeastDays = 7
/** Where gaps are by chance, the longest of few says little: one of e⁻⁶ of them is longer than mean and five spreads. */
const spreads = 5
/** Heard for so long without a pause, a source is one that never pauses; a file in portions is done sooner. */
const steadyDays = 1

/** The usual gap of a source that has shown none. */
const gaplessDays = ({ firstAt, lastAt }: SourceState): number =>
  daysBetween(firstAt, lastAt) < steadyDays ? unknownGapDays : pauseDays

/** The longest gap that is usual, with room for one that is longer. */
function roomyDays(state: SourceState, factor: number): number {
  const { n, meanDays, squareDays, longestDays } = state.gaps
  if (n === 0) return factor * gaplessDays(state)

  const spread = Math.sqrt(Math.max(0, squareDays - meanDays ** 2))
  return Math.max(factor * longestDays, meanDays + spreads * spread)
}

/** How old a source's data may become before it is taken for silent: what is usual for it, with room. */
export function silentAfterDays(state: SourceState, { factor, leastDays }: SilenceRule): number {
  const isYoung = daysBetween(state.firstAt, state.lastAt) < youngDays
  return Math.max(leastDays, isYoung ? youngLeastDays : 0, roomyDays(state, factor))
}

/** From half its usual gap on, what rests on a source's word waits for the next one. */
const lateAfterDays = (state: SourceState): number =>
  state.gaps.n === 0 ? gaplessDays(state) : Math.max(pauseDays, state.gaps.meanDays / 2)

/**
 * Up to when its data is known, where that is too long ago by the source's own rhythm. One that was heard once has
 * shown none: what counts is when it came, since a first file may end long before. Holidays are no silence.
 */
export function silentSince(state: SourceState, now: Date, rule: SilenceRule): Date | undefined {
  const { newestAt, lastAt, gaps } = state
  const from = gaps.n === 0 ? lastAt : newestAt
  const roomDays = silentAfterDays(state, rule) + restedDays(state, from, now)
  return now > addDays(from, roomDays) ? newestAt : undefined
}

/** Whether a source is later than half of its usual gap. */
export const isLate = (state: SourceState, now: Date): boolean =>
  now > addDays(state.newestAt, lateAfterDays(state))
