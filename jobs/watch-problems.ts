import { z } from 'zod'
import { watchProblems } from '#src/decide/service/watch-problems.ts'
import { defineJob } from './define-job.ts'

/** Customers' problems that are late are told once; those of people who have left get somebody else. */
export const watchProblemsJob = defineJob({
  name: 'watch-problems',
  input: z.object({}),
  retry: { attempts: 3, backoff: 'exponential', firstDelayMs: 10_000 },
  schedule: {
    everyMs: 300_000,
    why: 'Promises are made in hours: five minutes late is soon enough to be told of a broken one.',
  },
  run: (deps) => watchProblems(deps),
})
