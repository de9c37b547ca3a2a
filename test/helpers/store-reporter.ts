import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Reporter } from 'vitest/node'
import { REPORT_VARIABLE, readEntries, summarise } from './store-report.ts'

/** Closes a test run with one line that says which stores the contract suites ran on and what was skipped. */
class StoreReporter implements Reporter {
  private readonly file = join(tmpdir(), `tierwise-stores-${process.pid}.jsonl`)

  /** Before a worker starts: workers inherit the variable. */
  onInit(): void {
    process.env[REPORT_VARIABLE] = this.file
  }

  onTestRunStart(): void {
    rmSync(this.file, { force: true })
  }

  /** A turn of the event loop later than the runner's own reporter, so that this line is the last one. */
  async onTestRunEnd(): Promise<void> {
    await setImmediate()
    const line = summarise(readEntries(this.file))
    rmSync(this.file, { force: true })
    if (line) process.stdout.write(`${line}\n\n`)
  }
}

// biome-ignore lint/style/noDefaultExport: the runner loads a reporter by its default export
export default StoreReporter
