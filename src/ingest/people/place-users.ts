import { identityKey } from '#src/domain/identity-key.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { User } from '#src/domain/user.ts'
import type { Problem } from '#src/ingest/read/read-cells.ts'
import type { UserDraft } from '#src/ingest/rows/user-row.ts'

export type UserDefaults = { readonly locale: User['locale']; readonly zone: string }

/** What becomes of the rows: users to write, rows that change nothing, rows that are refused and why. */
export type PlacedUsers = {
  readonly changed: readonly User[]
  readonly made: number
  readonly known: number
  readonly refused: readonly { readonly line: number; readonly problem: Problem }[]
  /** Managers nobody answers to; their rows are taken without one. */
  readonly leftOut: readonly { readonly line: number; readonly problem: Problem }[]
}

/**
 * Matches rows with users, by id, e-mail or chat identity, and by name where just one has it; what a row leaves
 * empty stays as it is. Managers are matched last, since they may stand further down.
 */
export function placeUsers(
  stored: readonly User[],
  drafts: readonly UserDraft[],
  defaults: UserDefaults,
): PlacedUsers {
  const users = new Map(stored.map((user) => [user._id, user]))
  const before = new Map(users)
  const refused: { line: number; problem: Problem }[] = []
  const placed = new Map<string, UserDraft>()
  for (const draft of drafts) {
    const known = findKnown([...users.values()], draft)
    const user = known ? merged(known, draft) : madeOf(draft, users, defaults)
    const problem = conflictOf(user, draft, users, placed)
    if (problem) refused.push({ line: draft.line, problem })
    else {
      users.set(user._id, user)
      placed.set(user._id, draft)
    }
  }
  const leftOut = assignManagers(users, placed)

  const written = [...placed.keys()].flatMap((id) => users.get(id) ?? [])
  const changed = written.filter((user) => !isSame(user, before.get(user._id)))
  const made = changed.filter((user) => !before.has(user._id)).length
  return { changed, made, known: written.length - changed.length, refused, leftOut }
}

function findKnown(users: readonly User[], draft: UserDraft): User | undefined {
  if (draft.id !== undefined) return users.find((user) => user._id === draft.id)
  const keys = new Set(draft.identities.map(identityKey))
  const certain = users.find(
    (user) =>
      (draft.email !== undefined && user.email === draft.email) ||
      user.identities.some((identity) => keys.has(identityKey(identity))),
  )
  if (certain || draft.email !== undefined) return certain
  const named = users.filter((user) => normaliseName(user.name) === normaliseName(draft.name))
  return named.length === 1 ? named[0] : undefined
}

function madeOf(draft: UserDraft, users: ReadonlyMap<string, User>, defaults: UserDefaults): User {
  const base = draft.suggestedId.slice(0, 60)
  let id = draft.id ?? base
  for (let n = 2; draft.id === undefined && users.has(id); n++) id = `${base}-${n}`
  const fresh: User = { _id: id, name: draft.name, role: 'rep', identities: [], active: true, ...defaults }
  return merged(fresh, draft)
}

function merged(user: User, { name, email, role, team, locale, zone, identities }: UserDraft): User {
  const known = new Set(user.identities.map(identityKey))
  const chosen = user.settings?.chosen ?? []
  const own = {
    locale: chosen.includes('locale') ? undefined : locale,
    zone: chosen.includes('zone') ? undefined : zone,
  }
  const told = { name, email, role, team, ...own }
  return {
    ...user,
    ...(Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as Partial<User>),
    identities: [...user.identities, ...identities.filter((identity) => !known.has(identityKey(identity)))],
  }
}

/** Two rows for one user, or an identity or e-mail that is another user's already. */
function conflictOf(
  user: User,
  draft: UserDraft,
  users: ReadonlyMap<string, User>,
  placed: ReadonlyMap<string, UserDraft>,
): Problem | undefined {
  if (placed.has(user._id)) return { column: 'name', value: draft.name, reason: 'twice-in-file' }
  const keys = new Set(user.identities.map(identityKey))
  const others = [...users.values()].filter((other) => other._id !== user._id)
  const taken = others.some(
    (other) =>
      (user.email !== undefined && other.email === user.email) ||
      other.identities.some((identity) => keys.has(identityKey(identity))),
  )
  return taken ? { column: 'name', value: draft.name, reason: 'identity-taken' } : undefined
}

function assignManagers(
  users: Map<string, User>,
  placed: ReadonlyMap<string, UserDraft>,
): PlacedUsers['leftOut'] {
  const leftOut: { line: number; problem: Problem }[] = []
  for (const [id, draft] of placed) {
    const user = users.get(id)
    if (!user || draft.manager === undefined) continue
    const manager = managerOf([...users.values()], draft.manager)
    if (manager === undefined || isAbove(users, id, manager)) {
      const reason = manager === undefined ? 'user-unknown' : 'manager-cycle'
      leftOut.push({ line: draft.line, problem: { column: 'manager', value: draft.manager, reason } })
    } else users.set(id, { ...withoutManager(user), manager })
  }
  return leftOut
}

/** Whoever is named in a list is no longer what a surface's directory said. */
const withoutManager = ({ manager: _, managerFrom: __, ...user }: User): User => user

function managerOf(users: readonly User[], text: string): string | undefined {
  const clean = text.normalize('NFKC').trim().toLowerCase().replace(/^@/, '')
  const exact = users.find((user) => user._id.toLowerCase() === clean || user.email === clean)
  const named = users.filter((user) => normaliseName(user.name) === normaliseName(text))
  return exact?._id ?? (named.length === 1 ? named[0]?._id : undefined)
}

/** Is `id` on the way up from `manager`? Then making that one its manager would close a circle. */
function isAbove(users: ReadonlyMap<string, User>, id: string, manager: string): boolean {
  const seen = new Set<string>()
  for (let at: string | undefined = manager; at !== undefined && !seen.has(at); at = users.get(at)?.manager) {
    if (at === id) return true
    seen.add(at)
  }
  return false
}

const isSame = (user: User, before: User | undefined): boolean =>
  before !== undefined && JSON.stringify(sorted(user)) === JSON.stringify(sorted(before))

const sorted = (user: User) => Object.entries(user).sort(([a], [b]) => (a < b ? -1 : 1))
