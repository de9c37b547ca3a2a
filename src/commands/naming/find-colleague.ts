import type { CommandDeps } from '#src/commands/deps.ts'
import { AppError } from '#src/domain/errors.ts'
import type { User } from '#src/domain/user.ts'
import { createFindUser } from '#src/ingest/people/find-user.ts'

const refuse = (code: string, message: string, remedy: string) => new AppError({ code, message, remedy })

/**
 * Somebody of the company by handle, name or e-mail, who works here still.
 * @throws AppError `colleague-unknown`, `colleague-left`
 */
export async function requireColleague({ users }: Pick<CommandDeps, 'users'>, text: string): Promise<User> {
  const all = await users.list()
  const id = createFindUser(all)(text)
  const found = all.find((user) => user._id === id)
  if (found) return found

  const left = createFindUser(all.map((user) => ({ ...user, active: true })))(text)
  if (left !== undefined)
    throw refuse('colleague-left', 'This account is switched off.', 'Name somebody who works here.')
  throw refuse(
    'colleague-unknown',
    'Nobody here is called so, or several are.',
    'Write the account’s handle, the whole name or the e-mail address.',
  )
}

/** The same, whether they have left or not: whose customers are to go. @throws AppError `colleague-unknown` */
export async function requireAnybody({ users }: Pick<CommandDeps, 'users'>, text: string): Promise<User> {
  const all = await users.list()
  const id = createFindUser(all.map((user) => ({ ...user, active: true })))(text)
  const found = all.find((user) => user._id === id)
  if (found) return found

  throw refuse(
    'colleague-unknown',
    'Nobody here is called so, or several are.',
    'Write the account’s handle, the whole name or the e-mail address.',
  )
}
