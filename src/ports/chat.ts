import type { Surface, User } from '#src/domain/user.ts'

/** A chat surface that a worker posts on, over whatever its cards are. */
export type Chat<Card> = {
  readonly surface: Surface
  /**
   * Posts one card to one person. The same `key` twice is one message as far as the surface allows
   * (docs/delivery.md); `ref` is the surface's own reference to what stands there now.
   * @throws AppError, `retryable` where the surface may take it later.
   */
  post(to: User, card: Card, key: string): Promise<{ readonly ref?: string }>
}
