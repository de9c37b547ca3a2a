import type { LogFields, Logger } from '#src/ports/logger.ts'

export type LogLine = {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly message: string
  readonly fields: LogFields
  readonly error?: unknown
}

/** A logger that keeps its lines, for tests that ask what was said. */
export const recordingLogger = (): Logger & { readonly lines: readonly LogLine[] } => {
  const lines: LogLine[] = []
  const at =
    (level: LogLine['level']) =>
    (message: string, fields: LogFields = {}, error?: unknown): void => {
      lines.push({ level, message, fields, ...(error !== undefined && { error }) })
    }

  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
