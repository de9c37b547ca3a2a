import { AppError } from '#src/domain/errors.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { User } from '#src/domain/user.ts'

/** A user by id, name or e-mail as a file writes it; undefined for nobody, and for a name that two share. */
export type FindUser = (text: string) => string | undefined

/** Looks among active users. */
export function createFindUser(users: readonly User[]): FindUser {
  const active = users.filter((user) => user.active)
  const ids = new Map(active.map((user) => [user._id.toLowerCase(), user._id]))
  const emails = new Map(active.flatMap((user) => (user.email ? [[user.email.toLowerCase(), user._id]] : [])))
  const names = Map.groupBy(active, (user) => normaliseName(user.name))

  return (text) => {
    const clean = text.normalize('NFKC').trim().toLowerCase().replace(/^@/, '')
    const named = names.get(normaliseName(text))
    return ids.get(clean) ?? emails.get(clean) ?? (named?.length === 1 ? named[0]?._id : undefined)
  }
}

/** The owner that an option names for all rows. @throws AppError `owner-unknown`. */
export function requireUser(find: FindUser, text: string, header: readonly string[]): string {
  const found = find(text)
  if (found !== undefined) return found

  throw new AppError({
    code: 'owner-unknown',
    message: `"${text}" is neither a column of this file nor a user.`,
    remedy: `Name a user (id, name or e-mail) or one of the columns: ${header.map((name) => `"${name}"`).join(', ')}.`,
  })
}
