import type { DigestLists } from '#src/domain/digest/count-lists.ts'
import type { DigestFigures } from '#src/domain/digest/figures.ts'
import type { DigestTold } from '#src/domain/digest/told.ts'

/** A digest as it was counted: what its message says, what its lines open, and what the next one is compared with. */
export type StoredDigest = {
  /** `manager|segment or *|2026-W48`; `now` in place of the week: asked for. */
  readonly _id: string
  readonly userId: string
  readonly segment?: string
  /** `2026-W48`, or `now`. */
  readonly week: string
  readonly figures: DigestFigures
  readonly lists: DigestLists
  /** What was worded about it; absent in those counted before there was any of it. */
  readonly told?: DigestTold
}

/** Digests by manager, segment and local week. */
export type Digests = {
  /** A week's digest is counted once: false where it stands already. */
  insert(digest: StoredDigest): Promise<boolean>
  /** Takes the place of the one before: for those that were asked for. */
  replace(digest: StoredDigest): Promise<void>
  get(id: string): Promise<StoredDigest | undefined>
  /** The newest of this manager and segment of a week before this one. */
  before(userId: string, segment: string | undefined, week: string): Promise<StoredDigest | undefined>
  /** With a sample company everything that was counted on its ground goes. */
  clear(): Promise<number>
}
