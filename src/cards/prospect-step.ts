import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { Reader } from './reader.ts'
import { stepWords } from './step-words.ts'

/**
 * The next step of a prospect tier's plan, its touches taken in turn: `Phone by Fri 27 Nov: agree on what they need`,
 * in full with the one thing to ask. Undefined for a tier that the policy has dropped.
 */
export function prospectStepLines(
  reader: Reader,
  { facts, knownSince }: Pick<Customer, 'facts' | 'knownSince'>,
  policy: Policy,
  tier: string,
): { readonly short: string; readonly full: string; readonly cadenceDays: number } | undefined {
  const plan = policy.prospects.tiers.find(({ code }) => code === tier)?.plan
  const touch = plan?.touches[facts.touchesOut % plan.touches.length]
  if (!plan || !touch) return undefined

  const due = addDays(facts.lastTouch?.at ?? knownSince, plan.cadenceDays)
  return { ...stepWords(reader, touch, due), cadenceDays: plan.cadenceDays }
}
