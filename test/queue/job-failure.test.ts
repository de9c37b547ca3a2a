import { UnrecoverableError } from 'bullmq'
import { describe, expect, it } from 'vitest'
import { AppError } from '#src/domain/errors.ts'
import { failureBehind, failureOf } from '#src/queue/job-failure.ts'

const appError = (retryable: boolean) =>
  new AppError({ code: 'policy-missing', message: 'No policy for Acme Trading.', remedy: 'r', retryable })

describe('what the queue keeps of a failure', () => {
  it('an AppError by its code alone', () => {
    const thrown = failureOf(appError(true))

    expect(thrown.message).toBe('policy-missing')
    expect(failureBehind(thrown)).toEqual({ code: 'policy-missing' })
  })

  it('ends the job where trying again is of no use', () => {
    expect(failureOf(appError(false))).toBeInstanceOf(UnrecoverableError)
    expect(failureOf(appError(true))).not.toBeInstanceOf(UnrecoverableError)
  })

  it('an unknown error by its name and the line of our code it came through, never its message', () => {
    const error = new TypeError('Acme Trading\n    at the fair')
    error.stack = [
      'TypeError: Acme Trading',
      '    at the fair',
      '    at insert (/app/node_modules/mongoose/lib/src/model.ts:9:1)',
      '    at put (file:///app/src/store/customers/customers.ts:31:7)',
      '    at run (file:///app/jobs/rescore-customer.ts:12:3)',
    ].join('\n')

    const thrown = failureOf(error)

    expect(failureBehind(thrown)).toEqual({
      code: 'unexpected-TypeError',
      place: 'src/store/customers/customers.ts:31',
    })
    expect(`${thrown.message} ${thrown.stack}`).not.toContain('Acme')
  })

  it('what is no error by its type', () => {
    expect(failureBehind(failureOf('Acme'))).toEqual({ code: 'unexpected-string' })
  })

  it("BullMQ's own verdict on a job that stalled too often by a code of ours", () => {
    const error = new UnrecoverableError('job stalled more than allowable limit')

    expect(failureBehind(error)).toEqual({ code: 'job-stalled' })
  })
})
