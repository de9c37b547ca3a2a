import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { AppError } from '#src/domain/errors.ts'

/** Wrong use of a verb, with the line to type. */
export const usageError = (message: string, usage: string) =>
  new AppError({ code: 'usage', message, remedy: `Type: npm run -s cli -- ${usage}` })

/** `parseArgs` whose refusals say how the verb is used. */
export function parseVerb<const Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
  usage: string,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : 'The options are wrong.', usage)
  }
}

/**
 * `--at 1998-07-01` (that day's midnight, UTC) or a full ISO instant.
 * @throws AppError `usage`
 */
export function parseAt(text: string | undefined, usage: string): Date | undefined {
  if (text === undefined) return undefined

  const at = new Date(text)
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(at.getTime())) {
    throw usageError(`--at ${text} is not a date such as 2026-09-01.`, usage)
  }
  return at
}
