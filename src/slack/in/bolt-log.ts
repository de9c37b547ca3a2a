import { type Logger as BoltLogger, LogLevel } from '@slack/bolt'
import type { Logger } from '#src/ports/logger.ts'

/** Bolt quotes what it could not parse after a colon; only what stands before it goes into the log. */
const headOf = (parts: readonly unknown[]) => {
  const [first] = parts
  return typeof first === 'string' ? (first.split(/[:({\n]/)[0] ?? '').trim().slice(0, 120) : 'error'
}

/** Bolt's warnings and errors in our log, without payloads. */
export const boltLog = (log: Logger): BoltLogger => ({
  debug: () => {},
  info: () => {},
  warn: (...parts) => log.warn('slack: bolt', { says: headOf(parts) }),
  error: (...parts) =>
    log.error(
      'slack: bolt',
      { says: headOf(parts) },
      parts.find((part) => part instanceof Error),
    ),
  setLevel: () => {},
  getLevel: () => LogLevel.WARN,
  setName: () => {},
})
