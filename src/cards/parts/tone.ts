import type { Card } from '#src/cards/card.ts'
import type { Customer } from '#src/domain/customer.ts'
import { daysBetween } from '#src/domain/days.ts'
import type { Explanation } from '#src/domain/tier/explain.ts'
import type { Reader } from './reader.ts'

/** Within so many days a change is worth a warning colour (the early warning's window). */
const soonDays = 28

/** Warning where something is about to be lost, good where it has just risen or grows, else neutral. */
export function toneOf(
  { now }: Reader,
  { lifecycle, tier }: Customer,
  explained: Explanation | undefined,
): Card['tone'] {
  const change = explained?.nextChange
  if (change && daysBetween(now, change.at) <= soonDays) return 'warning'
  if (lifecycle === 'slipping' || lifecycle === 'dormant' || tier?.proposed) return 'warning'

  return tier?.evidence.reason === 'promoted' || lifecycle === 'growing' ? 'good' : 'neutral'
}
