import { addDays, daysBetween } from '#src/domain/days.ts'
import type { FactEvent, FactKind } from '#src/domain/event.ts'
import { restedDays } from './rests.ts'
import { pauseDays, type SourceGaps, type SourceState } from './source-state.ts'

/** What one delivery tells of its source. */
export type Heard = { readonly source: string; readonly kinds: readonly FactKind[]; readonly newestAt: Date }

/** A date that moves by less is not written: one document would be what all writers wait for. */
const stepDays = 15 / 1440
/** Mean and spread are those of about the last so many gaps. */
const remembered = 30
/** By how much the longest gap is forgotten with each later one: half after 35. */
const fading = 0.98
/** An outage is no rhythm, a slower rhythm is one: a gap counts as this many times the longest at most. */
const mostGrowth = 2
/** Gaps after which a rhythm is known well enough for that bound. */
const settled = 5

const noGaps: SourceGaps = { n: 0, meanDays: 0, squareDays: 0, longestDays: 0 }

/** The sources of a batch of facts, each with what is newest; a date ahead of its arrival counts as the arrival. */
export function heardIn(facts: readonly FactEvent[], now: Date): readonly Heard[] {
  return [...Map.groupBy(facts, ({ source }) => source)].map(([source, those]) => ({
    source,
    kinds: [...new Set(those.map(({ kind }) => kind))].sort(),
    newestAt: new Date(
      those.reduce((newest, { at }) => Math.max(newest, Math.min(at.getTime(), now.getTime())), -Infinity),
    ),
  }))
}

function withGap(gaps: SourceGaps, days: number): SourceGaps {
  const n = gaps.n + 1
  const share = 1 / Math.min(n, remembered)
  const counted = n > settled ? Math.min(days, mostGrowth * gaps.longestDays) : days

  return {
    n,
    meanDays: gaps.meanDays + share * (counted - gaps.meanDays),
    squareDays: gaps.squareDays + share * (counted ** 2 - gaps.squareDays),
    longestDays: Math.max(counted, gaps.longestDays * fading),
  }
}

/**
 * How old the data had become when this delivery began; undefined within a delivery. A first file may end long
 * before it was brought, so that age counts as no more than twice the time between two deliveries. Holidays do not count.
 */
function gapBefore(state: SourceState, now: Date): number | undefined {
  const worked = (from: Date) => daysBetween(from, now) - restedDays(state, from, now)
  const isPause = daysBetween(state.lastAt, now) >= pauseDays

  return isPause ? Math.min(worked(state.newestAt), 2 * worked(state.lastAt)) : undefined
}

/**
 * A source's state after a delivery; undefined where that tells nothing new of it. Only what reaches further than
 * the source has told before is a word from it: old files, repeats and a stuck export are none, and the same
 * delivery twice is one.
 */
export function heard(state: SourceState | undefined, told: Heard, now: Date): SourceState | undefined {
  const { source: _id, kinds, newestAt } = told
  if (!state) return { _id, kinds, firstAt: now, lastAt: now, newestAt, gaps: noGaps, rev: 1 }

  const known = [...new Set([...state.kinds, ...kinds])].sort()
  const reaches = newestAt >= addDays(state.newestAt, stepDays)
  if (!reaches && known.length === state.kinds.length) return undefined

  const next = { ...state, kinds: known, rev: state.rev + 1 }
  if (!reaches) return next
  const gap = gapBefore(state, now)
  return { ...next, lastAt: now, newestAt, gaps: gap === undefined ? state.gaps : withGap(state.gaps, gap) }
}
