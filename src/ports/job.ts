import type { z } from 'zod'

/** How often a failing job is tried, and how long it waits in between (doubling, or always the same). */
type RetryPolicy = {
  /** Runs in all, the first one included. */
  readonly attempts: number
  readonly backoff: 'exponential' | 'fixed'
  readonly firstDelayMs: number
  /**
   * For how long after it was put on the queue a refusal that says when to come again (`retryAfterMs`) moves the job to that
   * moment and is none of its attempts; without, it is an attempt like any other.
   */
  readonly patientForMs?: number
}

/** When a job runs by itself, and the reason for that rhythm. `tz`: an IANA zone, or the company's own. */
export type JobSchedule =
  | { readonly everyMs: number; readonly why: string }
  | { readonly cron: string; readonly tz: 'company' | (string & {}); readonly why: string }

/** What a run knows about itself. */
export type JobContext = {
  readonly jobId: string
  /** Counted from 1. */
  readonly attempt: number
  /** True where no further attempt follows a failure of this one. */
  readonly lastAttempt: boolean
  /** Aborted when the process can wait no longer for this run. */
  readonly signal: AbortSignal
}

/**
 * A job: its name is its queue, its schema stands beside its handler. Input goes through JSON on its way.
 * A scheduled job takes `{}`. `key` and `debounce` exclude each other.
 */
export type JobDefinition<Schema extends z.ZodType = z.ZodType, Deps = unknown> = {
  /** kebab-case, unique. */
  readonly name: string
  readonly input: Schema
  /** Names the occasion: a key that has run lately is ignored. No `:`. Ids only, since it is logged. */
  key?(input: z.output<Schema>): string
  /**
   * Everything enqueued under one id within the window is one run, `windowMs` after the first of them. What
   * is enqueued while that run is under way is one more run after it.
   */
  readonly debounce?: { id(input: z.output<Schema>): string; readonly windowMs: number }
  readonly retry: RetryPolicy
  /** How many of its finished runs are remembered for a day; 1,000 unless told. */
  readonly keep?: number
  readonly schedule?: JobSchedule
  /** Runs at once in one process; 1 unless told. */
  readonly concurrency?: number
  /** Idempotent: it may run again after a crash. An AppError that is not retryable ends the job at once. */
  run(deps: Deps, input: z.output<Schema>, context: JobContext): Promise<void>
}
