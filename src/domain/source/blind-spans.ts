import { addDays } from '#src/domain/days.ts'
import { kindsFor } from '#src/domain/facts/source-reach.ts'
import type { Policy } from '#src/domain/policy.ts'
import { silenceRuleOf } from './silence.ts'
import type { SourceState } from './source-state.ts'

/** A stretch in which part of the base's keys stood still for want of data; without `until` it lasts. */
export type BlindSpan = { readonly from: Date; readonly until?: Date }

/** The newest outage of each source that feeds the key, its backlog's time included. */
export function blindSpansOf(states: readonly SourceState[], policy: Policy): readonly BlindSpan[] {
  const { graceDays } = silenceRuleOf(policy)
  const ended = new Set(policy.sources.ended)
  const ofKey = new Set(policy.dimensions.flatMap(kindsFor))

  return states
    .filter(({ _id, kinds }) => !ended.has(_id) && kinds.some((kind) => ofKey.has(kind)))
    .flatMap(({ outage }) => {
      if (!outage) return []
      const { from, backAt } = outage
      return [backAt ? { from, until: addDays(backAt, graceDays) } : { from }]
    })
}

/** Whether a cut of that moment may say less of the base than of the outage. */
export const isBlindAt = (spans: readonly BlindSpan[], at: Date): boolean =>
  spans.some(({ from, until }) => at > from && (until === undefined || at < until))
