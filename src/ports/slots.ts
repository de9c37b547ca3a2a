/** The places that unasked messages have with one reader on one of their local days (YYYY-MM-DD). */
export type SlotsOf = { readonly to: string; readonly day: string; readonly most: number }

/** Who has a place: a message is told only while it holds one, so that two workers at once never tell too many. */
export type Slots = {
  /** The outbox keys that hold one. */
  heldBy(of: SlotsOf): Promise<readonly string[]>
  /** Takes a free place for this key, or keeps the one it has; false where none is left. */
  take(of: SlotsOf, key: string): Promise<boolean>
  /** There was nothing to say: another one may have it. */
  giveBack(of: SlotsOf, key: string): Promise<void>
  removeSample(): Promise<number>
}
