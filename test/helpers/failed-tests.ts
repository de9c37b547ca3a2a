import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { argv, stdout } from 'node:process'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
})

/** What failed in a test run's JSON report: each file, with the names of its failed tests (none: it did not load). */
export function failedIn(json: string): ReadonlyMap<string, readonly string[]> {
  const { testResults } = report.parse(JSON.parse(json))
  const failed = testResults.filter(({ status }) => status === 'failed')
  return new Map(
    failed.map(({ name, assertionResults }) => [
      relative('.', name),
      assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
    ]),
  )
}

/** `node failed-tests.ts REPORT [--files]`: the failed tests a line each, or the files they are in. */
if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  const failed = failedIn(readFileSync(argv[2] ?? '', 'utf8'))
  const names = [...failed].flatMap(([file, tests]) =>
    tests.length ? tests.map((test) => `${file} › ${test}`) : [file],
  )
  for (const line of argv.includes('--files') ? failed.keys() : names) stdout.write(`${line}\n`)
}
