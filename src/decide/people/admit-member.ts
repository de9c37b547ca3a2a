import { identityKey } from '#src/domain/identity-key.ts'
import { present } from '#src/domain/present.ts'
import type { Asker, Identity, Role, User } from '#src/domain/user.ts'
import type { Member } from '#src/ports/members.ts'
import type { LinkDeps } from './link-member.ts'

/** A handle out of a mail address or a name, that nobody has: `mei`, `mei-2`. */
function freeHandle({ email, name }: Member, taken: ReadonlySet<string>): string {
  const base =
    (email?.split('@')[0] ?? name)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}._-]+/gu, '-')
      .replace(/^[^\p{L}\p{N}]+|-+$/gu, '')
      .slice(0, 50) || 'user'
  for (let n = 1; ; n++) {
    const handle = n === 1 ? base : `${base}-${n}`
    if (!taken.has(handle)) return handle
  }
}

const usualZone = 'Asia/Shanghai'

function newUser(identity: Identity, member: Member, role: Role, taken: ReadonlySet<string>): User {
  return {
    _id: freeHandle(member, taken),
    name: member.name.slice(0, 120) || identity.userId,
    role,
    locale: member.locale ?? member.usualLocale ?? 'en',
    zone: member.zone ?? usualZone,
    identities: [identity],
    active: true,
    ...present({ email: member.email }),
  }
}

export type Admission = { readonly user: User; readonly outcome: 'admitted' | 'declined' | 'known' }

/**
 * Lets a newcomer in under a role, or not: then the account exists and is switched off, and may be let in later. Who is
 * in already stays as they are.
 */
export async function admitMember(
  deps: LinkDeps,
  { identity, member, as }: { identity: Identity; member: Member; as: Role | 'no' },
  asker: Asker,
): Promise<Admission> {
  const { users, audit, clock } = deps
  const standing = await users.byIdentity(identity)
  if (standing?.active) return { user: standing, outcome: 'known' }

  const role = as === 'no' ? (standing?.role ?? 'rep') : as
  const taken = new Set((await users.list()).map(({ _id }) => _id))
  const user: User = {
    ...(standing ?? newUser(identity, member, role, taken)),
    role,
    active: as !== 'no',
  }
  await audit.record({ at: clock.now(), who: asker.userId, action: 'admit', fields: ['role', 'active'] })
  await users.put([user])
  if (as === 'no') return { user, outcome: 'declined' }

  await greet(deps, user, identity, asker)
  return { user, outcome: 'admitted' }
}

/** They wait for it, and know whom they waited for. */
async function greet({ outbox, queues, clock }: LinkDeps, user: User, identity: Identity, asker: Asker) {
  const at = clock.now()
  const outboxId = `admitted|${identityKey(identity)}|${user._id}`
  await outbox.put([{ _id: outboxId, to: user._id, notice: { kind: 'admitted', by: asker.name, at } }], at)
  await queues.enqueueMany('deliver', [{ outboxId }])
}
