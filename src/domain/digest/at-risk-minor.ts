import type { Customer } from '#src/domain/customer.ts'
import { expectedValueMinor } from '#src/domain/value.ts'
import type { DigestFrame } from './frame.ts'

const yearDays = 365

/** What is lost if the customer goes: a year's spend at its present pace, base-currency minor units. */
export const atRiskMinor = (
  { facts }: Customer,
  { policy, now }: Pick<DigestFrame, 'policy' | 'now'>,
): number => expectedValueMinor(facts, policy, now, yearDays)
