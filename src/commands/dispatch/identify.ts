import type { CommandDeps } from '#src/commands/deps.ts'
import { linkByAccount, linkByEmail, offerNewcomer } from '#src/decide/people/link-member.ts'
import { isVouched } from '#src/decide/people/vouched.ts'
import type { Locale } from '#src/domain/locale.ts'
import { present } from '#src/domain/present.ts'
import type { Asker, Identity, User } from '#src/domain/user.ts'
import type { Member } from '#src/ports/members.ts'

/** Why nobody listens; the first two are of the account here, the others of what the surface says. */
type RefusedCode =
  | 'unknown-identity'
  | 'account-inactive'
  | 'member-guest'
  | 'member-stranger'
  | 'member-gone'
  | 'member-bot'
  | 'member-unverified'
  | 'member-waits'

export type Refused = {
  readonly kind: 'refused'
  readonly code: RefusedCode
  /** Known of a switched-off account. */
  readonly user?: User
  readonly locale?: Locale
  /** Names of the admins who were asked to let them in. */
  readonly waitsFor?: readonly string[]
  /** Colleagues use another surface: they may be known there. */
  readonly elsewhere?: true
}

/** Who speaks, or why nobody listens. */
export type Identified = { readonly kind: 'asker'; readonly asker: Asker } | Refused

type Deps = Pick<CommandDeps, 'users' | 'clock' | 'members' | 'audit' | 'outbox' | 'queues'>

const refusedAs = (code: RefusedCode, more: Partial<Refused> = {}): Refused => ({
  kind: 'refused',
  code,
  ...more,
})

const localeOf = (member: Member | undefined): Partial<Refused> =>
  present({ locale: member?.locale ?? member?.usualLocale })

/**
 * Maps a signed chat identity to the person it belongs to. Where the surface tells who its people are it is asked on each
 * request: guests, strangers and those who have left are refused whatever is written here, and a verified member whom
 * nobody knows is linked by their e-mail, or offered to the admins.
 */
export async function identify(deps: Deps, identity: Identity): Promise<Identified> {
  const member = await deps.members?.member(identity)
  if (member && member.standing !== 'member') return refusedAs(`member-${member.standing}`, localeOf(member))

  const user = (await deps.users.byIdentity(identity)) ?? (await byHandle(deps.users, identity))
  return user ? known(deps, user, identity) : unknown(deps, identity, member)
}

async function known({ users, clock }: Deps, user: User, { surface }: Identity): Promise<Identified> {
  if (!user.active) return refusedAs('account-inactive', { user })

  return { kind: 'asker', asker: { ...(await users.asAsker(user, clock.now())), surface } }
}

async function unknown(deps: Deps, identity: Identity, member: Member | undefined): Promise<Identified> {
  if (!member) return refusedAs('unknown-identity')
  if (!isVouched(member)) return refusedAs('member-unverified', localeOf(member))

  const linked = (await linkByAccount(deps, identity, member)) ?? (await linkByEmail(deps, identity, member))
  if (linked) return known(deps, linked, identity)

  const waitsFor = await offerNewcomer(deps, identity, member)
  const elsewhere = (await isUsedElsewhere(deps, identity)) ? { elsewhere: true as const } : {}
  return refusedAs('member-waits', { waitsFor, ...elsewhere, ...localeOf(member) })
}

const isChat = ({ surface }: Identity) => surface !== 'terminal' && surface !== 'playground'

const isUsedElsewhere = async ({ users }: Deps, { surface }: Identity): Promise<boolean> =>
  (await users.list()).some(
    ({ active, identities }) => active && identities.some((one) => isChat(one) && one.surface !== surface),
  )

/** The terminal and the playground name people by their handle: nobody needs an identity written down for them. */
const byHandle = async (
  users: CommandDeps['users'],
  { surface, userId }: Identity,
): Promise<User | undefined> => (isChat({ surface, userId }) ? undefined : users.byId(userId))
