import { UnrecoverableError } from 'bullmq'
import { type AppError, isAppError } from '#src/domain/errors.ts'

/** What BullMQ keeps and the log gets of a failure: a code and a place. Messages may quote a customer. */
export type JobFailure = { readonly code: string; readonly place?: string }

/**
 * The error that is thrown to BullMQ in place of the one a job threw: no message of unknown origin goes to
 * Redis, and an AppError that is not retryable ends the job at once.
 */
export const failureOf = (error: unknown): Error => {
  const failure = describe(error)
  const words = failure.place ? `${failure.code} at ${failure.place}` : failure.code
  const thrown = endsTheJob(error) ? new UnrecoverableError(words) : new Error(words)
  thrown.stack = words

  return Object.assign(thrown, { failure })
}

/** The failure behind an error that BullMQ reports; one of its own (a job that stalled too often) is named here. */
export const failureBehind = (error: Error): JobFailure =>
  'failure' in error
    ? (error.failure as JobFailure)
    : { code: /stalled/.test(error.message) ? 'job-stalled' : 'job-lost' }

const endsTheJob = (error: unknown): error is AppError => isAppError(error) && !error.retryable

const describe = (error: unknown): JobFailure => {
  if (isAppError(error)) return { code: error.code }

  const place = error instanceof Error ? placeIn(error.stack) : undefined
  return { code: `unexpected-${error instanceof Error ? error.name : typeof error}`, ...(place && { place }) }
}

/** The innermost line of our own code: `src/store/customers/customers.ts:31`. */
const placeIn = (stack = ''): string | undefined =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && !line.includes('node_modules'))
    .map((line) => /\b(?:src|jobs)\/[\w/.-]+\.ts:\d+/.exec(line)?.[0])
    .find((place) => place !== undefined)
