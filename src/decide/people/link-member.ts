import { identityKey } from '#src/domain/identity-key.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import { present } from '#src/domain/present.ts'
import type { Identity, User } from '#src/domain/user.ts'
import type { Audit } from '#src/ports/audit.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Member, Members } from '#src/ports/members.ts'
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

type Linking = Pick<LinkDeps, 'users' | 'audit' | 'clock'>

/** Links an identity to somebody, with what the surface says of language and zone. */
export async function linkTo(
  { users, audit, clock }: Linking,
  user: User,
  identity: Identity,
  member: Member,
): Promise<User | undefined> {
  await audit.record({ at: clock.now(), who: user._id, action: 'link-identity', fields: ['identities'] })
  await users.link(user._id, identity, ownOf(user, member))
  return users.byId(user._id)
}

/** The one who is active; who has left is answered too: the account exists and is switched off. */
async function linkOne(
  deps: Linking,
  same: readonly User[],
  identity: Identity,
  member: Member,
): Promise<User | undefined> {
  const [user, ...others] = same.filter(({ active }) => active)
  if (!user) return same[0]
  return others.length > 0 ? undefined : linkTo(deps, user, identity, member)
}

/** Asking for an address that is not theirs counts against us at the surface: only those that look like theirs are tried. */
const mostTried = 3

/** Whether a user may be this member: the same name, or a handle or an address that begins as the account does. */
const mayBe = ({ userId }: Identity, { name }: Member) => {
  const account = userId.toLowerCase()
  return (user: User) =>
    user.email !== undefined &&
    (normaliseName(user.name) === normaliseName(name) ||
      user._id.toLowerCase() === account ||
      user.email.split('@')[0]?.toLowerCase() === account)
}

async function usersByDirectory(
  { users }: Linking,
  { hasEmail }: Pick<Members, 'hasEmail'>,
  identity: Identity,
  member: Member,
): Promise<readonly User[]> {
  if (!hasEmail) return []
  const likely = (await users.list()).filter(mayBe(identity, member)).slice(0, mostTried)
  const found: User[] = []
  for (const user of likely) if (await hasEmail(identity, user.email ?? '')) found.push(user)
  return found
}

/**
 * Links an identity to the user whose e-mail the surface has verified, or whose e-mail the company's directory has for
 * that member: exactly one active user, else nobody.
 */
export async function linkByEmail(
  deps: Linking & { readonly members?: Pick<Members, 'hasEmail'> },
  identity: Identity,
  member: Member,
): Promise<User | undefined> {
  if (member.emailVerified && member.email !== undefined) {
    const same = (await deps.users.list()).filter(sameEmail(member.email))
    return linkOne(deps, same, identity, member)
  }
  if (!member.vouched || !deps.members) return undefined
  return linkOne(deps, await usersByDirectory(deps, deps.members, identity, member), identity, member)
}

/** An imported list may name the account without the company it is of: there is one. */
export async function linkByAccount(
  deps: Linking,
  identity: Identity,
  member: Member,
): Promise<User | undefined> {
  const { surface, userId } = identity
  const user = identity.team === undefined ? undefined : await deps.users.byIdentity({ surface, userId })
  return user?.active && member.vouched ? linkTo(deps, user, identity, member) : user
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
