import type { Role, User } from '#src/domain/user.ts'

/** A user with defaults: the rep Mei, English, in Shanghai. */
export const aUser = (given: Partial<User> = {}): User => ({
  _id: 'mei',
  name: 'Mei Lin',
  role: 'rep',
  locale: 'en',
  zone: 'Asia/Shanghai',
  identities: [],
  active: true,
  ...given,
})

/** One user of each role, Mei among them; the manager is hers. */
export const aTeam = (locale: User['locale'] = 'en'): readonly User[] => [
  aUser({ locale, manager: 'bao' }),
  aUser({ _id: 'lei', name: 'Lei Wang', locale }),
  aUser({ _id: 'bao', name: 'Bao Chen', role: 'manager', locale }),
  aUser({ _id: 'sara', name: 'Sara Holt', role: 'service', locale }),
  aUser({ _id: 'admin', name: 'Admin', role: 'admin', locale }),
]

/** All roles, each with one who has it. */
export const oneOfEachRole: Readonly<Record<Role, string>> = {
  rep: 'mei',
  manager: 'bao',
  service: 'sara',
  admin: 'admin',
}
