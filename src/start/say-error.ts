import { isAppError } from '#src/domain/errors.ts'

/** What a person at a terminal reads of a refusal: what happened and what to do, no stack. */
export const errorLines = (error: unknown): string => {
  if (isAppError(error)) return `${error.message}\n→ ${error.remedy}\n(${error.code})`
  return [
    `Something went wrong that should not: ${error instanceof Error ? error.name : 'unknown error'}.`,
    '→ Run again with LOG_LEVEL=debug to see more, and report it with that output.',
  ].join('\n')
}
