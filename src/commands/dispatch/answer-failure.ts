import type { Reply } from '#src/cards/card.ts'
import { errorCard, unknownErrorCard } from '#src/cards/running/error-card.ts'
import { isAppError } from '#src/domain/errors.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { LogFields, Logger } from '#src/ports/logger.ts'

/** Turns whatever was thrown into a reply that says what to do, and into one log line with the same code. */
export function answerFailure(log: Logger, locale: Locale, error: unknown, fields: LogFields): Reply {
  if (isAppError(error)) {
    log.warn('command refused', { ...fields, code: error.code })
    const field = error.field === undefined ? {} : { field: error.field }
    return { card: errorCard(locale, error), refused: error.code, ...field }
  }

  const code = `E-${crypto.randomUUID().slice(0, 8)}`
  log.error('command failed', { ...fields, code }, withoutMessage(error))
  return { card: unknownErrorCard(locale, code), refused: code }
}

/** An unknown error's message may quote a customer (a database does): its name and frames are enough. */
function withoutMessage(error: unknown): Error {
  const bare = new Error('see the stack')
  const known = error instanceof Error
  bare.name = known ? error.name : typeof error
  bare.stack = [bare.name, ...framesOf(known ? error.stack : undefined)].join('\n')
  return bare
}

const framesOf = (stack: string | undefined): readonly string[] =>
  (stack ?? '').split('\n').filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line))
