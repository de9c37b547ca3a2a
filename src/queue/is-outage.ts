/**
 * True for an error that says that Redis is away, or there but not able to take a write: not one of the
 * command's own. ioredis has no common class for them.
 */
export const isOutage = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false

  const code = (error as NodeJS.ErrnoException).code ?? ''
  return (
    /^(ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH)/.test(code) ||
    error.name === 'MaxRetriesPerRequestError' ||
    /connection is closed|command timed out|^(OOM|LOADING|READONLY|MISCONF)\b/i.test(error.message)
  )
}
