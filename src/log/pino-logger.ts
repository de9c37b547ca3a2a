import { type DestinationStream, pino } from 'pino'
import { isAppError } from '#src/domain/errors.ts'
import type { LogFields, Logger } from '#src/ports/logger.ts'

/** What a log line says of an error: code and remedy of a known one, name and stack of an unknown one. */
const errorFields = (error: unknown): LogFields => {
  if (error === undefined) return {}
  if (isAppError(error)) return { code: error.code, remedy: error.remedy }
  if (error instanceof Error) return { error: error.name, stack: stackOnly(error) }
  return { error: typeof error }
}

/** Frames without the message: a message of a library may quote a document. */
const stackOnly = (error: Error) =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .join(' | ')

/** JSON lines on stderr, so that stdout stays for what people asked for. */
export function createLogger(level: string, destination: DestinationStream = pino.destination(2)): Logger {
  const log = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)

  return {
    debug: (message, fields = {}) => log.debug(fields, message),
    info: (message, fields = {}) => log.info(fields, message),
    warn: (message, fields = {}) => log.warn(fields, message),
    error: (message, fields = {}, error) => log.error({ ...fields, ...errorFields(error) }, message),
  }
}
