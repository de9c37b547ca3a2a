/**
 * A policy version on its way into force. `folding`: everybody's facts are folded under it; `deciding`: it is in
 * force, and everybody is decided by it; `overtaken`: a newer version came before it was through.
 */
export type Rebuild = {
  readonly version: number
  readonly phase: 'folding' | 'deciding' | 'done' | 'overtaken'
  /** The last customer that the phase is through with, in `_id` order; absent: it has only begun. */
  readonly after?: string
  /** Customers that the phase is through with, and how many there were at the start. */
  readonly done: number
  readonly total: number
  /** Changes of tier so far, by `from|to`. */
  readonly moves: Readonly<Record<string, number>>
  /** By the database's clock. */
  readonly startedAt: Date
  readonly endedAt?: Date
}

/** What a rebuild has come to. `after: undefined`: a phase begins. */
export type RebuildStep = {
  readonly phase: Rebuild['phase']
  readonly after: string | undefined
  readonly done: number
  readonly moves: Rebuild['moves']
}

/** Rebuilds by policy version: where each stands, so that any process can go on with it. */
export type Rebuilds = {
  /** Idempotent by version; earlier ones that are not through are overtaken. */
  begin(version: number, total: number): Promise<void>
  get(version: number): Promise<Rebuild | undefined>
  /** Takes it on for `leaseMs` by the database's clock; undefined where it is through, or another process is at it. */
  take(version: number, leaseMs: number): Promise<Rebuild | undefined>
  /** Writes a step of ours and renews the lease; false where it is ours no longer. */
  advance(version: number, step: RebuildStep, leaseMs: number): Promise<boolean>
  /** Gives it back, to be gone on with at once. */
  release(version: number): Promise<void>
  /** Versions that are not through. */
  unfinished(): Promise<readonly number[]>
  /** Newest version first. */
  latest(limit: number): Promise<readonly Rebuild[]>
}
