import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { failedIn } from './failed-tests.ts'

const aFile = (name: string, tests: readonly [string, string][], status = 'failed') => ({
  name: resolve(name),
  status,
  assertionResults: tests.map(([fullName, outcome]) => ({ fullName, status: outcome })),
})

it('names what failed, file by file, and a file that did not load', () => {
  const json = JSON.stringify({
    testResults: [
      aFile('test/a.test.ts', [['one works', 'passed']], 'passed'),
      aFile('test/b.test.ts', [
        ['two works', 'passed'],
        ['three works', 'failed'],
      ]),
      aFile('test/c.test.ts', []),
    ],
  })

  expect([...failedIn(json)]).toEqual([
    ['test/b.test.ts', ['three works']],
    ['test/c.test.ts', []],
  ])
})
