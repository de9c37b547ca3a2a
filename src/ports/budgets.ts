/** At most so many in any stretch of so long. */
export type Window = { readonly ms: number; readonly most: number }

/**
 * How much has been sent where, counted by all processes together: for surfaces that drop what is too much without
 * saying so.
 */
export type Budgets = {
  /**
   * Takes `count` at once if every window has room for them, else nothing. `count` is at most the smallest window's.
   * @returns how long until there is room, in milliseconds; 0: they are taken
   * @throws AppError `queue-unavailable` (retryable) where that cannot be told.
   */
  take(key: string, count: number, windows: readonly Window[]): Promise<number>
}
