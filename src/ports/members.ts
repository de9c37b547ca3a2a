import type { Locale } from '#src/domain/locale.ts'
import type { Identity } from '#src/domain/user.ts'

/** Somebody as a surface knows them now. */
export type Member = {
  readonly name: string
  readonly email?: string
  /** The surface has seen them open that mailbox. */
  readonly emailVerified: boolean
  /** The company itself has made the account, so that they are known without an e-mail. */
  readonly vouched?: true
  /** `stranger`: of another company, or of a workspace that is not ours; `guest`: invited to some channels. */
  readonly standing: 'member' | 'guest' | 'stranger' | 'gone' | 'bot'
  readonly locale?: Locale
  /** Where they have told none: what people usually speak on that surface. */
  readonly usualLocale?: Locale
  /** IANA. */
  readonly zone?: string
}

/** Who is behind an identity, asked of its surface: known for ten minutes at most. */
export type Members = {
  /**
   * Undefined: its surface tells nothing of its people.
   * @throws AppError (retryable) where the surface does not answer.
   */
  member(identity: Identity): Promise<Member | undefined>
  /**
   * Whether the company's directory has this address for them; absent where addresses are told with the member.
   * @throws AppError (retryable) where the surface does not answer.
   */
  hasEmail?(identity: Identity, email: string): Promise<boolean>
}
