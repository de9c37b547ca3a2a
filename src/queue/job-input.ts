import { AppError } from '#src/domain/errors.ts'
import type { JobDefinition } from '#src/ports/job.ts'

/**
 * Checks a job's input by its schema, before it is enqueued and before it is run.
 * @throws AppError `job-input-invalid`: the fields that are wrong, never their values
 */
export const parseInput = (job: Pick<JobDefinition, 'name' | 'input'>, input: unknown): unknown => {
  const parsed = job.input.safeParse(input)
  if (parsed.success) return parsed.data

  const fields = parsed.error.issues.map(({ path, code }) => `${path.join('.') || 'input'} (${code})`)
  throw new AppError({
    code: 'job-input-invalid',
    message: `The job ${job.name} does not take this input: ${fields.join(', ')}.`,
    remedy: `Compare it with the input schema in jobs/${job.name}.ts.`,
  })
}
