import { AppError } from '#src/domain/errors.ts'
import type { JobDefinition } from '#src/ports/job.ts'

/**
 * Refuses a registry in which a queue name has no job or two, or a job that could not work.
 * @param names the queue names that the code enqueues to, where they are known
 * @throws AppError `jobs-misdefined`, naming every problem
 */
export const checkJobs = (jobs: readonly JobDefinition[], names: readonly string[] = []): void => {
  const problems = [...names.flatMap((name) => nameProblems(name, jobs)), ...jobs.flatMap(jobProblems)]
  const twice = jobs.map(({ name }) => name).filter((name, index, all) => all.indexOf(name) !== index)
  const all = [...problems, ...new Set(twice.map((name) => `${name} is defined twice`))]
  if (all.length === 0) return

  throw new AppError({
    code: 'jobs-misdefined',
    message: `The jobs cannot run: ${all.join('; ')}.`,
    remedy: 'Correct the files in jobs/ and their registry, jobs/index.ts.',
  })
}

const nameProblems = (name: string, jobs: readonly JobDefinition[]): readonly string[] =>
  jobs.some((job) => job.name === name) ? [] : [`the queue ${name} has no job`]

const jobProblems = (job: JobDefinition): readonly string[] => {
  const checks: readonly (readonly [boolean, string])[] = [
    [!/^[a-z][a-z0-9-]*$/.test(job.name), 'has a name that is not kebab-case'],
    // The follow-up of a debounced run would take the id of the run itself, and be ignored.
    [job.key !== undefined && job.debounce !== undefined, 'has both a key and a debounce'],
    [job.retry.attempts < 1, 'has no attempt'],
    [job.schedule !== undefined && !job.input.safeParse({}).success, 'is scheduled but does not take {}'],
  ]

  return checks.flatMap(([wrong, words]) => (wrong ? [`${job.name} ${words}`] : []))
}
