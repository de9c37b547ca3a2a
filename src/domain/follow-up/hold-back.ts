import type { Policy } from '#src/domain/policy.ts'
import type { Reminder } from './reminder.ts'

/** What decides whether a reminder may be held back, and which one is. */
export type MaybeHeld = Pick<Reminder, '_id' | 'kind' | 'tier' | 'lifecycle' | 'isUrgent'>

/** The touches of the cadence: what is owed (the floor, an occasion, a call-back) or asked for (`timed`) always goes out. */
const measured: ReadonlySet<Reminder['kind']> = new Set<Reminder['kind']>(['touch', 'win-back'])

/** FNV-1a over UTF-16 units, mixed by murmur3's finaliser, so that names that differ in one digit fall apart: 0 up to 1. */
export function chanceOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296
}

/**
 * Whether a reminder takes part in the measurement of what follow-up earns: never one of the top tier, an urgent one (a
 * complaint among them), the floor's, or a prospect's.
 */
export const isMeasured = (reminder: MaybeHeld, policy: Policy): boolean =>
  measured.has(reminder.kind) &&
  !reminder.isUrgent &&
  reminder.lifecycle !== 'prospect' &&
  reminder.tier !== undefined &&
  reminder.tier !== policy.tiers[0]?.code

/**
 * Whether this reminder is held back. Fixed by its `_id` and the policy's version, so that planning it again decides
 * the same, and nobody can draw until they like it.
 */
export function heldBack(reminder: MaybeHeld, policy: Policy): boolean {
  const share = policy.followUp.holdBack?.share
  return (
    share !== undefined &&
    isMeasured(reminder, policy) &&
    chanceOf(`${reminder._id}|${policy.version}`) < share
  )
}
