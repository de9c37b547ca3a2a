import { AppError } from '#src/domain/errors.ts'
import type { User } from '#src/domain/user.ts'
import type { PlaygroundDeps } from './deps.ts'

/** Refuses (503, worth another try) while the company is being loaded. */
export function assertReady({ state }: Pick<PlaygroundDeps, 'state'>): void {
  if (state().phase === 'ready') return

  throw new AppError({
    code: 'company-loading',
    message: 'The company is still being loaded.',
    remedy: 'Try again in a few seconds.',
    retryable: true,
  })
}

/** The picked user, who must exist and be active. */
export async function requireUser(
  { users }: Pick<PlaygroundDeps, 'users'>,
  id: string | undefined,
): Promise<User> {
  const user = id ? await users.byId(id) : undefined
  if (user?.active) return user

  throw new AppError({
    code: 'user-unknown',
    message: 'There is no such user.',
    remedy: 'Pick another one from the list.',
  })
}
