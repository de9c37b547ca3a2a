import type { Card } from '#src/cards/card.ts'
import { linkByEmail } from '#src/decide/people/link-member.ts'
import type { User } from '#src/domain/user.ts'
import type { Audit } from '#src/ports/audit.ts'
import type { Chat } from '#src/ports/chat.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Users } from '#src/ports/users.ts'

type Deps = {
  readonly chats: readonly Chat<Card>[]
  readonly users: Users
  readonly audit: Audit
  readonly clock: Clock
}

/** Whether a surface has them by their account, or is the one that has everybody and they have chosen it. */
const isReached = async ({ surface, reaches }: Chat<Card>, reader: User): Promise<boolean> =>
  reaches ? reaches(reader) : reader.settings?.preferredSurface === surface

/**
 * Somebody whom no surface has by their account, linked where one has them by their address: they need not write there
 * first to be written to. The rule is that of whoever does: one active user of that verified address, and an account that
 * is nobody else's. Where there is none they are answered as they are.
 */
export async function linkByAddress(deps: Deps, reader: User): Promise<User> {
  const { chats, users } = deps
  for (const chat of chats) if (await isReached(chat, reader)) return reader
  for (const chat of chats) {
    const found = await chat.seek?.(reader)
    if (!found || (await users.byIdentity(found.identity))) continue

    const linked = await linkByEmail(deps, found.identity, found.member)
    if (linked?._id === reader._id && linked.active) return linked
  }
  return reader
}
