import { isAppError } from '#src/domain/errors.ts'
import type { Logger } from '#src/ports/logger.ts'

/** A request that could not be taken in: one line, without what it said. */
export function notTaken(log: Logger, error: unknown): void {
  const code = isAppError(error) ? error.code : 'slack-not-taken'
  log.error('slack: a request could not be taken in', { code }, error)
}
