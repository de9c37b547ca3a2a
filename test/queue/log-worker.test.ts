import { EventEmitter } from 'node:events'
import type { Worker } from 'bullmq'
import { describe, expect, it } from 'vitest'
import { AppError } from '#src/domain/errors.ts'
import { failureOf } from '#src/queue/job-failure.ts'
import { logWorker } from '#src/queue/log-worker.ts'
import { recordingLogger } from '../helpers/recording-logger.ts'

const away = new AppError({ code: 'store-away', message: 'Away.', remedy: 'Wait.', retryable: true })

/** What the log says of a job that failed with this error; with `finishedOn`: for good. */
function linesOn(error: unknown, job: { readonly finishedOn?: number } = {}) {
  const worker = Object.assign(new EventEmitter(), { name: 'rescore-customer' })
  const log = recordingLogger()
  logWorker(worker as unknown as Worker, log)

  worker.emit('failed', { id: '1', attemptsMade: 1, ...job }, failureOf(error))
  return log.lines.map(({ level, fields }) => [level, fields['code']])
}

describe('the log of a worker', () => {
  it('leaves an outage to the connection that tells it once', () => {
    expect(linesOn(away)).toEqual([['debug', 'store-away']])
  })

  it('tells a job that an outage has ended', () => {
    expect(linesOn(away, { finishedOn: 1 })).toEqual([['error', 'store-away']])
  })

  it('tells any other failure each time', () => {
    expect(linesOn(new TypeError('x'))).toEqual([['warn', 'unexpected-TypeError']])
  })
})
