import type { Reply } from '#src/cards/card.ts'
import {
  confirmReadersCard,
  managersOnlyCard,
  noChannelCard,
  type OrderView,
  offCard,
  orderedCard,
} from '#src/cards/digest/order-cards.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { present } from '#src/domain/present.ts'
import type { Asker, UserSettings } from '#src/domain/user.ts'

/** Keeps what somebody wants weekly; who changed it is in the audit. */
async function keep(deps: CommandDeps, { userId }: Asker, digest: NonNullable<UserSettings['digest']>) {
  const user = await deps.users.byId(userId)
  if (!user) return
  await deps.audit.record({
    at: deps.clock.now(),
    who: userId,
    action: 'settings',
    fields: ['digest'],
  })
  await deps.users.put([{ ...user, settings: { ...user.settings, digest } }])
}

/** No digest until it is ordered again. */
export async function orderNone(deps: CommandDeps, asker: Asker): Promise<Reply> {
  await keep(deps, asker, 'off')
  return { card: offCard(asker.locale) }
}

/**
 * Orders the weekly digest. Into a channel only once its orderer has seen who can read there, and agreed: where nobody
 * can tell, nothing goes there.
 */
export async function orderWeekly(
  deps: CommandDeps,
  asker: Asker,
  order: OrderView,
  isConfirmed: boolean,
): Promise<Reply> {
  const { locale, role } = asker
  if (role === 'rep') return { card: managersOnlyCard(locale), refused: 'digest-for-managers' }

  const { channel, weekday, at, segment } = order
  if (channel !== undefined) {
    const readers = await deps.channels?.readers(channel)
    if (!readers) return { card: noChannelCard(locale, channel), refused: 'channel-unknown' }
    if (!isConfirmed) return { card: confirmReadersCard(locale, order, readers) }
  }
  await keep(deps, asker, { weekday, at, ...present({ segment, channel }) })
  return { card: orderedCard(locale, order) }
}
