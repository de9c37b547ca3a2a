import { normaliseName } from '#src/domain/normalise-name.ts'
import type { Role, User } from '#src/domain/user.ts'

/** A person as the picker shows them. */
export type Person = Pick<User, 'name' | 'role' | 'locale'> & { readonly id: string; readonly team?: string }

const pickerLimit = 80

/** Active people whose name, handle or team has the words, by role and then by name. */
export function findPeople(
  users: readonly User[],
  { words, role }: { readonly words: string; readonly role?: Role | undefined },
): readonly Person[] {
  const wanted = normaliseName(words)

  return users
    .filter((user) => user.active && (role === undefined || user.role === role))
    .filter((user) => normaliseName(`${user._id} ${user.name} ${user.team ?? ''}`).includes(wanted))
    .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || a._id.localeCompare(b._id))
    .slice(0, pickerLimit)
    .map(personOf)
}

const order: readonly Role[] = ['rep', 'manager', 'service', 'admin']

/** What the page is told of a user. */
export const personOf = ({ _id, name, role, locale, team }: User): Person => ({
  id: _id,
  name,
  role,
  locale,
  ...(team === undefined ? {} : { team }),
})
