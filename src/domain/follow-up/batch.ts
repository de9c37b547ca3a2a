import type { Channel } from '#src/domain/event.ts'
import type { Policy } from '#src/domain/policy.ts'
import { lowerTiers } from './growing.ts'
import type { Reminder } from './reminder.ts'

/** What a mass-send tool can send. */
const written: ReadonlySet<Channel> = new Set<Channel>(['mail', 'sms', 'wechat'])

/** The longest batch: what one person can look through before approving it. */
export const batchMost = 200

type MaybeBatched = Pick<Reminder, 'kind' | 'tier' | 'channel' | 'valueState' | 'isUrgent'>

/**
 * Whether a touch may be one of a batch: written, of a lower tier, and nothing that asks for a person. The floor's may:
 * a written word keeps it.
 */
export const isBatchable = (reminder: MaybeBatched, policy: Pick<Policy, 'tiers'>): boolean =>
  (reminder.kind === 'floor' || (reminder.kind === 'touch' && !reminder.isUrgent)) &&
  reminder.tier !== undefined &&
  lowerTiers(policy).has(reminder.tier) &&
  reminder.valueState !== 'small-growing' &&
  written.has(reminder.channel)

/**
 * A list parted into what is done one by one and what may be one batch: text and CSV for the rep's own mail or mass-send
 * tool, one approval. It is one of the rep's touches of the day. One alone is no batch.
 */
export function batchOf(
  reminders: readonly Reminder[],
  policy: Pick<Policy, 'tiers'>,
): { readonly single: readonly Reminder[]; readonly batch: readonly Reminder[] } {
  const batch = reminders.filter((reminder) => isBatchable(reminder, policy))
  if (batch.length < 2) return { single: reminders, batch: [] }

  return { single: reminders.filter((reminder) => !isBatchable(reminder, policy)), batch }
}
