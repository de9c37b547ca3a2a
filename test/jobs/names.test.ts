import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { jobs } from '#jobs/index.ts'
import { queueNames } from '#jobs/names.ts'
import { checkJobs } from '#src/queue/check-jobs.ts'

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(folder, path), 'utf8'))

test('every queue that code puts work on is in the list that a start checks, and no other', () => {
  const asked = ['src', 'jobs']
    .flatMap(sourcesIn)
    .flatMap((text) =>
      [...text.matchAll(/(?:enqueue(?:Many)?\(|refill\(deps,)\s*'([a-z-]+)'/g)].map(([, name]) => name),
    )

  expect([...new Set(asked)].sort()).toEqual([...queueNames])
})

test('each of them has its one job', () => {
  expect(() => checkJobs(jobs, queueNames)).not.toThrow()
  expect(() =>
    checkJobs(
      jobs.filter(({ name }) => name !== 'reconcile'),
      queueNames,
    ),
  ).toThrow('the queue reconcile has no job')
})
