/** Jobs of one queue by state. `delayed` holds retries, debounced and scheduled ones. */
export type QueueCounts = {
  readonly waiting: number
  readonly active: number
  readonly delayed: number
  readonly completed: number
  readonly failed: number
}

/**
 * Puts work on the queues; `input` is what the job's schema takes. A queue is no source of truth: whoever
 * enqueues has first written what `reconcile` finds again.
 */
export type Queues = {
  /**
   * @throws AppError `job-unknown`, `job-input-invalid`; `queue-unavailable` (retryable) while Redis is away.
   */
  enqueue(job: string, input: unknown, options?: { readonly delayMs?: number }): Promise<void>
  /** The same for many inputs of one job, in batches that leave the event loop free. */
  enqueueMany(job: string, inputs: readonly unknown[]): Promise<void>
  /** By job name. */
  counts(): Promise<Readonly<Record<string, QueueCounts>>>
  /** True where Redis answers now: for the readiness probe. Never throws. */
  isReady(): Promise<boolean>
  close(): Promise<void>
}
