import type { Env } from '#src/config/env.ts'
import type { Users } from '#src/ports/users.ts'

/** The terminal on an embedded store always knows `admin`: whoever has the machine has the data. */
export async function ensureAdmin(users: Users, env: Env): Promise<void> {
  if (await users.byId('admin')) return

  await users.put([
    {
      _id: 'admin',
      name: 'Admin',
      role: 'admin',
      locale: env.DEFAULT_LOCALE,
      zone: env.COMPANY_TIME_ZONE,
      identities: [],
      active: true,
    },
  ])
}
