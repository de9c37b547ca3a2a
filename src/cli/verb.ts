import type { Env } from '#src/config/env.ts'
import type { Logger } from '#src/ports/logger.ts'

/** What a verb talks through: stdout for what was asked for, stderr for progress and refusals. */
export type Terminal = {
  readonly env: Env
  readonly log: Logger
  out(text: string): void
  err(text: string): void
  /** True where a person watches stderr: progress bars are drawn only there. */
  readonly watched: boolean
}

/** An operator's verb: `npm run -s cli -- <name> …`. One file each, one line in the registry. */
export type Verb = {
  readonly name: string
  readonly usage: string
  readonly help: string
  /** @returns the process's exit code. */
  run(args: readonly string[], terminal: Terminal): Promise<number>
}
