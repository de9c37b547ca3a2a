import type { Cut } from '#src/domain/cut.ts'
import type { Policy } from '#src/domain/policy.ts'

/** A version in the log of versions. */
export type PolicyRecord = Pick<Policy, 'version' | 'name' | 'calibratedAt'> & {
  /** When it was last put in force, by the database's clock; absent: never. */
  readonly since?: Date
}

export type Policies = {
  /** The version in force; none in a fresh database. */
  active(): Promise<Policy | undefined>
  get(version: number): Promise<Policy | undefined>
  /** Every version there is, oldest first. */
  list(): Promise<readonly PolicyRecord[]>
  /** Inserts a new version; AppError `policy-exists` where the version is taken. */
  insert(policy: Policy): Promise<void>
  /** Freezes the scales of a version that has none yet; false where it has some. */
  freezeScales(version: number, scales: NonNullable<Policy['scales']>, at: Date): Promise<boolean>
  activate(version: number): Promise<void>
}

export type Cuts = {
  /** Inserted before its run decides anything; false where the `_id` is taken. */
  insert(cut: Cut): Promise<boolean>
  /** Everybody has been decided by it. */
  markDecided(id: string): Promise<void>
  latest(policyVersion: number): Promise<Cut | undefined>
  get(id: string): Promise<Cut | undefined>
  /** The newest that stood at a moment, of this version or of any. */
  newestBy(moment: Date, policyVersion?: number): Promise<Cut | undefined>
  /** The first of all: before it nobody had a tier. */
  oldest(): Promise<Cut | undefined>
  /** Newest first. */
  list(policyVersion: number, limit: number): Promise<readonly Cut[]>
  clear(): Promise<void>
}
