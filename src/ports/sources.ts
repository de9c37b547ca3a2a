import type { SourceState } from '#src/domain/source/source-state.ts'

/** What is known of each source of facts over the whole base: a handful of documents. */
export type Sources = {
  /** By name. */
  all(): Promise<readonly SourceState[]>
  named(names: readonly string[]): Promise<readonly SourceState[]>
  /** Writes a state over the one before it (`rev` one less; 1: there is none); false where another came first. */
  put(state: SourceState): Promise<boolean>
}
