import type { Asker, Identity, User } from '#src/domain/user.ts'
import type { CommandDeps } from './deps.ts'

/** Who speaks, or why nobody listens. */
export type Identified =
  | { readonly kind: 'asker'; readonly asker: Asker }
  | {
      readonly kind: 'refused'
      readonly code: 'unknown-identity' | 'account-inactive'
      /** Known of a switched-off account: its language. */
      readonly user?: User
    }

/** Maps a signed chat identity to the person it belongs to; strangers and switched-off accounts are refused. */
export async function identify(
  { users, clock }: Pick<CommandDeps, 'users' | 'clock'>,
  identity: Identity,
): Promise<Identified> {
  const user = (await users.byIdentity(identity)) ?? (await byHandle(users, identity))
  if (!user) return { kind: 'refused', code: 'unknown-identity' }
  if (!user.active) return { kind: 'refused', code: 'account-inactive', user }

  return { kind: 'asker', asker: { ...(await users.asAsker(user, clock.now())), surface: identity.surface } }
}

/** The terminal and the playground name people by their handle: nobody needs an identity written down for them. */
const byHandle = async (
  users: CommandDeps['users'],
  { surface, userId }: Identity,
): Promise<User | undefined> =>
  surface === 'terminal' || surface === 'playground' ? users.byId(userId) : undefined
