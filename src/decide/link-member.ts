import { identityKey } from '#src/domain/identity-key.ts'
import { present } from '#src/domain/present.ts'
import type { Identity, User } from '#src/domain/user.ts'
import type { Audit } from '#src/ports/audit.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Member } from '#src/ports/members.ts'
import type { Outbox } from '#src/ports/outbox.ts'
import type { Queues } from '#src/ports/queue.ts'
import type { Users } from '#src/ports/users.ts'

export type LinkDeps = {
  readonly users: Users
  readonly audit: Audit
  readonly clock: Clock
  readonly outbox: Outbox
  readonly queues: Pick<Queues, 'enqueueMany'>
}

const sameEmail = (email: string) => {
  const wanted = email.trim().toLowerCase()
  return (user: User) => user.email?.trim().toLowerCase() === wanted
}

/** What the surface says of a newcomer, where they have not chosen otherwise here. */
const ownOf = ({ settings }: Pick<User, 'settings'>, { locale, zone }: Member) => {
  const chosen = settings?.chosen ?? []
  return present({
    locale: chosen.includes('locale') ? undefined : locale,
    zone: chosen.includes('zone') ? undefined : zone,
  })
}

/**
 * Links an identity to the user whose e-mail the surface has verified: exactly one active user, else nobody. Who has
 * left is answered too: the account exists and is switched off.
 */
export async function linkByEmail(
  { users, audit, clock }: Pick<LinkDeps, 'users' | 'audit' | 'clock'>,
  identity: Identity,
  member: Member,
): Promise<User | undefined> {
  if (!member.emailVerified || member.email === undefined) return undefined

  const same = (await users.list()).filter(sameEmail(member.email))
  const [user, ...others] = same.filter(({ active }) => active)
  if (!user) return same[0]
  if (others.length > 0) return undefined

  await audit.record({ at: clock.now(), who: user._id, action: 'link-identity', fields: ['identities'] })
  await users.link(user._id, identity, ownOf(user, member))
  return users.byId(user._id)
}

/**
 * Offers a verified member to every admin, once however often they ask.
 * @returns the names of those who were asked.
 */
export async function offerNewcomer(
  { users, outbox, queues, clock }: LinkDeps,
  identity: Identity,
  { name, email }: Member,
): Promise<readonly string[]> {
  const at = clock.now()
  const admins = (await users.list()).filter(({ role, active }) => role === 'admin' && active)
  const rows = admins.map(({ _id }) => ({
    _id: `newcomer|${identityKey(identity)}|${_id}`,
    to: _id,
    notice: { kind: 'newcomer', identity, name, at, ...present({ email }) } as const,
  }))
  const fresh = await outbox.put(rows, at)
  await queues.enqueueMany(
    'deliver',
    [...fresh].map((outboxId) => ({ outboxId })),
  )
  return admins.map((admin) => admin.name)
}
