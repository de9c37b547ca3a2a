import { addDays } from '#src/domain/days.ts'
import type { FactKind } from '#src/domain/event.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { isLate, type SilenceRule, silenceRuleOf, silentSince } from './silence.ts'
import type { SourceState } from './source-state.ts'

/**
 * A source on whose word something has to wait. `late`: within its rhythm, but the next word is due. `silent`:
 * beyond its rhythm. `back`: it speaks again, and its backlog may not all be in.
 */
type Quiet = 'late' | 'silent' | 'back'

/** How a source stands at one moment, for decisions and cards. */
export type SourceStanding = {
  readonly name: string
  readonly kinds: readonly FactKind[]
  /** Up to when it is known to have told everything. */
  readonly dataUpTo: Date
  readonly quiet?: Quiet
  /** When the last outage was over, its backlog included: what was below a line before proves nothing. */
  readonly trustedSince?: Date
}

function standingOf(state: SourceState, now: Date, rule: SilenceRule): SourceStanding | undefined {
  const { _id: name, kinds, newestAt, outage } = state
  const trustedSince = outage?.backAt && addDays(outage.backAt, rule.graceDays)
  const told = { name, kinds, ...present({ trustedSince }) }

  if (outage && !outage.backAt) return { ...told, dataUpTo: outage.from, quiet: 'silent' }
  if (silentSince(state, now, rule)) return { ...told, dataUpTo: newestAt, quiet: 'silent' }
  if (outage && trustedSince && now < trustedSince) return { ...told, dataUpTo: outage.from, quiet: 'back' }
  if (isLate(state, now)) return { ...told, dataUpTo: newestAt, quiet: 'late' }

  return trustedSince ? { ...told, dataUpTo: newestAt } : undefined
}

/** The sources that are not simply to be believed at `now`; those a policy says have ended are left out. */
export function standingsOf(
  states: readonly SourceState[],
  policy: Pick<Policy, 'sources'>,
  now: Date,
): readonly SourceStanding[] {
  const rule = silenceRuleOf(policy)
  const ended = new Set(policy.sources.ended)

  return states
    .filter(({ _id }) => !ended.has(_id))
    .flatMap((state) => standingOf(state, now, rule) ?? [])
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
