import type { Surface, User } from '#src/domain/user.ts'

/** What goes with a message, to be shown or saved. */
export type ChatFile = {
  readonly name: string
  readonly mime: 'text/csv' | 'image/png'
  readonly content: string | Uint8Array
}

/** A chat surface that a worker posts on, over whatever its cards are. */
export type Chat<Card> = {
  readonly surface: Surface
  /**
   * Posts one card to one person. The same `key` twice is one message as far as the surface allows
   * (docs/delivery.md); `ref` is the surface's own reference to what stands there now.
   * @throws AppError, `retryable` where the surface may take it later.
   */
  post(to: User, card: Card, key: string, files?: readonly ChatFile[]): Promise<{ readonly ref?: string }>
  /** The same into a channel; absent: this surface has none. */
  postTo?(
    channel: string,
    card: Card,
    key: string,
    files?: readonly ChatFile[],
  ): Promise<{ readonly ref?: string }>
}
