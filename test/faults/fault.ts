import type { Ground } from './ground.ts'

export type StoreKind = 'embedded' | 'real'

/** One line of the table. `lost`: changes that nobody was told of; `doubled`: tellings beyond the first. */
export type Row = {
  readonly fault: string
  readonly store: string
  readonly rounds: number
  readonly changes: number
  readonly inHistory: number
  readonly delivered: number
  readonly doubled: number
  readonly lost: number
  readonly seconds: number
  /** What else was seen: posts that were made again, lines of the log, kills with work under way. */
  readonly seen: string
  /** What was promised and not kept; empty where all was. */
  readonly broken: readonly string[]
}

export type Options = {
  readonly short: boolean
  /** What everything random in a run follows from. */
  readonly seed: number
  /** How often a long run kills its worker, orders and changes in proportion; absent: 200 times. */
  readonly kills?: number
}

/** One kind of fault: a file of its own, one line in the registry. */
export type Fault = {
  readonly name: string
  readonly help: string
  readonly on: readonly StoreKind[]
  /** The store of the short version of a run of all; absent: a test of `npm test` is its short version. */
  readonly inShort?: StoreKind
  /** It kills the document server itself: one that is ours. */
  readonly needsToKill?: true
  run(ground: Ground, options: Options): Promise<readonly Row[]>
}

/** What was seen of one kind, as it is printed: `kills: 200`. */
export const seenAs = (figures: Readonly<Record<string, number | string>>): string =>
  Object.entries(figures)
    .map(([name, figure]) => `${name}: ${figure}`)
    .join(', ')

/** The promises that were not kept, of all that were made. */
export const unkept = (promises: Readonly<Record<string, boolean>>): readonly string[] =>
  Object.entries(promises).flatMap(([promise, kept]) => (kept ? [] : [`not kept: ${promise}`]))
