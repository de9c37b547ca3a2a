import { appendFileSync, existsSync, readFileSync } from 'node:fs'

/** The variable by which the reporter tells the test workers where to write; absent under another reporter. */
export const REPORT_VARIABLE = 'TIERWISE_STORE_REPORT'

type Entry =
  | { readonly kind: 'ran'; readonly suite: string; readonly store: string }
  | { readonly kind: 'skipped'; readonly suite: string; readonly reason: string }

/** Says that `suite` ran on `store`, e.g. `embedded redis (in-process)`: part of the run's last line. */
export const reportStore = (suite: string, store: string): void => append({ kind: 'ran', suite, store })

/** Says that `suite` was skipped and why, e.g. `no chromium on this machine`. */
export const reportSkip = (suite: string, reason: string): void => append({ kind: 'skipped', suite, reason })

const append = (entry: Entry): void => {
  const file = process.env[REPORT_VARIABLE]
  if (file) appendFileSync(file, `${JSON.stringify(entry)}\n`)
}

/** What the workers wrote, in order; empty where no contract suite was part of the run. */
export const readEntries = (file: string): readonly Entry[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Entry)
    : []

/** The run's last line, or undefined where there is nothing to say. */
export const summarise = (entries: readonly Entry[]): string | undefined => {
  if (entries.length === 0) return undefined

  const stores = unique(entries.flatMap((entry) => (entry.kind === 'ran' ? [entry.store] : [])))
  const skips = unique(
    entries.flatMap((entry) => (entry.kind === 'skipped' ? [`${entry.suite} (${entry.reason})`] : [])),
  )

  return [
    `stores: contract suites ran on ${stores.join(', ') || 'none'}`,
    `skipped: ${skips.join(', ') || 'nothing'}`,
  ].join('; ')
}

const unique = (words: readonly string[]): readonly string[] => [...new Set(words)].sort()
