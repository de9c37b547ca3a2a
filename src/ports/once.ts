/** Remembers across processes what has been taken up: a second delivery, click or replay is known as such. */
export type Once = {
  /**
   * True for whoever asks first within `ttlMs`, false for everybody after.
   * @throws AppError `queue-unavailable` (retryable) where that cannot be told.
   */
  first(key: string, ttlMs: number): Promise<boolean>
}
