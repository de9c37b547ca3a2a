import type { Identity, Surface, User } from '#src/domain/user.ts'
import type { Member } from './members.ts'

/** What goes with a message, to be shown or saved. */
export type ChatFile = {
  readonly name: string
  readonly mime: 'text/csv' | 'image/png'
  readonly content: string | Uint8Array
}

/** What a message is about: where it belongs among those that stand there already. */
export type About = {
  /** It is said under this customer's earlier ones, where a surface has threads. */
  readonly customer?: string
  /** It needs action today: seen without opening a thread. */
  readonly today: boolean
  /** The key of an earlier message that said the same fact: that one is edited, unless this one needs action today. */
  readonly same?: string
}

/** What has become of a message. */
export type Posted = {
  /** The surface's own reference to what stands there now. */
  readonly ref?: string
  /**
   * The surface may have taken it and cannot be asked: it is not sent again. `files`: the message stands, what was to
   * go with it may not.
   */
  readonly unconfirmed?: 'message' | 'files'
}

/** A chat surface that a worker posts on, over whatever its cards are. */
export type Chat<Card> = {
  readonly surface: Surface
  /** What many people get at one full or half hour is better spread over so long after it; absent: it takes it at once. */
  readonly spreadMs?: number
  /** Whether this surface has that person; absent: it has everybody. */
  reaches?(to: User): Promise<boolean>
  /**
   * Somebody who is there by their address, though nobody has told us their account; absent: this surface does not tell.
   * @throws AppError (retryable) where the surface does not answer.
   */
  seek?(to: User): Promise<{ readonly identity: Identity; readonly member: Member } | undefined>
  /**
   * Posts one card to one person. The same `key` twice is one message as far as the surface allows
   * (docs/delivery.md).
   * @throws AppError, `retryable` where the surface may take it later; `mend` where somebody has to do something first.
   */
  post(to: User, card: Card, key: string, files?: readonly ChatFile[], about?: About): Promise<Posted>
  /**
   * Puts `card` in place of what was posted to them under `key`, without a sound; done again it is the same. Left alone:
   * what is not there or cannot be changed any more, and what an answer to its own button has replaced since `since`.
   * Absent: this surface changes nothing.
   * @throws AppError (retryable) where it may be done later
   */
  close?(to: User, card: Card, key: string, since: Date): Promise<void>
  /** Whether a channel is one of this surface's, by its name; absent: it takes whatever no other knows. */
  takes?(channel: string): boolean
  /** The same into a channel; absent: this surface has none. */
  postTo?(channel: string, card: Card, key: string, files?: readonly ChatFile[]): Promise<Posted>
  /**
   * Their list has changed: shows their home (`home`) anew where they have one open; harmless for anybody else. Absent:
   * this surface keeps none on a screen.
   * @throws AppError
   */
  refreshHome?(of: User): Promise<void>
}
