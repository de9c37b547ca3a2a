import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { JobDefinition } from '#src/ports/job.ts'
import { checkJobs } from '#src/queue/check-jobs.ts'

const aJob = (over: Partial<JobDefinition> = {}): JobDefinition => ({
  name: 'rescore-customer',
  input: z.object({ customerId: z.string() }),
  retry: { attempts: 3, backoff: 'fixed', firstDelayMs: 10 },
  run: async () => {},
  ...over,
})

const problemOf = (jobs: readonly JobDefinition[], names?: readonly string[]): string => {
  try {
    checkJobs(jobs, names)
    return 'none'
  } catch (error) {
    return (error as Error).message
  }
}

describe('before workers start', () => {
  it('a registry in which every queue name has its one job is taken', () => {
    expect(problemOf([aJob(), aJob({ name: 'retier' })], ['rescore-customer', 'retier'])).toBe('none')
  })

  it('a queue name with two jobs is refused', () => {
    expect(problemOf([aJob(), aJob()])).toBe('The jobs cannot run: rescore-customer is defined twice.')
  })

  it('a queue name without a job is refused', () => {
    expect(problemOf([aJob()], ['rescore-customer', 'retier'])).toContain('the queue retier has no job')
  })

  it.each([
    ['a name that BullMQ would refuse', { name: 'rescore:customer' }, 'not kebab-case'],
    ['a key beside a debounce', { key: () => 'k', debounce: { id: () => 'd', windowMs: 1 } }, 'both a key'],
    [
      'no attempt at all',
      { retry: { attempts: 0, backoff: 'fixed', firstDelayMs: 1 } as const },
      'no attempt',
    ],
    ['a schedule for a job that wants input', { schedule: { everyMs: 1, why: 'w' } }, 'does not take {}'],
  ])('%s is refused', (_, over, words) => {
    expect(problemOf([aJob(over)])).toContain(words)
  })

  it('all problems are named at once', () => {
    const message = problemOf([aJob({ name: 'A' }), aJob(), aJob()], ['retier'])

    expect(message.split(';')).toHaveLength(3)
  })
})
