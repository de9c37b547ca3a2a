import type { SilenceRule } from './silence.ts'
import { silentSince } from './silence.ts'
import type { SourceState } from './source-state.ts'

/** A source that has fallen silent, or that speaks again, and its state from then on. */
export type SourceTurn = { readonly turn: 'silent' | 'back'; readonly next: SourceState }

/**
 * What a look at a source finds new; undefined where it stands as before. It is back once its data reaches as far
 * as its rhythm asks, which a backlog that comes oldest first does last.
 */
export function watched(state: SourceState, now: Date, rule: SilenceRule): SourceTurn | undefined {
  const { outage } = state
  const isOut = outage !== undefined && outage.backAt === undefined
  const since = silentSince(state, now, rule)
  const rev = state.rev + 1

  if (since && !isOut) return { turn: 'silent', next: { ...state, outage: { from: since }, rev } }
  if (!since && isOut)
    return { turn: 'back', next: { ...state, outage: { from: outage.from, backAt: now }, rev } }
  return undefined
}
