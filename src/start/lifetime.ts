import type { Logger } from '#src/ports/logger.ts'

/** Something that was opened and has to be closed, newest first. */
export type Closing = { readonly name: string; close(): Promise<void> }

/** Longer than a job's own limit, shorter than what an orchestrator grants after SIGTERM (30 s). */
const STOP_WITHIN_MS = 25_000

/** Closes in reverse order of opening; one that fails does not keep the others open. */
export async function closeAll(closings: readonly Closing[], log: Logger): Promise<boolean> {
  let clean = true
  for (const { name, close } of closings.toReversed()) {
    try {
      await close()
    } catch (error) {
      clean = false
      log.error('closing failed', { part: name }, error)
    }
  }
  return clean
}

/**
 * Ends the process in order: SIGTERM and SIGINT stop taking work, finish what runs within 25 s and exit 0; an
 * uncaught error does the same and exits 1. A second signal ends at once.
 */
export function endInOrder(closings: readonly Closing[], log: Logger, exit: (code: number) => void): void {
  let ending = false
  const end = async (code: number, why: string) => {
    if (ending) return exit(1)
    ending = true
    log.info('stopping', { why })
    const limit = setTimeout(() => {
      log.error('stopping took longer than 25 s', { why })
      exit(1)
    }, STOP_WITHIN_MS)
    limit.unref()
    const clean = await closeAll(closings, log)
    exit(clean ? code : 1)
  }
  const failed = (why: string) => (error: unknown) => {
    log.error(why, {}, error)
    void end(1, why)
  }

  process.on('SIGTERM', () => void end(0, 'SIGTERM'))
  process.on('SIGINT', () => void end(0, 'SIGINT'))
  process.on('uncaughtException', failed('uncaughtException'))
  process.on('unhandledRejection', failed('unhandledRejection'))
}
