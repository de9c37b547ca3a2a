import type { Bilingual } from '#src/domain/locale.ts'
import type { Segment } from './segment.ts'

/** One side of a cross table: what it is called, and the groups along it. */
export type Axis = {
  readonly name: Bilingual
  readonly segments: readonly Segment[]
  /** The groups are the most frequent values alone: what is in none may have another. */
  readonly isPartial?: true
}
