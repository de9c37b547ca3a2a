/** What an error needs so that the person who reads it knows what happened and what to do next. */
export type AppErrorFields = {
  /** Stable, kebab-case, for logs and docs: `customer-not-found`. */
  readonly code: string
  /** One sentence for the person who reads it; never a stack, never a secret. */
  readonly message: string
  /** The next thing to do. */
  readonly remedy: string
  /** True where trying again later may succeed (a store away, a rate limit). */
  readonly retryable?: boolean
  /** How long a surface has asked to be left alone (Retry-After), in milliseconds. */
  readonly retryAfterMs?: number
  /** The field of a form that it is about. */
  readonly field?: string
  /** Who has to mend something before trying again succeeds; an outage mends itself. */
  readonly mend?: Mend
  readonly cause?: unknown
}

/** Whoever runs Tierwise, or the person whom the message is for; `line` is what to type or to add, exactly. */
export type Mend = { readonly by: 'admin' | 'reader'; readonly line?: string }

/** The one error class of the product: everything refused on purpose is one of these. */
export class AppError extends Error {
  readonly code: string
  readonly remedy: string
  readonly retryable: boolean
  readonly retryAfterMs: number
  readonly mend: Mend | undefined
  readonly field: string | undefined

  constructor(fields: AppErrorFields) {
    const { code, message, remedy, retryable = false, retryAfterMs = 0, cause } = fields
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'AppError'
    this.code = code
    this.remedy = remedy
    this.retryable = retryable
    this.retryAfterMs = retryAfterMs
    this.field = fields.field
    this.mend = fields.mend
  }
}

/** Narrow an unknown catch value. */
export const isAppError = (error: unknown): error is AppError => error instanceof AppError
