import { addDays } from './days.ts'
import { purchasesBy } from './facts/purchases-by.ts'
import type { Facts } from './facts.ts'
import type { Policy } from './policy.ts'
import { valueNowMinor } from './value.ts'

/** Where a figure is going. */
export type Direction = 'up' | 'steady' | 'down'

/** A figure is held against what it was a quarter ago, whatever the policy's half-life: people know a quarter. */
export const directionDays = 90

/** Less than a tenth either way is no direction. */
const noticeable = 0.1

function directionOf(before: number, now: number): Direction {
  if (now > before * (1 + noticeable)) return 'up'
  return now < before * (1 - noticeable) ? 'down' : 'steady'
}

/** A figure of a quarter ago, and where it has gone since. */
export type Moved = { readonly before: number; readonly direction: Direction }

export const moved = (before: number, now: number): Moved => ({ before, direction: directionOf(before, now) })

/**
 * Value now against that of a quarter ago (minor units). Undefined for whoever had not bought by then, and where
 * more than 24 orders came since, which a fold does not list.
 */
export function valueMoved(facts: Facts, policy: Policy, now: Date): Moved | undefined {
  const then = addDays(now, -directionDays)
  const earlier = purchasesBy(facts, policy, then)
  if (!earlier?.firstOrderAt) return undefined

  return moved(valueNowMinor(earlier, policy, then), valueNowMinor(facts, policy, now))
}
