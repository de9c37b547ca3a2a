/** Structured log: ids and codes in `fields`, never a customer's text. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>

export type Logger = {
  debug(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  /** `error` goes in as its code or name and, for unknown ones, its stack; AppErrors without a stack. */
  error(message: string, fields?: LogFields, error?: unknown): void
}
