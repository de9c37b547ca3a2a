import type { User } from '#src/domain/user.ts'
import type { Delivered } from '#src/simulate/recording-chat.ts'
import { onTheWall } from './wall-clock.ts'

/** The nearest rank of a sorted list; 0 of an empty one. */
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0

/** How many messages each rep got on each working day, days without one included. */
export function messagesPerRepDay(
  messages: readonly Delivered[],
  reps: readonly User[],
  workingDays: readonly string[],
): { readonly p50: number; readonly p95: number } {
  const count = new Map<string, number>()
  for (const { to, at } of messages) {
    const key = `${to._id} ${onTheWall(at, to.zone).day}`
    count.set(key, (count.get(key) ?? 0) + 1)
  }
  const all = reps
    .flatMap(({ _id }) => workingDays.map((day) => count.get(`${_id} ${day}`) ?? 0))
    .sort((a, b) => a - b)

  return { p50: quantile(all, 0.5), p95: quantile(all, 0.95) }
}
