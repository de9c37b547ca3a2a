import type { Channel } from '#src/domain/event.ts'

/** What a touch takes, preparation and writing down included. */
export const minutesOf: Readonly<Record<Channel, number>> = {
  phone: 15,
  wechat: 5,
  mail: 10,
  sms: 5,
  social: 10,
  visit: 90,
  event: 120,
  web: 5,
  other: 15,
}

/** Something to do: whole minutes, and what is at stake. */
export type Chore = {
  readonly minutes: number
  readonly valueAtRiskMinor: number
  readonly isUrgent: boolean
}

/** Every touch is worth something, and an urgent one more than all that is not. */
const worthsOf = (chores: readonly Chore[]): readonly number[] => {
  const plain = chores.map(({ valueAtRiskMinor }) => Math.max(0, valueAtRiskMinor) + 1)
  const all = plain.reduce((sum, worth) => sum + worth, 0)
  return chores.map(({ isUrgent }, at) => (plain[at] ?? 0) + (isUrgent ? all : 0))
}

/**
 * The chores that are best done in the time there is: none beyond it, and no other set that fits is worth more (0/1
 * knapsack by dynamic programming, chores × minutes). In the order given.
 */
export function bestSet<Given extends Chore>(chores: readonly Given[], minutes: number): readonly Given[] {
  const room = Math.max(0, Math.floor(minutes))
  const worths = worthsOf(chores)
  const best = Array.from({ length: chores.length + 1 }, () => new Float64Array(room + 1))

  for (const [n, chore] of chores.entries()) {
    for (let left = 0; left <= room; left += 1) {
      const without = best[n]?.[left] ?? 0
      const taken = chore.minutes <= left ? (best[n]?.[left - chore.minutes] ?? 0) + (worths[n] ?? 0) : -1
      const row = best[n + 1]
      if (row) row[left] = Math.max(without, taken)
    }
  }
  return walkBack(chores, best, room)
}

function walkBack<Given extends Chore>(
  chores: readonly Given[],
  best: readonly Float64Array[],
  room: number,
): readonly Given[] {
  const chosen: Given[] = []
  let left = room
  for (const [n, chore] of [...chores.entries()].reverse()) {
    if (best[n + 1]?.[left] === best[n]?.[left]) continue
    chosen.push(chore)
    left -= chore.minutes
  }
  return chosen.reverse()
}
