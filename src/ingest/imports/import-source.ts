import { AppError } from '#src/domain/errors.ts'
import { COMMON_SYSTEM } from '#src/ingest/import-deps.ts'

const reserved = new Set(['ref', 'name', 'name2', 'adopted', 'sample', 'chat'])

/**
 * The names under which a file's facts and ids are kept: facts by kind unless a source is given, ids in one
 * common system unless a source is given.
 * @throws AppError `source-wrong`.
 */
export function sourceOf(
  kind: string,
  given: string | undefined,
): { readonly facts: string; readonly system: string } {
  if (given === undefined) return { facts: `${kind}-csv`, system: COMMON_SYSTEM }
  const name = given.trim()
  if (/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u.test(name) && !reserved.has(name.toLowerCase())) {
    return { facts: name, system: name }
  }
  throw new AppError({
    code: 'source-wrong',
    message: `"${given}" cannot be the name of a source.`,
    remedy: 'Use letters, digits, spaces, - or _, at most 40, such as --source erp.',
  })
}
